import JSON
import Questions
import Testing

@Suite struct TopicFileTests {
  private static let open = """
    {"id": "what-is-orm", "kind": "open", "level": "beginner", "prompt": "What?", "answer": "That.",
     "keyPoints": [{"point": "maps", "accept": ["map", "mapper"]}], "covers": ["A33"]}
    """
  private static let choice = """
    {"id": "pick-one", "kind": "choice", "level": "advanced", "prompt": "Which?",
     "options": [{"text": "this", "correct": true, "why": "so"},
                 {"text": "that", "correct": false, "why": "not so"}], "explanation": "because"}
    """

  static func file(_ questions: String) throws -> TopicFile {
    let text = """
      {"format": 1, "bank": "django", "topic": "orm", "title": "ORM", "questions": [\(questions)]}
      """
    return TopicFile(try JSONDocument(Array(text.utf8)).root)
  }

  @Test func `an open question is read whole`() throws {
    let file = try Self.file(Self.open)
    #expect(file.problems(file: "orm.json") == [])
    let question = try #require(file.questions.first)
    #expect(question.id == "what-is-orm")
    #expect(question.topic == "orm")
    #expect(question.level == .beginner)
    #expect(question.covers == ["A33"])
    #expect(question.revision == 1)
    #expect(
      question.body as? OpenAnswer
        == OpenAnswer(
          answer: "That.", keyPoints: [KeyPoint(point: "maps", accept: ["map", "mapper"])]))
  }

  @Test func `other words for a prompt are read, and written back`() throws {
    let text = Self.choice.replacing(
      #""Which?","#, with: #""Which?", "askedAs": ["what to take", "how to choose"],"#)
    let question = try #require(try Self.file(text).questions.first)
    #expect(question.askedAs == ["what to take", "how to choose"])
    #expect(
      question.json.description.contains(
        #""prompt":"Which?","askedAs":["what to take","how to choose"],"options""#))
    let empty = try Self.file(text.replacing("how to choose", with: " "))
    #expect(empty.problems(file: "f").map(\.field) == ["askedAs[1]"])
  }

  @Test(arguments: [1, 2])
  func `files of both formats are read`(format: Int) throws {
    let text = """
      {"format": \(format), "bank": "django", "topic": "orm", "title": "ORM",
       "questions": [\(Self.open)]}
      """
    let file = TopicFile(try JSONDocument(Array(text.utf8)).root)
    #expect(file.problems(file: "f") == [])
    #expect(file.questions.map(\.id) == ["what-is-orm"])
  }

  @Test(arguments: [
    "\u{2066}", "\u{2069}", "\u{200E}", "\u{061C}", "\u{FEFF}", "\u{2060}", "\u{2028}", "\u{AD}",
  ])
  func `what steers the layout unseen is no text`(sign: String) throws {
    let file = try Self.file(Self.choice.replacing("Which?", with: "Which\(sign)?"))
    #expect(file.problems(file: "f").map(\.reason.ruleName) == ["plain-text"])
  }

  @Test(arguments: ["👩‍💻", "می‌خواهم", "é", "a\u{A0}b", "—", "€", "語"])
  func `letters, accents and joiners of emoji and scripts are text`(text: String) throws {
    let file = try Self.file(Self.choice.replacing("Which?", with: text))
    #expect(file.problems(file: "f") == [])
  }

  @Test func `a choice question is read whole`() throws {
    let question = try #require(try Self.file(Self.choice).questions.first)
    let choice = try #require(question.body as? Choice)
    #expect(choice.options.map(\.isCorrect) == [true, false])
    #expect(choice.explanation == "because")
    #expect(!choice.asksForSeveral)
  }

  @Test(arguments: [
    ("7", ["orm.json:1:79: question 1: must be an object [field-type]"]),
    (
      open.replacing("\"id\": \"what-is-orm\", ", with: ""),
      ["orm.json:1:79: question 1: id: is missing [required-field]"]
    ),
    (
      open.replacing("what-is-orm", with: "What is"),
      [
        "orm.json:1:86: What is: id: \"What is\" must be lower-case letters, digits and single hyphens [slug]"
      ]
    ),
    (
      open.replacing("\"open\"", with: "\"essay\""),
      [
        "orm.json:1:109: what-is-orm: kind: \"essay\" must be one of "
          + "open, choice, short, order, line, query [allowed-value]"
      ]
    ),
    (
      open.replacing("beginner", with: "easy"),
      [
        "orm.json:1:126: what-is-orm: level: \"easy\" must be one of beginner, intermediate, advanced [allowed-value]"
      ]
    ),
    (
      open.replacing("\"What?\"", with: "\" \""),
      ["orm.json:1:148: what-is-orm: prompt: must not be empty [not-empty]"]
    ),
    (
      open.replacing("[\"A33\"]", with: "\"A33\""),
      ["orm.json:2:75: what-is-orm: covers: must be a list of texts in quotes [field-type]"]
    ),
    (
      open.replacing("\"accept\"", with: "\"acept\""),
      [
        "orm.json:2:34: what-is-orm: keyPoints[0].acept: is not a field of the bank format [known-field]"
      ]
    ),
    (
      choice.replacing("\"correct\": true", with: "\"correct\": \"yes\""),
      ["orm.json:2:42: pick-one: options[0].correct: must be true or false [field-type]"]
    ),
    (
      choice.replacing("true", with: "false"),
      ["orm.json:2:13: pick-one: options: no option is marked as right [option-and-key]"]
    ),
    (
      choice.replacing("\"why\": \"not so\"", with: "\"why\": \"\""),
      ["orm.json:3:56: pick-one: options[1].why: must not be empty [not-empty]"]
    ),
    (
      choice.replacing("Which?", with: "Which\u{202E}?"),
      [
        "orm.json:1:147: pick-one: prompt: holds the invisible character U+202E, which turns or splits "
          + "what is shown; take it out [plain-text]"
      ]
    ),
    (
      choice.replacing("Which?", with: "Whi\u{200B}ch?"),
      [
        "orm.json:1:147: pick-one: prompt: holds the invisible character U+200B, which turns or splits "
          + "what is shown; take it out [plain-text]"
      ]
    ),
  ])
  func `a bad question is named with file, id and field`(text: String, problems: [String]) throws {
    let file = try Self.file(text)
    #expect(file.problems(file: "orm.json").map(\.description) == problems)
    #expect(file.questions.isEmpty)
  }

  @Test func `every problem of a file is reported and sound questions are kept`() throws {
    let file = try Self.file(
      [
        Self.open.replacing("\"answer\": \"That.\",", with: ""), Self.choice,
        Self.choice.replacing("pick-one", with: "pick-two")
          .replacing("\"explanation\": \"because\"", with: "\"revision\": 0"),
      ].joined(separator: ","))
    #expect(
      file.problems(file: "f").map(\.description) == [
        "f:1:79: what-is-orm: answer: is missing [required-field]",
        "f:6:80: pick-two: revision: 0 must be 1 or more [allowed-value]",
      ])
    #expect(file.questions.map(\.id) == ["pick-one"])
  }

  @Test(arguments: [
    ("prompt", 1, 148), ("keyPoints[0].accept[1]", 2, 52), ("keyPoints[0].accept[9]", 2, 44),
    ("keyPoints[0].gone", 2, 16), ("hint", 1, 79), ("covers", 2, 75), ("covers[0].deep", 2, 76),
  ])
  func `a field of a question has a place, and one that is missing its object's`(
    field: String, line: Int, column: Int
  ) throws {
    let place = try Self.file(Self.open + "," + Self.choice).place(ofQuestion: 0, field: field)
    #expect([place.line, place.column] == [line, column])
  }

  @Test(arguments: [
    ("[]", ["f:1:1: must be an object [field-type]"]),
    (
      #"{"format": 3, "bank": "b", "topic": "t", "title": "T", "questions": []}"#,
      [
        "f:1:12: format: format 3 is not known to this version of prep, which reads formats 1 and 2 "
          + "[format-version]"
      ]
    ),
    (
      #"{"format": 1, "bank": "b", "topic": "T T", "title": "T", "questions": {}}"#,
      [
        "f:1:37: topic: \"T T\" must be lower-case letters, digits and single hyphens [slug]",
        "f:1:71: questions: must be a list of objects [field-type]",
      ]
    ),
    (
      "{}",
      [
        "f:1:1: format: is missing [required-field]", "f:1:1: bank: is missing [required-field]",
        "f:1:1: topic: is missing [required-field]",
        "f:1:1: title: is missing [required-field]",
        "f:1:1: questions: is missing [required-field]",
      ]
    ),
  ])
  func `a bad file is named with its fields`(text: String, problems: [String]) throws {
    let file = TopicFile(try JSONDocument(Array(text.utf8)).root)
    #expect(file.problems(file: "f").map(\.description) == problems)
  }

  @Test(arguments: [
    ("orm", true), ("n-plus-1", true), ("", false), ("-orm", false), ("a--b", false),
    ("Orm", false), ("ö", false), ("a b", false),
  ])
  func `a topic is a slug`(slug: String, isValid: Bool) throws {
    let text = #"{"format": 1, "bank": "b", "topic": "\#(slug)", "title": "T", "questions": []}"#
    let file = TopicFile(try JSONDocument(Array(text.utf8)).root)
    #expect(!file.problems(file: "f").contains { $0.field == "topic" } == isValid)
  }
}
