import Questions

@testable import BankLint

extension RuleExample {
  static let statedLevel = RuleExample(
    .statedLevel, failing: LintedBank(Sample.open(level: nil)),
    "orm.json: loading: level: is missing; it counts as intermediate",
    passing: LintedBank(Sample.open(level: .beginner)))
}
