import Formats
import History
import Insight
import JSON
import Questions
import Quiz
import Scoring
import Search
import StudySheet
import Terminal
import Testing

@testable import BankLint
@testable import Sittings

/// Kinds that no file of the program knows, one for each shape of an answer that the program's own kinds do
/// not have: each is one type, and every room takes it as it is.
private struct Blank: QuestionBody {
  static let kind = Kind("blank", title: "fill in", minutes: 1)
  static let fieldNames = ["accepted"]
  var accepted = ["three", "books"]

  init() {}
  init?(reading fields: inout FieldReader) {
    accepted = fields.requiredTexts("accepted")
  }

  var json: [JSON.Field] { [JSON.Field(name: "accepted", value: .texts(accepted))] }
  var texts: [BodyText] {
    accepted.enumerated().map { BodyText(FieldPath("accepted", $0), $1, .accepted) }
  }
  var shape: AnswerShape { .type(AnswerShape.Blanks(count: accepted.count)) }

  func judge(_ response: Response) -> Verdict {
    let isRight = response == .typed(accepted)
    return .marked(Mark(isRight: isRight, score: isRight ? 1 : 0))
  }

  var solution: Solution {
    var solution = Solution()
    solution.right = .typed(accepted)
    solution.explanation = "Count them."
    return solution
  }
}

private struct Sequence: QuestionBody {
  static let kind = Kind("sequence", title: "in order", minutes: 1)
  static let fieldNames = ["steps"]
  let steps = ["Open the door", "Walk through", "Paint the wall"]

  init() {}
  init?(reading fields: inout FieldReader) {}

  var json: [JSON.Field] { [JSON.Field(name: "steps", value: .texts(steps))] }
  var texts: [BodyText] {
    steps.enumerated().map { BodyText(FieldPath("steps", $0), $1, .offered) }
  }
  var shape: AnswerShape { .arrange(AnswerShape.Pieces(steps, hasStrangers: true)) }

  func judge(_ response: Response) -> Verdict {
    let isRight = response == .arranged([0, 1])
    return .marked(Mark(isRight: isRight, score: isRight ? 1 : 0))
  }

  var solution: Solution {
    var solution = Solution()
    solution.right = .arranged([0, 1])
    solution.explanation = "Nobody paints on the way."
    return solution
  }
}

private struct Fault: QuestionBody {
  static let kind = Kind("fault", title: "faulty line", minutes: 1)
  static let fieldNames = ["code"]
  let code = ["total = 0", "for book in books:", "    total =+ book.price"]

  init() {}
  init?(reading fields: inout FieldReader) {}

  var json: [JSON.Field] { [JSON.Field(name: "code", value: .texts(code))] }
  var texts: [BodyText] { [BodyText("code", code.joined(separator: "\n"), .offered)] }
  var shape: AnswerShape {
    .point(AnswerShape.Code(language: "python", lines: code, asksForSeveral: false))
  }

  func judge(_ response: Response) -> Verdict {
    let isRight = response == .pointed([2])
    return .marked(Mark(isRight: isRight, score: isRight ? 1 : 0))
  }

  var solution: Solution {
    var solution = Solution()
    solution.right = .pointed([2])
    solution.reasons = [2: "The plus belongs before the sign."]
    return solution
  }
}

@Suite struct FurtherKindTests {
  private static func question(_ body: any QuestionBody) -> Question {
    Question(id: "odd", topic: "orm", level: .beginner, prompt: "What then?", body: body)
  }

  /// What comes out of a dialogue in which some lines are typed.
  private static func dialogue(
    _ body: any QuestionBody, _ typed: [String], inJSON: Bool
  ) throws -> String {
    var lines = typed[...]
    var output = ""
    let desk = Desk(
      now: { Instant(milliseconds: 60_000) }, day: { $0.studyDay(utcOffset: 0) },
      readLine: { lines.popFirst() }, write: { output += $0 }, palette: .none, columns: nil)
    var sitting = Sitting(session: session(body, at: 0))
    let store = try ProgressStore.open(path: ":memory:")
    if inJSON {
      var face = JSONFace(desk)
      _ = try sitting.run(&face, store, desk)
    } else {
      var face = PlainFace(desk, titles: [:])
      _ = try sitting.run(&face, store, desk)
    }
    return output
  }

