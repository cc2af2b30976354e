import Markdown
import Testing

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("", ""), ("# *a* `b`", "a b"), ("a\nb", "a b"), ("a\\\nb", "a\nb"), ("a\n\nb", "a\nb"),
    ("- a\n- b\n  - c", "a\nb\nc"), ("> a", "a"), ("```python\na\n b\n```", "a\n b"),
    ("|a|b|\n|-|-|\n|c|d|", "a b\nc d"), ("[a](b \"c\") <https://d>", "a https://d"),
    ("![a](b)", "a"), ("a<br>b", "a\nb"), ("a<b>b", "ab"), ("<div>\na\n</div>\n\nb", "b"),
    ("a\n\n---\n\nb", "a\nb"),
    ("~~a~~ **b** &lt;", "a b <"),
  ])
  func `markup goes, words stay`(_ text: String, _ expected: String) {
    #expect(Document(parsing: text).plainText == expected)
  }
}
