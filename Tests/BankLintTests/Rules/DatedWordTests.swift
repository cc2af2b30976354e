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

@Suite struct DatedWordTests {
  @Test(arguments: [
    ("The latest version of Django", false), ("The newest Python release", false),
    ("Which is the latest?", false), ("The latest is 6.1", false), ("the latest, 6.1", false),
    ("the latest LTS", false), ("Currently it joins", false), ("It is currently broken", false),
    ("nowadays", false), ("the latest `x`", false),
    ("Which command shows the latest commit?", true), ("the newest row by date", true),
    ("by noon at the latest", true), ("the currently chosen language", true),
    ("`latest()` is currency", true), ("", true),
  ])
  func `words of the time of writing are told from those of the program's time`(
    row: (text: String, passes: Bool)
  ) {
    let bank = LintedBank(Sample.choice(explanation: row.text))
    #expect(bank.findings(.datedWord).isEmpty == row.passes)
  }
}
