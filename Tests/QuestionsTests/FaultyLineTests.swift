import Questions
import Testing

@Suite struct FaultyLineTests {
  private static func body(_ faults: [Int], code: String = "a\nb\nc\nd") -> FaultyLine {
    FaultyLine(
      code: code, language: "python",
      faults: faults.map { FaultyLine.Fault(line: $0, why: "\($0)") },
      explanation: "so")
  }

  @Test(arguments: [
    ([3], Set([2]), true, 1.0), ([3], Set([1]), false, 0), ([2, 4], Set([1, 3]), true, 1),
    ([2, 4], Set([1]), false, 0.5), ([2, 4], Set([1, 2]), false, 0),
    ([2, 4], Set([1, 2, 3]), false, 0.5),
  ])
  func `the score is hits less false alarms`(
    faults: [Int], pointed: Set<Int>, isRight: Bool, score: Double
  ) {
    #expect(
      Self.body(faults).judge(.pointed(pointed))
        == .marked(Mark(isRight ? .right : .wrong, score: score)))
  }

  @Test(arguments: [
    ("a\nb\n", ["a", "b"]), ("a\n\nb", ["a", "", "b"]), ("a\r\nb", ["a", "b"]), ("a", ["a"]),
  ])
  func `a line break at the end begins no line`(code: String, lines: [String]) {
    #expect(Self.body([1], code: code).shape.offered == lines)
  }

  @Test func `its code is a block whose fence no line closes`() {
    let text = Self.body([1], code: "a = '''\n```\n'''").texts[0].text
    #expect(text == "````python\na = '''\n```\n'''\n````")
  }

  @Test func `several lines are asked for where several are at fault`() {
    guard case .point(let one) = Self.body([1]).shape,
      case .point(let two) = Self.body([1, 2]).shape
    else {
      Issue.record("another shape")
      return
    }
    #expect([one.asksForSeveral, two.asksForSeveral] == [false, true])
    #expect(Self.body([1, 2]).rightTexts == ["`a`", "`b`"])
  }
}
