import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let stepCount = RuleExample(
    .stepCount, failing: LintedBank(StepCountTests.question(2)),
    "orm.json: loading: steps: offer 3 to 8 pieces, not 2",
    passing: LintedBank(StepCountTests.question(2, distractors: 1)))
}

@Suite struct StepCountTests {
  static func question(_ steps: Int, distractors: Int = 0) -> Question {
    Sample.question(
      "In which order?",
      Ordering(
        steps: (0..<steps).map { "Step \($0)" }, distractors: (0..<distractors).map { "No \($0)" },
        explanation: "Thus."))
  }

  @Test(arguments: [(8, 0, true), (8, 1, false), (3, 0, true)])
  func `what does not belong counts as well`(steps: Int, distractors: Int, passes: Bool) {
    let bank = LintedBank(Self.question(steps, distractors: distractors))
    #expect(bank.findings(.stepCount).isEmpty == passes)
  }
}
