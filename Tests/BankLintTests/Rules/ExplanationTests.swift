@testable import BankLint

extension RuleExample {
  static let explanation = RuleExample(
    .explanation, failing: LintedBank(Sample.choice(explanation: "")),
    "orm.json: lazy: explanation: is missing", passing: LintedBank(Sample.choice(), Sample.open()))
}
