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

  /// A prompt and its key.
  struct Asked: Sendable {
    let prompt, key: String

    init(_ prompt: String, _ key: String) { (self.prompt, self.key) = (prompt, key) }

    func question(_ id: String) -> Question {
      Sample.choice(id, prompt: prompt, options: Sample.options([key, "One thing", "Another"]))
    }
  }

  private static func isFound(_ one: Asked, _ other: Asked) -> Bool {
    let found = [(one, other), (other, one)].map { first, second in
      !LintedBank(first.question("first"), second.question("second"))
        .findings(.nearDuplicateStem).isEmpty
    }
    #expect(found[0] == found[1])
    return found[0]
  }

  @Test(
    arguments: [
      (
        Asked("When is a queryset with a filter evaluated?", "When it is read"),
        Asked("A queryset with a filter: when is it evaluated?", "As soon as somebody reads it")
      ),
      (
        Asked(
          """
          An active user has `is_staff=True`, but no permissions and no groups. What happens when this \
          user logs in to the admin?
          """, "The index appears, without a single model"),
        Asked(
          """
          A user has `is_staff=True`, is no superuser, and has neither permissions nor groups. What do \
          they find at `/admin/`?
          """, "They are let in and see an index that lists no models")
      ),
      (
        Asked("For which of these databases does Django itself ship a backend?", "PostgreSQL"),
        Asked("Which databases have a backend that comes with Django itself?", "PostgreSQL, SQLite")
      ),
      (
        Asked("How do you fix the N+1 problem of this loop?", "Call `select_related('author')`"),
        Asked("How can the N+1 problem in this loop be solved?", "With `select_related('author')`")
      ),
      (
        Asked(
          "What is the difference between `null=True` and `blank=True`?", "Databases and forms"),
        Asked(
          "How do `null=True` and `blank=True` differ?", "One is for the database, one for forms")
      ),
      (
        Asked("Which command creates the migration files for changed models?", "`makemigrations`"),
        Asked(
          "With which command do you make migrations after changing a model?",
          "`manage.py makemigrations`")
      ),
      (
        Asked("What is the capital of France?", "Paris"),
        Asked("Which city is France's capital?", "The city of Paris")
      ),
      (
        Asked("Who wrote the play Hamlet?", "William Shakespeare"),
        Asked("Which playwright wrote Hamlet?", "Shakespeare")
      ),
      (Asked("What does `a+b` print?", "5"), Asked("What is printed by `a + b`?", "It prints 5")),
      (
        Asked("```python\na=[1,2]\n```\n\nWhat is printed?", "`[1, 2]`"),
        Asked("What does it show?\n\n```python\na = [1, 2]\n```", "A list, `[1, 2]`")
      ),
      (Asked("```sql\nSELECT 1\n```", "1"), Asked("```sql\nSELECT  1\n```", "One")),
    ] as [(Asked, Asked)])
  func `a twin in other words is found by its words and its answer`(one: Asked, other: Asked) {
    #expect(Self.isFound(one, other))
  }

  @Test(
    arguments: [
      (
        Asked("How do you sort the books ascending by price?", "`order_by('price')`"),
        Asked("How do you sort the books descending by price?", "`order_by('-price')`")
      ),
      (
        Asked("Which range of values does an int16 column hold?", "A range round zero"),
        Asked("Which range of values does an int32 column hold?", "A larger range round zero")
      ),
      (
        Asked("Which rows does the first query lock?", "The rows of the author"),
        Asked("Which rows does the last query lock?", "The rows of the author and the book")
      ),
      (
        Asked("Which of these methods is safe in HTTP?", "The method `GET`"),
        Asked("Which of these methods is not safe in HTTP?", "The method `POST`")
      ),
      (
        Asked(
          "Why does a transaction take a lock on the rows?", "So that others wait for the rows"),
        Asked("When does a transaction take a lock on the rows?", "When it writes the rows")
      ),
      (
        Asked("In which year was the battle of Hastings fought?", "1066"),
        Asked("In which year was the battle of Waterloo fought?", "1815")
      ),
      (
        Asked("What is the capital of France?", "Paris"),
        Asked("What is the capital of Spain?", "Madrid")
      ),
      (
        Asked("Which HTTP status code says that a resource was moved permanently?", "301"),
        Asked("Which HTTP status code says that a resource was moved temporarily?", "302")
      ),
      (
        Asked("For which of these databases does Django itself ship a backend?", "PostgreSQL"),
        Asked("For which of these jobs does Django itself ship a middleware?", "Compressing")
      ),
      (
        Asked("What does `len(books)` run?", "One query"),
        Asked("What does `all(books)` run?", "One query")
      ),
      (Asked("—", "Yes"), Asked("—", "Yes")),
    ] as [(Asked, Asked)])
  func `a sibling of the same form is another question`(one: Asked, other: Asked) {
    #expect(!Self.isFound(one, other))
  }

  @Test func `one stem with different options is another question`() {
    func asked(_ id: String, _ options: [String]) -> Question {
      Sample.choice(
        id, prompt: "Which of these statements about signals is true?",
        options: Sample.options(options))
    }
    let (first, second) = (
      ["They run in the same thread", "They are queued", "They need Redis"],
      ["A receiver is held weakly", "Only models send them", "An order is promised"]
    )
    #expect(
      LintedBank(asked("one", first), asked("two", second)).findings(.nearDuplicateStem) == [])
    // The same options in other places, or an answer in common, are no other question.
    #expect(
      LintedBank(asked("one", first), asked("two", [first[1], first[0], first[2]]))
        .findings(.nearDuplicateStem).count == 1)
    #expect(
      LintedBank(asked("one", first), asked("two", [first[0]] + second.dropFirst()))
        .findings(.nearDuplicateStem).count == 1)
  }

  @Test func `open questions are compared by their key points, with choice questions too`() {
    let prompts = ("What is middleware and how do you write one?", "How is middleware written?")
    let other = [KeyPoint(point: "It wraps views", accept: ["around", "onion"])]
    #expect(
      LintedBank(Sample.open("one", prompt: prompts.0), Sample.open("two", prompt: prompts.1))
        .findings(.nearDuplicateStem).count == 1)
    #expect(
      LintedBank(
        Sample.open("one", prompt: prompts.0),
        Sample.choice(
          "two", prompt: prompts.1, options: Sample.options(["It joins by a key", "One", "Two"]))
      ).findings(.nearDuplicateStem).count == 1)
    #expect(
      LintedBank(
        Sample.open("one", prompt: "What is middleware and when is it called?"),
        Sample.open("two", prompt: "Who calls your middleware and templates?", keyPoints: other)
      ).findings(.nearDuplicateStem) == [])
  }
}
