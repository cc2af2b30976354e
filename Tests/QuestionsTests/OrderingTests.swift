import Questions
import Testing

@Suite struct OrderingTests {
  private static let body = Ordering(
    steps: ["a", "b", "c", "d"], distractors: ["x", "y"], explanation: "so")

  @Test(arguments: [
    ([0, 1, 2, 3], true, 1.0), ([1, 2, 3, 0], false, 0.75), ([0, 1, 3, 2], false, 0.5),
    ([3, 2, 1, 0], false, 0.25), ([0, 1, 2], false, 0.75), ([0, 1, 2, 3, 4], false, 0.75),
    ([0, 1, 4, 2, 3], false, 0.25), ([4, 5], false, 0), ([], false, 0),
  ])
  func `the score is the longest run less what does not belong`(
    places: [Int], isRight: Bool, score: Double
  ) {
    #expect(
      Self.body.judge(.arranged(places)) == .marked(Mark(isRight ? .right : .wrong, score: score)))
  }

  @Test func `another shape of answer is wrong`() {
    #expect(Self.body.judge(.typed(["a"])) == .marked(Mark(.wrong, score: 0)))
  }

  @Test func `what does not belong is told apart`() {
    #expect(Self.body.rightTexts == ["a", "b", "c", "d"])
    #expect(Self.body.strangers == ["x", "y"])
  }

  @Test(arguments: [["a", "b"], ["b", "a"], ["one", "two", "three"], ["same"], []])
  func `paper has an order of its own, the same each time, that is not the answer`(
    texts: [String]
  ) {
    let printed = AnswerShape.Pieces(texts, hasStrangers: false).printed
    #expect(printed.sorted() == Array(texts.indices))
    #expect(texts.count < 2 || printed != Array(texts.indices))
  }
}
