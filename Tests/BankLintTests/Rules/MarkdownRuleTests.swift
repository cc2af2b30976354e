import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let markdown = RuleExample(
    .markdown,
    failing: LintedBank(
      Sample.choice(
        prompt: "# Heading\n\nWhat?", explanation: "<div>\nlost\n</div>\n\n```python\nx = 1")),
    "orm.json: lazy: prompt: a prompt has no headings",
    "orm.json: lazy: explanation: the block of code that begins in line 5 is never closed",
    "orm.json: lazy: explanation: \"<div>\" is raw HTML, which is not shown; write it as code",
    passing: LintedBank(
      Sample.choice(explanation: "`<div>` is code\n\n```html\n<div>\n</div>\n```")))
}

@Suite struct MarkdownRuleTests {
  @Test(arguments: [
    ("The tag <b>bold</b> is lost", false), ("- > <p>deep</p>", false), ("*<i>*", false),
    ("1 < 2 and 3 > 2", true), ("<https://www.djangoproject.com/>", true), ("## Fine here", true),
  ])
  func `HTML is found wherever it hides`(row: (text: String, passes: Bool)) {
    let bank = LintedBank(Sample.choice(explanation: row.text))
    #expect(bank.findings(.markdown).isEmpty == row.passes)
  }
}
