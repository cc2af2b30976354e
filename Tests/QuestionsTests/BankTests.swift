import Questions
import Testing

@Suite struct BankTests {
  private static func choice(_ id: String) -> String {
    """
    {"id": "\(id)", "kind": "choice", "level": "advanced", "prompt": "Which?", "formerIds": \
    ["old-\(id)"], "options": [{"text": "this", "correct": true, "why": "so"}, {"text": "that", \
    "correct": false, "why": "no"}], "explanation": "because", "covers": ["A01"]}
    """
  }

  private static let syllabus = Syllabus(
    topics: [Topic(id: "orm", title: "ORM")],
    items: [])

  @Test func `a question is found by its id and by a former one`() throws {
    let file = try TopicFileTests.file(Self.choice("one") + "," + Self.choice("two"))
    let bank = Bank(name: "django", files: [file], syllabus: Self.syllabus)
    #expect(bank["two"]?.id == "two")
    #expect(bank["old-two"]?.id == "two")
    #expect(bank["three"] == nil)
    #expect(bank.currentID("old-one") == "one")
    #expect(bank.currentID("unknown") == "unknown")
  }

  @Test func `of two questions with one id the first is kept`() throws {
    let file = try TopicFileTests.file(Self.choice("one") + "," + Self.choice("one"))
    let bank = Bank(name: "django", files: [file], syllabus: Self.syllabus)
    #expect(bank.questions.map(\.id) == ["one"])
  }

  @Test func `cross checks name repeated ids, dead links and unknown syllabus items`() throws {
    let related = Self.choice("two").replacing(
      "\"explanation\"", with: "\"related\": [\"gone\"], \"explanation\"")
    let file = try TopicFileTests.file(Self.choice("one") + "," + related)
    let check = CrossCheck(
      [("a.json", file)], neighbours: [("b.json", try TopicFileTests.file(Self.choice("one")))],
      syllabus: Self.syllabus)
    #expect(
      check.problems(isWholeBank: false).map(\.description) == [
        "a.json:1:42: topic: the topic \"orm\" already has the file b.json; put the questions together "
          + "[unique-topic]",
        "a.json:1:86: one: id: the id \"one\" is already used in b.json [unique-id]",
        "a.json:1:86: one: id: the id \"old-one\" is already used in b.json [unique-id]",
        "a.json:1:324: one: covers: \"A01\" is not an item of the syllabus [known-item]",
        "a.json:1:599: two: covers: \"A01\" is not an item of the syllabus [known-item]",
        "a.json:1:553: two: related: \"gone\" is not a question of the bank [known-question]",
      ])
  }

  @Test func `a whole bank names the syllabus items that nothing covers`() throws {
    let items = try SyllabusTests.syllabus.items
    let syllabus = Syllabus(topics: Self.syllabus.topics, items: items)
    let check = CrossCheck(
      [("a.json", try TopicFileTests.file(Self.choice("one")))], syllabus: syllabus)
    #expect(
      check.problems(isWholeBank: true).map(\.description) == [
        "syllabus.json: no question covers the syllabus item A02 [covered-item]"
      ])
    #expect(check.problems(isWholeBank: false) == [])
  }
}
