import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let codeLanguage = RuleExample(
    .codeLanguage,
    failing: LintedBank(
      Sample.choice(prompt: "Prints?\n\n```\nx\n```", explanation: "```pyton\nx\n```")),
    "orm.json: lazy: prompt: a block of code names no language, such as ```python",
    "orm.json: lazy: explanation: \"pyton\" is no language; did you mean python?",
    passing: LintedBank(Sample.choice(prompt: "Prints?\n\n```python\nx\n```")))
}

@Suite struct CodeLanguageTests {
  @Test func `code by indentation names no language`() {
    #expect(
      LintedBank(Sample.choice(prompt: "Prints?\n\n    x = 1")).findings(.codeLanguage).count == 1)
  }

  @Test(arguments: [
    ("bash", true), ("c", true), ("C++", true), ("f#", true), ("objective-c", true),
    ("Python", true), ("python3", true), ("cython", true), ("ipython", true), ("pycon", true),
    ("text", true), ("brainfuck", true), ("日本語", true), ("javascirpt", false), ("Pyhton", false),
    ("rust,ignore", true), ("{.python", true), ("{r}", true), ("pyton,ignore", false),
    ("1", false), ("???", false), ("{}", false),
  ])
  func `any name is a language, unless a slip of one letter made it`(
    row: (language: String, passes: Bool)
  ) {
    let bank = LintedBank(Sample.choice(prompt: "Prints?\n\n```\(row.language)\nx\n```"))
    #expect(bank.findings(.codeLanguage).isEmpty == row.passes)
  }
}
