import Questions
import Testing

@Suite struct ChoiceTests {
  private let single = choice([false, true, false, false])
  private let several = choice([true, false, true, false])

  private static func choice(_ keys: [Bool]) -> Choice {
    Choice(
      options: keys.map { Option(text: "text", isCorrect: $0, why: "why") }, explanation: "so")
  }

  @Test(arguments: [(Set([1]), true, 1.0), (Set([0]), false, 0), (Set(), false, 0)])
  func `a single key is hit or missed`(picked: Set<Int>, isRight: Bool, score: Double) {
    let mark = single.mark(picked)
    #expect(mark?.isRight == isRight)
    #expect(mark?.score == score)
  }

  @Test(arguments: [(Set([1]), 1.0), (Set([0]), -1.0 / 3), (Set(), 0)])
  func `guesses come to nothing on average`(picked: Set<Int>, score: Double) {
    #expect(single.mark(picked)?.scoreCorrectedForGuessing == score)
    let guesses = (0..<4).compactMap { single.mark([$0])?.scoreCorrectedForGuessing }
    #expect(guesses.count == 4)
    #expect(abs(guesses.reduce(0, +)) < 1e-12)
  }

  @Test(arguments: [
    (Set([0, 2]), true, 1.0), (Set([0]), false, 0.5), (Set([0, 1]), false, 0),
    (Set([0, 1, 2]), false, 0.5), (Set([0, 1, 2, 3]), false, 0), (Set([1, 3]), false, 0),
    (Set(), false, 0),
  ])
  func `several keys are scored by hits less false alarms`(
    picked: Set<Int>, isRight: Bool, score: Double
  ) {
    let mark = several.mark(picked)
    #expect(mark?.isRight == isRight)
    #expect(mark?.score == score)
    #expect(mark?.scoreCorrectedForGuessing == score)
  }
}

extension Choice {
  fileprivate func mark(_ picked: Set<Int>) -> Mark? {
    if case .marked(let mark) = judge(.picked(picked)) { mark } else { nil }
  }
}
