import Testing
import TextAnalysis

@Suite struct SubstringsTests {
  @Test(arguments: [
    ("", "a", nil), ("abc", "", nil), ("abc", "abc", 0..<3), ("aab", "ab", 1..<3),
    ("abab", "ab", 0..<2), ("ab", "abc", nil), ("xa", "ab", nil),
  ])
  func `a part is found where it stands first`(
    row: (text: String, part: String, place: Range<Int>?)
  ) {
    #expect(Array(row.text.utf8).firstPlace(of: Array(row.part.utf8)) == row.place)
  }

  @Test(arguments: [("{{ a }}", "{{", true), ("{ { a", "{{", false), ("a", "", false)])
  func `a text holds another`(row: (text: String, part: String, holds: Bool)) {
    #expect(row.text.contains(text: row.part) == row.holds)
  }

  @Test(arguments: [("a|b||", "a\\|b\\|\\|"), ("", ""), ("ab", "ab")])
  func `every such character is replaced`(row: (text: String, result: String)) {
    #expect(row.text.replacing(each: "|", with: "\\|") == row.result)
  }

  @Test(arguments: [
    ("a::b::::c", ["a", "b", "", "c"]), ("::", ["", ""]), ("", [""]), ("a:b", ["a:b"]),
  ])
  func `a text is parted wherever another stands`(row: (text: String, pieces: [Substring])) {
    #expect(row.text.pieces(partedBy: "::") == row.pieces)
    #expect(row.text.replacing(text: "::", with: "/") == row.pieces.joined(separator: "/"))
  }
}
