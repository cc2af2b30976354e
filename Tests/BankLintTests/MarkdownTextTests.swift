import Testing

@testable import BankLint

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("", "", 0),
    ("Use `get()` now.", "Use ` now.", 3),
    ("One\n\n```python\nx = 1\n```\n\ntwo", "One\n\ntwo", 2),
    ("- **bold** and [a link](https://x.org)\n- `code`", "bold and a link\n`", 5),
    ("| a | b |\n|---|---|\n| c | `d` |", "a b c `", 4),
    ("A – B", "A – B", 2),
  ])
  func `prose leaves code out and counts a piece of it as a word`(
    row: (source: String, prose: String, words: Int)
  ) {
    let text = MarkdownText(.prompt, row.source)
    #expect(text.prose == row.prose)
    #expect(text.wordCount == row.words)
  }

  @Test func `code is found inside lists and quotes`() {
    let text = MarkdownText(
      .answer, "- `a` *b `c`*\n\n  ```sql\n  SELECT 1\n  ```\n\n> ~~~\n> x\n> ~~~")
    #expect(text.codeSpans == ["a", "c"])
    #expect(
      text.codeBlocks == [
        .init(language: "sql", text: "SELECT 1"), .init(language: nil, text: "x"),
      ])
  }
}
