import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let datedWord = RuleExample(
    .datedWord,
    failing: LintedBank(
      Sample.choice(prompt: "What does the latest Django do?", explanation: "Nowadays it joins.")),
    "orm.json: lazy: prompt: \"latest\" will be wrong one day; name the version or leave it out",
    "orm.json: lazy: explanation: \"nowadays\" will be wrong one day; name the version or leave it out",
    passing: LintedBank(
      Sample.choice(prompt: "What does `Book.objects.latest()` give in Django 6.1?")))
}
