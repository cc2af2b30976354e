import Testing
import TextAnalysis

@Suite struct TrimmingTests {
  @Test(arguments: [
    ("", ""), (" \t\r\n ", ""), ("a", "a"), ("  a b \n", "a b"), ("\u{A0}é\u{2003}", "é"),
    ("é ", "é"), (" é", "é"), ("日本 ", "日本"), ("\r\na\r\n", "a"), ("a\u{200B} ", "a\u{200B}"),
    (" \u{301}a", "a"), ("a \u{301}", "a"),
  ])
  func `white space goes at both ends, and nothing else`(text: String, expected: String) {
    #expect(text.trimmed == expected)
    #expect(text[...].trimmed == expected)
    let slow = String(
      text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    #expect(text.trimmed == slow)
  }

  @Test func `what stands before stays when only the end is trimmed`() {
    #expect("  a \n".trimmedAtEnd == "  a")
    #expect("   ".trimmedAtEnd == "")
  }
}
