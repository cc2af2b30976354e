import Terminal
import Testing

@Suite struct KeyHintTests {
  private let hints = [
    KeyHint("Enter", "show the answer", brief: "answer"), KeyHint("s", "skip"),
    KeyHint("q", "leave"),
  ]

  @Test(arguments: [
    (80, 1, ["Enter show the answer  s skip  q leave"]),
    (24, 2, ["Enter show the answer", "s skip  q leave"]),
    (30, 1, ["Enter answer  s skip  q leave"]),
    (20, 1, ["Enter  s  q"]),
    (8, 1, ["Enter  s"]),
    (3, 2, ["s", "q"]),
  ])
  func `hints take the longest wording that fits`(width: Int, lines: Int, expected: [String]) {
    let found = KeyHint.lines(hints, width: width, atMost: lines)
    #expect(found.map(\.text) == expected)
    #expect(found.allSatisfy { $0.width <= width })
  }

  @Test func `no hints make one empty line`() {
    #expect(KeyHint.lines([], width: 10, atMost: 1).map(\.text) == [""])
  }
}
