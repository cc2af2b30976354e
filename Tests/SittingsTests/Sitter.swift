import Questions
import Quiz
import Scoring
import Sittings
import Terminal

/// Somebody at the quiz screen, without a terminal: keys in, lines out.
struct Sitter {
  var session: Session
  var state = QuizState()
  var size = TerminalSize(columns: 80, rows: 24)
  var searches = 0
  var interview: Day?

  init(_ questions: [Question], columns: Int = 80, rows: Int = 24) {
    var generator = SeededGenerator(seed: 1)
    session = Session(
      questions: questions, at: Instant(milliseconds: 0), using: &generator)
    size = TerminalSize(columns: columns, rows: rows)
  }

  var view: QuizView {
    QuizView(
      titles: ["orm": "ORM and queries"], size: size, palette: .none, today: Day(number: 100),
      clock: .elapsed(65), interview: interview)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { press(key) }
  }

  private mutating func press(_ key: Key) {
    switch state.press(key, session, view) {
    case .event(let event):
      if let effects = try? session.step(event, at: Instant(milliseconds: 1000)) {
        if !effects.isEmpty { state.due = Day(number: 103) }
        if case .ticked = event {} else { state.enterPhase(of: session) }
      }
    case .search: searches += 1
    case .run, .data, .edit, .keys, .browse: break
    case nil: break
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  var drawing: Drawing { view.drawing(session, state) }
  var lines: [String] { drawing.lines.map(\.text) }
  var text: String { lines.joined(separator: "\n") }

  /// The texts of the options as shown, by their places.
  var options: [String] {
    guard let turn = session.turn else { return [] }
    return turn.order.map { turn.shape.offered[$0] }
  }
}

enum QuizSamples {
  static func choice(
    _ id: String = "lazy", prompt: String = "How many *queries*\nrun here?",
    keys: [Bool] = [true, false, false]
  ) -> Question {
    var question = Question(
      id: id, topic: "orm", level: .beginner, prompt: prompt,
      body: Choice(
        options: keys.enumerated().map {
          Option(text: "option \($0)", isCorrect: $1, why: "reason \($0)")
        }, explanation: "Because of laziness."))
    question.hint = "Think of `list()`."
    question.references = ["https://docs.djangoproject.com/"]
    question.related = ["other"]
    return question
  }

  static func open(_ id: String = "joins") -> Question {
    Question(
      id: id, topic: "orm", level: .advanced, prompt: "When do you join?",
      body: OpenAnswer(
        answer: "For single relations.",
        keyPoints: [
          KeyPoint(point: "It joins", accept: ["join"]),
          KeyPoint(point: "One query", accept: ["one query"]),
        ], followUps: [FollowUp(ask: "And for many?")]))
  }
}

extension Session.Event {
  /// Places of options, as stored.
  static func picked(_ places: Set<Int>, _ confidence: Confidence = .sure) -> Self {
    .answered(.picked(places), confidence)
  }

  static func typed(_ text: String) -> Self { .answered(.typed([text])) }
}
