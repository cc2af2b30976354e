import Markdown
import Testing

@Suite struct BlockTests {
  @Test(arguments: ["", "\n", " \n\t\n", "[unused]: /target\n"])
  func `a text without content has no blocks`(_ text: String) {
    #expect(Document(parsing: text).blocks == [])
  }

  @Test(arguments: ["a\nb", "a\r\nb", "a\rb", "  a\n    b\n", "a \nb\n\n"])
  func `lines of a paragraph are parted by soft breaks`(_ text: String) {
    #expect(
      Document(parsing: text).blocks == [.paragraph([.text("a"), .softBreak, .text("b")])])
  }

  @Test(arguments: [
    ("# a", 1), ("###### a", 6), ("   ## a ##", 2), ("#\ta #", 1), ("a\n===", 1), ("a\n-", 2),
  ])
  func `a heading has a level`(_ text: String, _ level: Int) {
    #expect(Document(parsing: text).blocks == [.heading(level: level, [.text("a")])])
  }

  @Test(arguments: ["#a", "####### a", "\\# a", "a\\\n"])
  func `what only resembles a heading is text`(_ text: String) throws {
    let block = try #require(Document(parsing: text).blocks.first)
    guard case .paragraph = block else {
      Issue.record("\(block)")
      return
    }
  }

  @Test(
    arguments: [
      ("```python\na\n```", "python", "a"), ("~~~ sql title=x\na\n~~~~", "sql", "a"),
      ("````\n```\n````", nil, "```"), ("```\n\na\n\n", nil, "\na\n"),
      ("    a\n\n      b", nil, "a\n\n  b"),
      ("\ta\n\n\n", nil, "a"), ("```\n```", nil, ""), ("  ```\n  a\n   b", nil, "a\n b"),
      ("```\n\ta", nil, "\ta"),
    ] as [(String, String?, String)])
  func `code keeps its text`(_ source: String, _ language: String?, _ text: String) {
    #expect(Document(parsing: source).blocks == [.code(language: language, text: text)])
  }

  @Test(arguments: ["---", "***", " _ _ _ ", "-\t-\t-"])
  func `a thematic break stands alone`(_ text: String) {
    #expect(Document(parsing: text).blocks == [.thematicBreak])
  }

  @Test(arguments: ["> a\n> b", ">a\nb", "   > a\n>b"])
  func `a quote goes on over lines without a marker`(_ text: String) {
    #expect(
      Document(parsing: text).blocks
        == [.quote([.paragraph([.text("a"), .softBreak, .text("b")])])])
  }

  @Test(arguments: [
    "<div>\n*a*\n</div>", "<!-- a\n\nb -->", "<script>\n\n</script>", "<?a\n\n?>", "<!A\n>",
    "<![CDATA[\n\n]]>", "<a href='x'>", "</details>",
  ])
  func `a block of HTML is kept as written`(_ text: String) {
    #expect(Document(parsing: text + "\n\nb").blocks == [.html(text), .paragraph([.text("b")])])
  }
}
