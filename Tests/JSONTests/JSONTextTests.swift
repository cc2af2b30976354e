import JSON
import Testing

@Suite struct JSONTextTests {
  private static func root(_ text: String) throws -> JSONNode {
    try JSONDocument(Array(text.utf8)).root
  }

  @Test(arguments: [
    (#""""#, ""), (#""a/b""#, "a/b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\u0000""#, "\u{0}"), (#""\ud83d\ude00!""#, "😀!"),
    (#""\udbff\uDFFF""#, "\u{10ffff}"), (#""\uFFFF\ufeff""#, "\u{ffff}\u{feff}"),
    (#""\\u0041\\n""#, #"\u0041\n"#), (#""é\n語""#, "é\n語"), ("\"\u{7f}\"", "\u{7f}"),
  ])
  func `escapes stand for their characters`(text: String, characters: String) throws {
    let found = try #require(try Self.root(text).text)
    #expect(Array(found.unicodeScalars) == Array(characters.unicodeScalars))
  }

  /// Bytes are looked at eight at once, so a sign may stand at any of eight places.
  @Test(arguments: [
    ("\\n", "\n", true), ("\\\"", "\"", true), ("\\\\", "\\", true), ("~", "~", true),
    ("\\u0007", "\u{7}", false), ("\\ud83d\\ude00", "😀", false), ("é", "é", false),
    ("\u{7f}", "\u{7f}", false), ("😀", "😀", false), ("\u{a2}\u{dc}", "\u{a2}\u{dc}", false),
  ])
  func `a sign is found wherever it stands`(spelt: String, sign: String, isPlain: Bool) throws {
    for (before, after) in (0..<20).flatMap({ before in (0..<20).map { (before, $0) } }) {
      let (start, end) = (
        String(repeating: "a", count: before), String(repeating: " ", count: after)
      )
      let node = try Self.root("\"\(start)\(spelt)\(end)\"")
      #expect(node.text == start + sign + end)
      #expect(node.isPlainText == isPlain)
    }
  }

  @Test func `what ends a text is found wherever it stands`() throws {
    for count in 0..<20 {
      let start = "\"" + String(repeating: "a", count: count)
      #expect(try Self.root(start + "\"").text == String(repeating: "a", count: count))
      for end in ["", "\n", "\u{1f}", "\\", "\\x"] {
        #expect(throws: JSONError.self) { try Self.root(start + end) }
      }
    }
  }

  @Test func `a list of texts is read whole or not at all`() throws {
    #expect(try Self.root(#"["a", "\u00e9", ""]"#).texts == ["a", "é", ""])
    #expect(try Self.root("[]").texts == [])
    for other in [#"["a", 1]"#, #"["a", null]"#, #"["a", ["b"]]"#, #"{"a": "b"}"#, "\"a\""] {
      #expect(try Self.root(other).texts == nil)
    }
    #expect(try Self.root(#"["a", "b\n"]"#).isPlainText)
    #expect(try !Self.root(#"["a", "\u0007", "b"]"#).isPlainText)
  }

  @Test func `a text of a megabyte is read, and what follows it has a place`() throws {
    let long = String(repeating: "é\\n", count: 250_000)
    let root = try Self.root("[\"\(long)\", 1]")
    let elements = Array(try #require(root.elements))
    #expect(elements[0].text?.utf8.count == 750_000)
    #expect(elements[1].place.column == 750_006)
  }
}
