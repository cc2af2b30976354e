import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let relatedQuestion = RuleExample(
    .relatedQuestion,
    failing: LintedBank(Sample.open(related: [])),
    "orm.json: loading: related: name a question close to this one",
    passing: LintedBank(Sample.open(related: ["lazy"])))
}

@Suite struct RelatedQuestionTests {
  @Test(arguments: [(Level.beginner, true), (.intermediate, false), (.advanced, false)])
  func `beginners' questions need none`(row: (level: Level, passes: Bool)) {
    let bank = LintedBank(Sample.open(level: row.level, related: []))
    #expect(bank.findings(.relatedQuestion).isEmpty == row.passes)
  }

  @Test func `a choice question needs none`() {
    #expect(LintedBank(Sample.choice(related: [])).findings(.relatedQuestion) == [])
  }
}