  private static func session(_ body: any QuestionBody, at seconds: Int) -> Session {
    var generator = SeededGenerator(seed: 1)
    return Session(
      questions: [question(body)], at: Instant(milliseconds: seconds * 1000), using: &generator)
  }

  /// The letters of places as stored, in the order in which the one question shows them.
  private static func letters(_ places: [Int], _ body: any QuestionBody) throws -> String {
    let turn = try #require(session(body, at: 0).turn)
    return places.map(turn.name).joined(separator: ",")
  }

  // MARK: Lines

  @Test func `blanks are asked for and told in lines`() throws {
    let right = try Self.dialogue(Blank(), ["three | books"], inJSON: false)
    #expect(right.contains("Type 2 answers with | between them."))
    #expect(right.contains("Right.\n"))
    #expect(right.contains("Count them."))
    let wrong = try Self.dialogue(Blank(), ["one", "three|pages"], inJSON: false)
    #expect(wrong.contains("Please type 2 answers with | between them, or ? don't know"))
    #expect(wrong.contains("Wrong. You answered: three, pages. Right: three, books."))
  }

  @Test func `pieces are asked for and told in lines`() throws {
    let order = try Self.letters([0, 1], Sequence())
    let right = try Self.dialogue(Sequence(), [order], inJSON: false)
    #expect(right.contains("Put them in order, such as b,a,c. Leave out what does not belong."))
    #expect(right.contains(") Walk through\n"))
    #expect(right.contains("Right.\n"))
    let all = try Self.letters([1, 0, 2], Sequence())
    let wrong = try Self.dialogue(Sequence(), ["x", all], inJSON: false)
    #expect(wrong.contains("Please type letters from a to c in order, such as b,a, or"))
    let said = all.replacing(",", with: ", ")
    #expect(wrong.contains("Wrong. You answered: \(said). Right: "))
    #expect(wrong.contains("Nobody paints on the way."))
  }

  @Test func `lines of code are asked for and told in lines`() throws {
    let right = try Self.dialogue(Fault(), ["3"], inJSON: false)
    #expect(right.contains("  2  for book in books:\n  3      total =+ book.price\n"))
    #expect(right.contains("Type the number of the line."))
    #expect(right.contains("Right.\n\nline 3: The plus belongs before the sign."))
    let wrong = try Self.dialogue(Fault(), ["4", "a", "2"], inJSON: false)
    #expect(wrong.contains("Please type the number of a line from 1 to 3, or ? don't know"))
    #expect(wrong.contains("Wrong. You answered: 2. Right: 3."))
  }

  // MARK: JSON

