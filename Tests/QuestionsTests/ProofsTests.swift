import JSON
import Questions
import Testing

@Suite struct ProofsTests {
  private static func proofs(_ text: String) throws -> Proofs {
    try Proofs(JSONDocument(Array(text.utf8)).root, file: "p.json")
  }

  private static func question(_ id: String) -> Question {
    Question(
      id: id, topic: "t", level: .beginner, prompt: "",
      body: OpenAnswer(answer: "", keyPoints: []))
  }

  @Test func `a question has the versions that its proof names`() throws {
    let proofs = try Self.proofs(#"{"proofs": {"one": ["5.2", "6.1"], "two": []}}"#)
    #expect(proofs.versions(of: Self.question("one")) == ["5.2", "6.1"])
    #expect(proofs.versions(of: Self.question("two")) == [])
    #expect(proofs.versions(of: Self.question("three")) == [])
    #expect(Proofs().versions(of: Self.question("one")) == [])
  }

  @Test(arguments: [
    ("7", "1:1"), ("{}", "1:1"), (#"{"proofs": []}"#, "1:12"),
    (#"{"proofs": {"a": "5.2"}}"#, "1:18"),
    ("{\"proofs\": {\n \"a\": [5.2]}}", "2:7"),
  ])
  func `what gives no versions is told where it stands`(text: String, place: String) {
    let problem = #expect(throws: BankProblem.self) { try Self.proofs(text) }
    #expect(
      problem?.description
        == "p.json:\(place): must be an object whose \"proofs\" give a list of versions for each "
        + "question id [field-type]")
  }

  @Test func `a proof of nothing and a version that is none are told at their question`() throws {
    let file = try TopicFileTests.file("")
    let check = CrossCheck([("orm.json", file)], syllabus: Syllabus(topics: [], items: []))
    let proofs = try Self.proofs("{\"proofs\": {\n\"two\": [\"new\"],\n \"one\": []}}")
    #expect(
      check.problems(of: proofs, file: "p.json").map(\.description) == [
        "p.json:2:1: proofs: proves \"two\", which is not a question of the bank [proven-question]",
        "p.json:2:1: two: proofs: \"new\" must be a version such as 5.2 [version]",
        "p.json:3:2: proofs: proves \"one\", which is not a question of the bank [proven-question]",
        "p.json:3:2: one: proofs: must not be empty [not-empty]",
      ])
  }
}
