import JSON
import Questions
import Testing

@Suite struct CaseTests {
  private static func file(_ cases: String) throws -> TopicFile {
    let questions = ["a", "b", "c"].map {
      #"{"id": "\#($0)", "kind": "order", "level": "beginner", "prompt": "P?", "steps": ["x", "y"], "explanation": "e"}"#
    }.joined(separator: ",")
    let text = """
      {"format": 2, "bank": "b", "topic": "t", "title": "T", "cases": [\(cases)], "questions": [\(questions)]}
      """
    return TopicFile(try JSONDocument(Array(text.utf8)).root)
  }

  private static let sound =
    #"{"id": "k", "title": "K", "level": "advanced", "scenario": "S.", "questions": ["c", "a"]}"#

  @Test func `the questions of a case know their places in it`() throws {
    let file = try Self.file(Self.sound)
    #expect(file.problems(file: "f") == [])
    #expect(file.questions.map(\.casePart?.number) == [2, nil, 1])
    #expect(file.cases.map(\.id) == ["k"])
    #expect(
      file.cases[0].json.description
        == #"{"id":"k","title":"K","level":"advanced","scenario":"S.","questions":["c","a"]}"#)
  }

  @Test func `in another bank a case and its questions have full names`() throws {
    let bank = Bank(
      name: "own", files: [try Self.file(Self.sound)], syllabus: Syllabus(topics: [], items: []))
    #expect(bank.cases.map(\.id) == ["own/k"])
    #expect(bank["own/a"]?.casePart?.case.questions == ["own/c", "own/a"])
    let library = Library([bank])
    #expect(library.cases(called: "k").map(\.id) == ["own/k"])
    #expect(library.cases(called: "own/k").map(\.id) == ["own/k"])
    #expect(library.cases(called: "x").isEmpty)
  }

  @Test(arguments: [
    (
      #"{"id": "K k", "title": "", "level": "hard"}"#,
      [
        #"cases[0].id: "K k" must be lower-case letters, digits and single hyphens"#,
        "cases[0].title: must not be empty",
        #"cases[0].level: "hard" must be one of beginner, intermediate, advanced"#,
        "cases[0].scenario: is missing", "cases[0].questions: is missing",
      ]
    ),
    ("3", ["cases[0]: must be an object"]),
    (
      sound + "," + sound,
      [
        #"cases[1].id: the id "k" is already used in this file"#,
        "cases[1].questions[0]: c is in the case k already",
        "cases[1].questions[1]: a is in the case k already",
      ]
    ),
  ])
  func `every wrong field is told`(cases: String, problems: [String]) throws {
    let told = try Self.file(cases).problems(file: "f").map { "\($0.field ?? ""): \($0.reason)" }
    #expect(told == problems)
  }

  @Test func `questions of a case come together where the first of them stood`() throws {
    let questions = try Self.file(Self.sound).questions
    #expect(questions.withCasesTogether.map(\.id) == ["c", "a", "b"])
    #expect([questions[1], questions[2]].withCasesTogether.map(\.id) == ["b", "c"])
  }
}
