import Scoring
import Testing

@testable import Sittings

@Suite struct LeftQuizTests {
  @Test func `a plan is read as it was written`() throws {
    let plan = LeftQuiz(start: Instant(milliseconds: 1_795_176_000_000), ids: ["a-b", "c"])
    #expect(plan.text == "1795176000000 a-b c")
    #expect(LeftQuiz(plan.text) == plan)
  }

  @Test(arguments: ["", " ", "a b", "12", "12 ", "99999999999999999999 a"])
  func `what is no plan is none`(text: String) {
    #expect(LeftQuiz(text) == nil)
  }
}
