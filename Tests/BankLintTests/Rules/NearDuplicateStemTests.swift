import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let nearDuplicateStem = RuleExample(
    .nearDuplicateStem,
    failing: LintedBank(
      Sample.choice("first", prompt: "How many queries does a chain of filters run?"),
      Sample.choice("second", prompt: "How many queries does this chain of filters run?")),
    """
    orm.json: second: prompt: asks nearly the same as first in orm.json (100 % alike): \
    "How many queries does this chain of filters run?" and \
    "How many queries does a chain of filters run?"
    """,
    passing: LintedBank(
      Sample.choice("first", prompt: "How many queries does a chain of filters run?"),
      Sample.choice("second", prompt: "What does a chain of filters cost?"),
      Sample.choice("third", prompt: code("Book.objects.first()")),
      Sample.choice("fourth", prompt: code("Book.objects.last()")),
      Sample.choice("fifth", prompt: "What is printed by the code that calls `first()` here?"),
      Sample.choice("sixth", prompt: "What is printed by the code that calls `last()` here?")))

  fileprivate static func code(_ line: String) -> String {
    """
    What does the last line print when the table is empty?

    ```python
    from shop.models import Book
    print(\(line))
    ```
    """
  }
}

@Suite struct NearDuplicateStemTests {
  private static func file(_ name: String, _ questions: [Question]) -> LintedFile {
    LintedFile(name: name, bank: "django", questions: questions)
  }

  @Test func `a twin in a neighbouring file is named with its file`() {
    let bank = LintedBank(
      files: [Self.file("a.json", [Sample.choice("new", prompt: "Why is a queryset lazy?")])],
      neighbours: [
        Self.file("b.json", [Sample.choice("old", prompt: "Why is a *queryset* lazy?")]),
        Self.file("c.json", [Sample.choice("other", prompt: "Why is a *queryset* lazy?")]),
      ])
    #expect(
      bank.findings(.nearDuplicateStem) == [
        """
        a.json: new: prompt: asks nearly the same as old in b.json (100 % alike): \
        "Why is a queryset lazy?" and "Why is a queryset lazy?" [near-duplicate-stem]
        """
      ])
  }

  @Test func `the same code with the same question is a duplicate`() {
    let prompt = RuleExample.code("Book.objects.first()")
    let bank = LintedBank(Sample.choice("one", prompt: prompt), Sample.open("two", prompt: prompt))
    #expect(bank.findings(.nearDuplicateStem).count == 1)
  }

  @Test func `of a hundred equal prompts all but the first are reported`() {
    let equal = (0..<100).map { Sample.choice("q\($0)", prompt: "Why is a queryset lazy?") }
    #expect(LintedBank(equal).findings(.nearDuplicateStem).count == 99)
  }

  @Test func `a long prompt is shown by its beginning`() {
    let prompt = Sample.words(40)
    let findings = LintedBank(
      Sample.choice("one", prompt: prompt), Sample.choice("two", prompt: prompt)
    )
    .findings(.nearDuplicateStem)
    let shown = String(repeating: "word ", count: 20).dropLast() + "…"
    #expect(
      findings.first?.hasSuffix("\"\(shown)\" and \"\(shown)\" [near-duplicate-stem]") == true)
  }
}
