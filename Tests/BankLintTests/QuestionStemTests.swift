import Testing

@testable import BankLint

@Suite struct QuestionStemTests {
  private static func stem(_ prompt: String) -> QuestionStem {
    QuestionStem(MarkdownText(.prompt, prompt))
  }

  @Test(arguments: [
    ("", "", 0.0),
    ("Why", "why?", 1.0),
    ("What runs now?", "What ran now?", 0.2),
    ("How does it join?", "How do they join?", 0.2),
    ("Does a queryset read the table?", "Do querysets read tables?", 1.0),
    ("The", "a", 0.0),
    ("Which query joins?", "Which queries joined?", 1.0),
  ])
  func `similarity is the share of word pairs that both have`(
    row: (left: String, right: String, similarity: Double)
  ) {
    #expect(Self.stem(row.left).similarity(to: Self.stem(row.right)) == row.similarity)
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
