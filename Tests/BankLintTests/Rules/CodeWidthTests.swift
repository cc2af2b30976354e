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

  @Test(arguments: [
    ("\t" + String(repeating: "x", count: 84), 88),
    ("abc\t" + String(repeating: "x", count: 84), 88),
    ("\t\t" + String(repeating: "x", count: 81), 89), (String(repeating: "漢", count: 44), 88),
    (String(repeating: "漢", count: 44) + "x", 89), (String(repeating: "😀", count: 45), 90),
  ])
  func `a tab reaches to the next fourth column, a wide character takes two`(
    row: (line: String, columns: Int)
  ) {
    let bank = LintedBank(Sample.choice(prompt: "Prints?\n\n```python\n\(row.line)\n```"))
    let told = "orm.json: lazy: prompt: a line of code has \(row.columns) columns; break it at 88"
    #expect(bank.findings(.codeWidth) == (row.columns > 88 ? ["\(told) [code-width]"] : []))
  }
}
