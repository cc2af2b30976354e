import Markdown
import Testing

@Suite struct TableFormatterTests {
  @Test(arguments: [
    ("|a\\|b|`c\\|d`|\n|-|:-:|", "| a\\|b | `c\\|d` |\n|---|:-:|\n"),
    ("a|b\n:-|-:\n*c*", "| a | b |\n|:--|--:|\n| *c* |  |\n"),
    ("|a|\n|-|\n|b<br>c|", "| a |\n|---|\n| b<br>c |\n"),
    ("|*a*_b_|\n|-|", "| <em>a</em><em>b</em> |\n|---|\n"),
  ])
  func `a table is written row by row, with pipes escaped`(_ markdown: String, _ expected: String) {
    let blocks = Document(parsing: markdown).blocks
    #expect(MarkdownFormatter.text(blocks) == expected)
    #expect(Document(parsing: expected).blocks.count == 1)
  }
}
