import Formats
import Questions
import Quiz
import StudySheet
import Testing

/// What is written and read and written again is the same.
@Suite struct RoundTripTests {
  /// Questions with every sign that means something to some format.
  struct Maker {
    var random: SeededGenerator

    private static let words = [
      "Which", "join", "`x = {1: 2}`", "a=b", "~not", "#tag", "C#", "n+1", "<b>", "&amp;",
      "**bold**",
      "50 %", "::name::", "\\n", "[link](https://a.example/b?c=d)", "it's", "\"quoted\"", "A.",
      "1.",
      "é", "日本", "->", "T", "=", "-", "{", "}", "$x$", "a,b;c", "|", "_under_", "####", "...",
    ]

    mutating func text() -> String {
      let count = Int.random(in: 1...6, using: &random)
      let words = (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }
      return "Word " + words.joined(separator: " ") + " end"
    }

    mutating func longText() -> String {
      let code = "\n\n```python\n# ---\n- [ ] no\n\nA: 1\n```"
      return text() + (Bool.random(using: &random) ? code : "")
        + (Bool.random(using: &random) ? "\n\n" + text() : "")
    }

    mutating func question(_ number: Int, _ topic: String) -> Question {
      var question = Question(
        id: "q-\(number)", topic: topic,
        level: Bool.random(using: &random) ? nil : Level.allCases.randomElement(using: &random),
        prompt: longText(), body: body())
      if Bool.random(using: &random) { question.tags = ["one", "two words"] }
      if Bool.random(using: &random) { question.hint = text() }
      if Bool.random(using: &random) { question.references = ["https://a.example/\(number)"] }
      return question
    }

    private mutating func body() -> any QuestionBody {
      if Bool.random(using: &random) {
        return OpenAnswer(
          answer: longText(), keyPoints: Bool.random(using: &random) ? [] : [point(), point()])
      }
      if Int.random(in: 0..<4, using: &random) == 0 { return otherBody() }
      let count = Int.random(in: 2...5, using: &random)
      let key = Int.random(in: 0..<count, using: &random)
      let isSeveral = Bool.random(using: &random)
      return Choice(
        options: (0..<count).map { place in
          Option(
            text: "\(place) \(longText())",
            isCorrect: place == key || (isSeveral && Bool.random(using: &random)),
            why: Bool.random(using: &random) ? "" : text())
        }, explanation: Bool.random(using: &random) ? "" : longText())
    }

    private mutating func otherBody() -> any QuestionBody {
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        ShortAnswer(
          blanks: Bool.random(using: &random)
            ? [Blank(accept: ["*.log", "Word {a=b} ~c"], why: text())]
            : [
              Blank(accept: ["Word {a=b} ~c", "two"], why: ""), Blank(accept: ["*.log"], why: "w"),
            ],
          explanation: text())
      case 1:
        Ordering(
          steps: ["1 \(longText())", "2 \(text())"],
          distractors: Bool.random(using: &random) ? ["3 \(text())"] : [], explanation: "")
      default:
        FaultyLine(
          code: "a = 1\n- [ ] b\n# c", language: "python",
          faults: [FaultyLine.Fault(line: 2, why: text())], explanation: longText())
      }
    }

    private mutating func point() -> KeyPoint { KeyPoint(point: text(), accept: []) }
  }

  private func sheet(_ seed: UInt64) -> Sheet {
    var maker = Maker(random: SeededGenerator(seed: seed))
    let questions = (0..<6).map { maker.question($0, $0 < 3 ? "orm" : "forms") }
    return sheet(questions)
  }

  private func sheet(_ questions: [Question]) -> Sheet {
    Sheet(
      title: "T", date: "D", topicTitles: ["orm": "ORM and queries", "forms": "Forms"],
      entries: questions.map { Sheet.Entry($0) })
  }

  /// A bank of what was read, as installing it would make one.
  private func read(_ format: Format, _ text: String) throws -> [Question] {
    let file = try Reading.file(format, text)
    #expect(file.problems == [], "\(text)")
    return file.items.map { item in
      var question = item.question
      if question.topic == "ORM and queries" { question.topic = "orm" }
      if question.topic == "Forms" { question.topic = "forms" }
      return question
    }
  }

  private static let formats: [Format] = [.json, .csv, .quiz, .gift, .moodle]

  @Test(arguments: formats, 1...60)
  func `a file that is read is written again as it was`(_ format: Format, _ seed: Int) throws {
    let text = Samples.text(format, of: sheet(UInt64(seed)))
    let again = Samples.text(format, of: sheet(try read(format, text)))
    #expect(again == text)
  }

  /// HTML does not part the paragraphs of an option, so that the first way loses where they ended.
  @Test(arguments: 1...60)
  func `our notes for Anki come back as what they were`(_ seed: Int) throws {
    let questions = sheet(UInt64(seed)).entries.map(\.question)
    let back = try read(.anki, Samples.text(.anki, of: sheet(UInt64(seed))))
    #expect(back.map(\.id) == questions.map(\.id))
    #expect(back.map(\.kind) == questions.map(\.kind))
    #expect(back.map(\.topic) == questions.map(\.topic))
    #expect(back.map(\.level) == questions.map(\.level))
    #expect(back.map(\.references) == questions.map(\.references))
    #expect(
      back.map { ($0.body as? Choice)?.keys } == questions.map { ($0.body as? Choice)?.keys })
    let text = Samples.text(.anki, of: sheet(back))
    #expect(Samples.text(.anki, of: sheet(try read(.anki, text))) == text)
  }

  @Test(arguments: [Format.json, .quiz], 1...60)
  func `nothing is lost on the way`(_ format: Format, _ seed: Int) throws {
    let questions = sheet(UInt64(seed)).entries.map(\.question)
    let back = try read(format, Samples.text(format, of: sheet(UInt64(seed))))
    #expect(back.count == questions.count)
    for (one, other) in zip(back, questions) { #expect(one.json == other.json) }
  }

  @Test(arguments: ["Title\n=====\n\nText", "Title\n------\n\nText", "# Title\n\nText"])
  func `a heading within an answer begins no question`(_ answer: String) throws {
    let question = Question(
      id: "q", topic: "orm", level: nil, prompt: "Which?",
      body: OpenAnswer(answer: answer, keyPoints: []))
    let back = try read(.quiz, Samples.text(.quiz, of: sheet([question])))
    #expect(back.map(\.prompt) == ["Which?"])
    #expect(back.first?.body.solution.answer?.hasSuffix("Text") == true)
  }

  @Test(arguments: ["> quoted", "Words.\n\n> quoted\n> twice"], ["", "Since."])
  func `an option that ends in a quote keeps it`(_ text: String, _ why: String) throws {
    let choice = Choice(
      options: [
        Option(text: text, isCorrect: true, why: why), Option(text: "b", isCorrect: false, why: ""),
      ], explanation: "")
    let question = Question(id: "q", topic: "t", level: nil, prompt: "Which?", body: choice)
    let sheet = Sheet(title: "T", date: "D", topicTitles: [:], entries: [Sheet.Entry(question)])
    let file = try Reading.file(.quiz, Samples.text(.quiz, of: sheet))
    #expect((file.questions.first?.body as? Choice)?.options == choice.options)
  }

  @Test(arguments: 1...50)
  func `Aiken keeps what it can hold`(_ seed: Int) throws {
    let text = Samples.text(.aiken, of: sheet(UInt64(seed)))
    guard !text.isEmpty else { return }
    #expect(Samples.text(.aiken, of: sheet(try read(.aiken, text))) == text)
  }
}
