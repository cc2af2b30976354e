import JSON
import Testing

@Suite struct DuplicateKeyTests {
  private static func duplicates(_ text: String) throws -> [String] {
    try JSONDocument(Array(text.utf8)).duplicateKeys.map {
      "\($0.text ?? "") \($0.place.line):\($0.place.column)"
    }
  }

  @Test(arguments: [
    (#"{"a": 1, "b": 2}"#, []), (#"{"a": 1, "a": 2}"#, ["a 1:10"]),
    (#"{"a": 1, "b": 2, "a": 3, "a": 4}"#, ["a 1:18", "a 1:26"]),
    (#"{"a": 1, "\u0061": 2}"#, ["a 1:10"]),
    (#"{"\u00e9": 1, "e\u0301": 2}"#, []),
    (#"[{"a": 1}, {"a": 1}, {"b": {"a": 1}, "a": 2}]"#, []),
    (
      #"{"a-long-name-of-a-field": 1, "a-long-name-of-a-field": 2}"#,
      ["a-long-name-of-a-field 1:31"]
    ),
    (#"{"": 1, "": 2}"#, [" 1:9"]),
    ("{\"a\": {\"x\": 1,\n\"x\": 2},\n\"a\": 3}", ["x 2:1", "a 3:1"]),
  ])
  func `a key is named where it stands again`(text: String, keys: [String]) throws {
    #expect(try Self.duplicates(text) == keys)
  }

  @Test func `the first of two is the one looked up`() throws {
    for count in [0, 40] {
      let more = (0..<count).map { #""k\#($0)": 0, "# }.joined()
      let root = try JSONDocument(Array(#"{"a": 1, \#(more)"a": 2}"#.utf8)).root
      #expect(root["a"]?.integer == 1)
      #expect(root.members?.count == count + 2)
    }
  }

  @Test func `a hundred thousand equal keys are all named`() throws {
    let fields = Array(repeating: #""a":1"#, count: 100_000).joined(separator: ",")
    let keys = try JSONDocument(Array("{\(fields)}".utf8)).duplicateKeys
    #expect(keys.count == 99_999)
    #expect(keys.first?.place.column == 8)
    #expect(keys.last?.place.column == 599_996)
  }
}
