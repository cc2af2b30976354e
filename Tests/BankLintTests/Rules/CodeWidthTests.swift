import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let codeWidth = RuleExample(
    .codeWidth, failing: LintedBank(Sample.choice(prompt: code(columns: 89))),
    "orm.json: lazy: prompt: a line of code has 89 columns; break it at 88",
    passing: LintedBank(Sample.choice(prompt: code(columns: 88))))

  private static func code(columns: Int) -> String {
    "Prints?\n\n```python\n\(String(repeating: "é", count: columns))\nx = 1\n```"
  }
}

@Suite struct CodeWidthTests {
  @Test func `lines of text may be as long as they like`() {
    #expect(LintedBank(Sample.choice(prompt: Sample.words(90))).findings(.codeWidth) == [])
  }
}