  @Test func `further kinds speak the dialogue in JSON`() throws {
    let blank = try Self.dialogue(Blank(), ["three|books"], inJSON: true)
    #expect(blank.contains(#""kind":"blank","prompt":"What then?","blanks":2}"#))
    #expect(blank.contains(#""given":["three","books"],"answer":["three","books"]"#))
    let order = try Self.letters([0, 1], Sequence())
    let sequence = try Self.dialogue(Sequence(), [order], inJSON: true)
    #expect(sequence.contains(#""steps":[{"key":"a","text":""#))
    #expect(sequence.contains(#""correct":true,"score":1"#))
    let fault = try Self.dialogue(Fault(), ["1"], inJSON: true)
    #expect(
      fault.contains(#""code":"total = 0\nfor book in books:\n    total =+ book.price""#))
    #expect(fault.contains(#""given":["1"],"answer":["3"]"#))
    #expect(fault.contains(#""lines":[{"line":3,"why":"The plus belongs before the sign."}]"#))
  }

  // MARK: Screen

  private static func scenes(_ body: any QuestionBody, _ steps: [[Key]]) throws -> [String] {
    let lines = steps.enumerated().flatMap { number, keys in
      [.time(Instant(milliseconds: 60_000))] + keys.map { Script.Line.key($0) }
        + [.scene("\(number)")]
    }
    let script = Script(lines, from: Instant(milliseconds: 0))
    let desk = Desk(
      now: { script.now }, day: { $0.studyDay(utcOffset: 0) }, readLine: { nil },
      write: { _ in }, palette: .none, columns: 80)
    let screen = ScriptedScreen(
      size: TerminalSize(columns: 80, rows: 24), palette: .none, script: script)
    var face = ScreenFace(screen, desk, titles: [:], search: { throw NoSearch() })
    var sitting = Sitting(session: session(body, at: 0))
    _ = try sitting.run(&face, try ProgressStore.open(path: ":memory:"), desk)
    return script.scenes.map { $0.drawing.lines.map(\.text).joined(separator: "\n") }
  }

  private struct NoSearch: Error {}

  @Test func `blanks are filled one by one on the screen`() throws {
    let scenes = try Self.scenes(
      Blank(), [[], [.enter, .paste("three"), .enter], [.paste("books"), .enter]])
    #expect(scenes[0].contains("Press Enter and type answer 1 of 2."))
    #expect(scenes[1].contains("1  three"))
    #expect(scenes[2].contains("✓ Right. Graded "))
    #expect(scenes[2].contains("1  three"))
    #expect(scenes[2].contains("2  books"))
  }

  @Test func `pieces are moved and left out on the screen`() throws {
    let turn = try #require(Self.session(Sequence(), at: 0).turn)
    // The stranger goes first, then the two that are left are put in order.
    let stranger = try #require(turn.order.firstIndex(of: 2))
    let rest = turn.order.filter { $0 != 2 }
    let up = Array(repeating: Key.up, count: 3)
    var keys = Array(repeating: Key.down, count: stranger) + [.character("x")] + up
    if rest == [1, 0] { keys += [.character(" "), .down, .character(" ")] }
    let scenes = try Self.scenes(Sequence(), [[], keys, [.enter]])
    #expect(scenes[0].contains("Put them in order, and leave out what does not belong."))
    #expect(scenes[1].contains("-  Paint the wall"))
    #expect(scenes[1].contains("1  Open the door"))
    #expect(scenes[1].contains("2  Walk through"))
    #expect(scenes[2].contains("✓ Right. Graded "))
  }

  @Test func `a cursor points at a line of code on the screen`() throws {
    let scenes = try Self.scenes(Fault(), [[.down], [.enter]])
    #expect(scenes[0].contains("› 2  for book in books:"))
    #expect(scenes[1].contains("✗ Wrong. Graded again"))
    #expect(scenes[1].contains("✓ 3      total =+ book.price"))
    #expect(scenes[1].contains("✗ 2  for book in books:"))
    #expect(scenes[1].contains("The plus belongs before the sign."))
  }

  // MARK: The other rooms

  private static let bodies: [any QuestionBody] = [Blank(), Sequence(), Fault()]

  @Test func `sheets, search, lint and pages take further kinds`() throws {
    let entries = Self.bodies.map { Sheet.Entry(Self.question($0)) }
    let sheet = Sheet(title: "T", date: "D", topicTitles: [:], entries: entries)
    let study = Study(
      Library([]), Standings(memories: [:], today: Day(number: 100), scheduler: Scheduler()))
    for format in Format.allCases {
      let text = format.text(sheet, study, answers: .inline)
      #expect(text.contains("Walk through"), "\(format.rawValue)")
      #expect(text.contains("book.price"), "\(format.rawValue)")
    }
    let markdown = Format.markdown.text(sheet, study, answers: .inline)
    #expect(markdown.contains("**Right:** three, books"))
    #expect(markdown.contains("**Right:** A, B"))
    #expect(markdown.contains("**Right:** line 3"))
    let index = SearchIndex(questions: [Self.question(Sequence())])
    let hits = index.results(for: try Query(parsing: "walk", topics: ["orm"]), limit: 5).hits
    #expect(hits.map(\.id) == ["odd"])
    let linted = LintedQuestion(Self.question(Sequence()))
    #expect(linted.texts.map(\.source) == ["What then?"] + Sequence().steps)
    let findings = LintRule.ofContent.flatMap { (rule) -> [LintRule.FieldFinding] in
      if case .question(let check) = rule.check { check(linted) } else { [] }
    }
    #expect(findings.map(\.field) == ["references"])
  }
}
