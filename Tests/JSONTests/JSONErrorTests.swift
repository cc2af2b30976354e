import JSON
import Testing

@Suite struct JSONErrorTests {
  private static func error(_ bytes: [UInt8]) -> JSONError? {
    #expect(throws: JSONError.self) { try JSONDocument(bytes) }
  }

  @Test(arguments: [
    ("", "line 1, column 1: expected a value"),
    ("\u{FEFF}", "line 1, column 1: expected a value"),
    ("\u{FEFF}[,", "line 1, column 2: expected a value"),
    (" \r\n\t", "line 2, column 2: expected a value"),
    ("{\"a\":", "line 1, column 6: expected a value"),
    ("nul", "line 1, column 1: expected a value"),
    ("-", "line 1, column 1: expected a value"),
    ("[1,]", "line 1, column 4: expected a value"),
    ("\u{0}", "line 1, column 1: expected a value"),
    ("[\u{0}]", "line 1, column 2: expected a value"),
    ("[\u{A0}1]", "line 1, column 2: expected a value"),
    ("[+1]", "line 1, column 2: expected a value"),
    ("{} x", "line 1, column 4: expected nothing more"),
    ("1\u{0}", "line 1, column 2: expected nothing more"),
    ("{\"a\": 1,\n \"b\" 2}", "line 2, column 6: expected a colon"),
    ("{\"a\": 1,\r\n \"b\" 2}", "line 2, column 6: expected a colon"),
    ("{'a': 1}", "line 1, column 2: expected a field name in double quotes"),
    ("{\"a\": 1,}", "line 1, column 9: expected a field name in double quotes"),
    ("{\"a\": 1", "line 1, column 8: expected a comma or }"),
    ("{\"a\": [}", "line 1, column 8: expected a value"),
    ("[1 2]", "line 1, column 4: expected a comma or ]"),
    ("[1}", "line 1, column 3: expected a comma or ]"),
    ("[\"\u{1F1E8}é\" 2]", "line 1, column 7: expected a comma or ]"),
    ("[\"a\nb\"]", "line 1, column 4: expected no line break or control character within a text"),
    ("[\"\u{0}\"]", "line 1, column 3: expected no line break or control character within a text"),
    ("[\"\\x\"]", "line 1, column 4: expected an escape such as \\n or \\\""),
    ("[\"\\", "line 1, column 4: expected an escape such as \\n or \\\""),
    ("[\"\\u00g0\"]", "line 1, column 7: expected four hexadecimal digits"),
    ("[\"\\u00", "line 1, column 7: expected four hexadecimal digits"),
    ("[\"a", "line 1, column 4: expected a closing quote"),
    ("[1.]", "line 1, column 4: expected a digit"),
    ("[1e+]", "line 1, column 5: expected a digit"),
    ("[-01]", "line 1, column 4: expected no zero before other digits"),
    ("[\"é\\ud800\"]", "line 1, column 4: expected both halves of a pair such as \\ud83d\\ude00"),
    ("[\"\\udc00\"]", "line 1, column 3: expected both halves of a pair such as \\ud83d\\ude00"),
    (
      "\"\\ud800\\u0061\"",
      "line 1, column 2: expected both halves of a pair such as \\ud83d\\ude00"
    ),
    ("\"\\ud800\\ud8", "line 1, column 12: expected four hexadecimal digits"),
  ])
  func `an error tells where it is and what was expected`(text: String, sentence: String) {
    #expect(Self.error(Array(text.utf8))?.description == sentence)
  }

  @Test(arguments: [
    [0xff], [0x80], [0xc0, 0xaf], [0xc3], [0xc3, 0x28], [0xe0, 0x9f, 0xbf], [0xe2, 0x82],
    [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xf0, 0x9f, 0x98], [0xf4, 0x90, 0x80, 0x80],
    [0xf5, 0x80, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80],
  ])
  func `bytes that are no UTF-8 are told where their character begins`(bytes: [UInt8]) {
    let text = Array("[1,\n \"é".utf8) + bytes + Array("\"]".utf8)
    #expect(Self.error(text)?.description == "line 2, column 4: expected text in UTF-8")
    let cut = Array("[1,\n \"é".utf8) + bytes
    #expect(Self.error(cut)?.description == "line 2, column 4: expected text in UTF-8")
  }

  @Test func `a character may be as long as UTF-8 allows`() throws {
    for scalar in [
      "\u{7f}", "\u{80}", "\u{7ff}", "\u{800}", "\u{d7ff}", "\u{e000}", "\u{ffff}",
      "\u{10000}", "\u{10ffff}",
    ] {
      #expect(try JSONDocument(Array("\"\(scalar)\"".utf8)).root.text == scalar)
    }
  }

  @Test func `nesting ends at 512, of lists and objects alike`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      let (open, close) = (#"[{"a":"#, "}]")
      let whole =
        String(repeating: open, count: depth / 2) + (depth.isMultiple(of: 2) ? "1" : "[]")
        + String(repeating: close, count: depth / 2)
      return Array(whole.utf8)
    }
    #expect(throws: Never.self) { try JSONDocument(nested(512)) }
    #expect(Self.error(nested(513))?.description == "line 1, column 1537: expected less nesting")
    let opened = Array(String(repeating: "[", count: 1_000_000).utf8)
    #expect(Self.error(opened)?.description == "line 1, column 513: expected less nesting")
  }
}
