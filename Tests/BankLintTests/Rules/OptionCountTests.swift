import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let optionCount = RuleExample(
    .optionCount,
    failing: LintedBank(Sample.choice(options: Sample.options(["One", "Two"]))),
    "orm.json: lazy: options: offer 3 to 5 options, not 2",
    passing: LintedBank(Sample.choice(options: Sample.options(["One", "Two", "Three"]))))
}

@Suite struct OptionCountTests {
  @Test(arguments: [(2, false), (3, true), (5, true), (6, false)])
  func `three to five options pass`(row: (count: Int, passes: Bool)) {
    let options = Sample.options((0..<row.count).map { "Option \($0)" })
    let findings = LintedBank(Sample.choice(options: options)).findings(.optionCount)
    #expect(findings.isEmpty == row.passes)
  }

  @Test func `several keys are never all options`() {
    let allRight = Sample.options.map { Option(text: $0.text, isCorrect: true, why: $0.why) }
    #expect(
      LintedBank(Sample.choice(options: allRight)).findings(.optionCount) == [
        """
        orm.json: lazy: options: every option is right; offer at least one that is not \
        [option-count]
        """
      ])
  }
}
