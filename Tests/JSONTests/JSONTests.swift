import JSON
import Testing

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
}
