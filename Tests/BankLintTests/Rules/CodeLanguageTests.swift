import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let codeLanguage = RuleExample(
    .codeLanguage,
    failing: LintedBank(
      Sample.choice(prompt: "Prints?\n\n```\nx\n```", explanation: "```pyton\nx\n```")),
    "orm.json: lazy: prompt: a block of code names no language, such as ```python",
    """
    orm.json: lazy: explanation: "pyton" is no language; write one of python, pycon, html, css, \
    javascript, sql, shell, http, json, toml, yaml, ini, dockerfile, nginx, diff, text
    """,
    passing: LintedBank(Sample.choice(prompt: "Prints?\n\n```python\nx\n```")))
}

@Suite struct CodeLanguageTests {
  @Test func `code by indentation names no language`() {
    #expect(
      LintedBank(Sample.choice(prompt: "Prints?\n\n    x = 1")).findings(.codeLanguage).count == 1)
  }
}
