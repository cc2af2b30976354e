import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let contradiction = RuleExample(
    .contradiction,
    failing: LintedBank(ContradictionTests.question(["join", "`select_related()`"])),
    "orm.json: loading: keyPoints[0].contradict: give a phrase that says the opposite, since all that is accepted are names",
    passing: LintedBank(ContradictionTests.question(["join", "it joins in one query"])))
}

@Suite struct ContradictionTests {
  static func question(_ accept: [String], contradict: [String] = []) -> Question {
    Sample.question(
      "When do you use it?",
      OpenAnswer(
        answer: "For single relations.",
        keyPoints: [KeyPoint(point: "It joins.", accept: accept, contradict: contradict)]))
  }

  @Test(arguments: [
    (["join"], [String](), false), (["join"], ["sends two queries"], true),
    (["a join", "select_related"], [], true), ([], [], true),
  ])
  func `one is wanted where names alone are accepted`(
    accept: [String], contradict: [String], passes: Bool
  ) {
    let bank = LintedBank(Self.question(accept, contradict: contradict))
    #expect(bank.findings(.contradiction).isEmpty == passes)
  }
}
