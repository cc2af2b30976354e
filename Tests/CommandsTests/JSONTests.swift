import JSON
import Testing

@testable import Commands

@Suite struct JSONTests {
  private static let values: [(JSON, String)] = [
    (JSON.null, "null"), (true, "true"), (7, "7"), (.number(0.5), "0.5"), (.number(2), "2"),
    (.number(.nan), "null"), (.rounded(0.123_456), "0.1235"), (.rounded(nil), "null"),
    (.text("a\"\\\n\t\u{1}\u{9b}é\u{2028}"), #""a\"\\\n\t\u0001\u009bé\u2028""#), (.list([]), "[]"),
    (.list([1, "x"]), #"[1,"x"]"#), (["b": 1, "a": .object([])], #"{"b":1,"a":{}}"#),
  ]

  @Test(arguments: values)
  func `a value is written on one line, fields in their order`(value: JSON, text: String) {
    #expect(value.description == text)
  }

  @Test(
    arguments: [
      (#"{"a": 1}"#, nil), (" [1, -2.5e+3, \"\\u00e9\", true, null] ", nil),
      ("{\"a\": 1,\n \"b\" 2}", "line 2, column 6: expected a colon"),
      ("{\"a\":", "line 1, column 6: expected a value"), ("", "line 1, column 1: expected a value"),
      ("{} x", "line 1, column 4: expected the end of the file"),
      ("{'a': 1}", "line 1, column 2: expected a field name in double quotes"),
      ("{\"a\": 1,}", "line 1, column 9: expected a field name in double quotes"),
      ("[1 2]", "line 1, column 4: expected a comma or ]"),
      ("[\"a\nb\"]", "line 1, column 4: expected no line break or control character within a text"),
      ("[\"\\x\"]", "line 1, column 4: expected an escape such as \\n or \\\""),
      ("[\"a", "line 1, column 4: expected a closing quote"),
      ("[1.]", "line 1, column 4: expected a digit"),
    ] as [(String, String?)])
  func `a fault is found where it is`(text: String, fault: String?) {
    #expect(JSONFault.find(in: Array(text.utf8))?.description == fault)
  }

  @Test func `deep nesting is a fault, not a crash`() {
    let text = String(repeating: "[", count: 100_000)
    #expect(JSONFault.find(in: Array(text.utf8))?.expected == "less nesting")
  }
}
