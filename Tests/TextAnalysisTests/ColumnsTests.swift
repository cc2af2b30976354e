import Testing
import TextAnalysis

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("abc", 3, "abc"), ("abc", 2, "a…"), ("abc", 1, "a…"), ("", 0, ""), ("日本語", 6, "日本語"),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("👩‍💻👩‍💻", 3, "👩‍💻…"), ("a\u{200B}bc", 3, "a\u{200B}bc"),
  ])
  func `a text is cut to columns`(_ text: String, _ columns: Int, _ expected: String) {
    #expect(text.cut(to: columns) == expected)
  }

  @Test(arguments: [
    ("ab", 4, "ab  ", "  ab"), ("abcd", 3, "abcd", "abcd"), ("日本", 5, "日本 ", " 日本"),
    ("e\u{301}", 2, "e\u{301} ", " e\u{301}"), ("👩‍💻", 3, "👩‍💻 ", " 👩‍💻"), ("", 1, " ", " "),
  ])
  func `a text is padded to columns on either side`(
    _ text: String, _ columns: Int, _ behind: String, _ before: String
  ) {
    #expect(text.padded(to: columns) == behind)
    #expect(text.leftPadded(to: columns) == before)
  }

  @Test(arguments: [
    ("abc", 2, "ab"), ("日本", 3, "日"), ("日本", 1, ""), ("a\u{301}b", 1, "a\u{301}"), ("", 9, ""),
    ("\u{200B}a", 0, "\u{200B}"),
  ])
  func `a beginning has as many columns as there is room`(
    _ text: String, _ columns: Int, _ expected: String
  ) {
    #expect(text.prefix(columns: columns) == expected[...])
  }
}
