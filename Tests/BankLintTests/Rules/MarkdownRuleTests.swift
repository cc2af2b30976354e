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
    ("What is `x here?", "a backtick opens code that is never closed"),
    ("What is ``x` here?", "a backtick opens code that is never closed"),
    ("- What is **x here?", "\"**x\" opens bold text that is never closed"),
    ("Pass **kwargs on.", "\"**kwargs\" opens bold text that is never closed"),
    (
      "See [x](javascript:alert(1)).",
      "\"[x](\" begins a link that cannot be followed, so it is shown as typed"
    ),
    (
      "See [the page](two words).",
      "\"[the page](\" begins a link that cannot be followed, so it is shown as typed"
    ),
  ])
  func `what is left open or is no link is told`(row: (text: String, finding: String)) {
    let bank = LintedBank(Sample.choice(explanation: row.text))
    #expect(
      bank.findings(.markdown) == ["orm.json: lazy: explanation: \(row.finding) [markdown]"])
  }

  @Test(arguments: [
    "`x` and ``a`b``", "A \\` alone", "**x** and **y**", "2 ** 3 and 2**3", "\\**kwargs",
    "`**kwargs`",
    "***both*** of them", "[x](https://example.org/)", "\\[x](y)", "`a[0](1)`", "a [1] (see below)",
    "```python\nf(**x)[0](1) # `\n```", "",
  ])
  func `what is closed, escaped or code passes`(text: String) {
    #expect(LintedBank(Sample.choice(explanation: text)).findings(.markdown) == [])
  }

  @Test(arguments: [
    ("The tag <b>bold</b> is lost", false), ("- > <p>deep</p>", false), ("*<i>*", false),
    ("1 < 2 and 3 > 2", true), ("<https://www.djangoproject.com/>", true), ("## Fine here", true),
  ])
  func `HTML is found wherever it hides`(row: (text: String, passes: Bool)) {
    let bank = LintedBank(Sample.choice(explanation: row.text))
    #expect(bank.findings(.markdown).isEmpty == row.passes)
  }
}
