import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let hint = RuleExample(
    .hint,
    failing: LintedBank(
      Sample.open(hint: nil), Sample.open("second", hint: "It joins along foreign keys.")),
    "orm.json: loading: hint: is missing; open questions above beginner level have one",
    "orm.json: second: hint: gives away 2 of 3 key points by an accepted term",
    passing: LintedBank(Sample.open(hint: "What joins?")))
}

@Suite struct HintTests {
  @Test func `a beginner's question needs none`() {
    #expect(LintedBank(Sample.open(level: .beginner, hint: nil)).findings(.hint) == [])
  }

  @Test func `half of the key points may be touched`() {
    let points = Sample.keyPoints + [KeyPoint(point: "More", accept: ["memory", "cost"])]
    let bank = LintedBank(Sample.open(hint: "It joins foreign keys", keyPoints: points))
    #expect(bank.findings(.hint) == [])
  }
}
