import Questions
import Testing

@testable import BankLint

@Suite struct QuestionStemTests {
  private static func stem(_ prompt: String) -> QuestionStem {
    QuestionStem(LintedQuestion(Sample.choice(prompt: prompt)))
  }

  @Test(
    arguments: [
      ("", []),
      ("What is it?", ["what", "is", "it"]),
      ("Why does the chain of filters run?", ["chain", "filter", "run"]),
      ("Which queries are executed?", ["queri", "run"]),
      ("What does `Book.objects.select_related()` do?", ["book", "object", "selectrel"]),
      ("What does `//` do?", ["/"]),
      ("Prints?\n```python\nx = 1\n```", ["print"]),
      ("```python\nx = 1\n```", ["x", "=", "1"]),
    ] as [(String, Set<String>)])
  func `the words of a stem say what is asked`(row: (prompt: String, words: Set<String>)) {
    #expect(Self.stem(row.prompt).words == row.words)
  }

  @Test(arguments: [
    ("What does `a()` do?", "What does `b()` do?", true),
    ("What does `a()` do?", "What does `a(b)` do?", false),
    ("What does `a` do?", "What does it do?", false),
    ("Prints?\n```python\nx = f(1)\n```", "Prints?\n```python\nx = f( 1 )\n```", false),
    ("Prints?\n```python\nx < 1\n```", "Prints?\n```python\nx > 1\n```", true),
    ("Prints?\n```python\nf().g()\n```", "Prints?\n```python\ng().f()\n```", true),
  ])
  func `other code makes another question`(row: (left: String, right: String, differs: Bool)) {
    let (left, right) = (Self.stem(row.left), Self.stem(row.right))
    #expect(left.differsInCode(from: right) == row.differs)
    #expect(right.differsInCode(from: left) == row.differs)
  }
}
