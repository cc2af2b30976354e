import JSON
import Questions
import Testing

@Suite struct SynonymsTests {
  private static func synonyms(_ text: String) throws -> Synonyms {
    try Synonyms(JSONDocument(Array(text.utf8)).root, file: "s.json")
  }

  @Test func `groups of phrases are read in order`() throws {
    let synonyms = try Self.synonyms(#"{"format": 1, "groups": [["cbv", "class-based view"], []]}"#)
    #expect(synonyms == Synonyms(groups: [["cbv", "class-based view"], []]))
  }

  @Test(arguments: [
    ("[]", "1:1"), ("{}", "1:1"), (#"{"groups": {}}"#, "1:12"),
    (#"{"groups": [["a"], "b"]}"#, "1:20"),
    ("{\"groups\": [\n[\"a\", 1]]}", "2:1"),
  ])
  func `what is no list of lists is told where it stands`(text: String, place: String) {
    let problem = #expect(throws: BankProblem.self) { try Self.synonyms(text) }
    #expect(
      problem?.description
        == "s.json:\(place): must be an object whose \"groups\" are lists of phrases [field-type]")
  }
}
