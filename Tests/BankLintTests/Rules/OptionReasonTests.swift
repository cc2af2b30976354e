import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let optionReason = RuleExample(
    .optionReason,
    failing: LintedBank(
      Sample.choice(options: [
        Option(text: "No query", isCorrect: true, why: "Correct."),
        Option(text: "The table is read", isCorrect: false, why: "The table is read"),
        Option(text: "Two", isCorrect: false, why: "A queryset is `lazy`."),
        Option(text: "Three", isCorrect: false, why: "A queryset is lazy."),
      ])),
    "orm.json: lazy: options[0].why: give a reason in 4 words or more, not 1",
    "orm.json: lazy: options[1].why: only repeats the option",
    "orm.json: lazy: options[3].why: says the same as options[2].why",
    passing: LintedBank(Sample.choice()))
}
