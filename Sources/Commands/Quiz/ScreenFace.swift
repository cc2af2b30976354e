internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// The quiz on a screen of its own, one key a move.
struct ScreenFace: QuizFace, ~Copyable {
  private let context: Context
  private let titles: [String: String]
  private let start: Instant
  private var screen: TerminalScreen
  private var state = QuizState()
  private var shown: PhaseMark?

  /// Nil when standard input is no terminal after all.
  init?(_ context: Context, titles: [String: String]) {
    guard let screen = TerminalScreen(context) else { return nil }
    self.context = context
    self.titles = titles
    self.screen = screen
    start = context.now
  }

  /// Whether the sitting ended by Ctrl-C.
  private(set) var wasInterrupted = false

  /// What makes a phase another one for the eye: ticking a key point does not.
  private enum PhaseMark: Equatable {
    case asking(Int), judging(Int), feedback(Int), finished

    init(_ session: Session) {
      self =
        switch session.phase {
        case .asking: .asking(session.number)
        case .judging: .judging(session.number)
        case .feedback: .feedback(session.number)
        case .finished: .finished
        }
    }
  }

  mutating func event(in session: Session) throws(Failure) -> Session.Event {
    if PhaseMark(session) != shown {
      shown = PhaseMark(session)
      state.enterPhase()
    }
    while true {
      let view = view
      try screen.draw(view.drawing(session, state))
      switch screen.next(within: Self.tick) {
      case .redraw: continue
      case .end: return .stopped
      case .interrupt:
        wasInterrupted = true
        return .stopped
      case .key(let key):
        switch state.press(key, session, view) {
        case .event(let event): return event
        case .search, nil: continue
        }
      }
    }
  }

  /// Milliseconds after which the clock is looked at.
  private static let tick: Int32 = 1000

  private var view: QuizView {
    QuizView(
      titles: titles, size: screen.size, palette: screen.palette, today: context.today,
      clock: max(0, context.now.milliseconds - start.milliseconds) / 1000)
  }

  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws(Failure) {
    state.due = due
  }

  mutating func takenBack(_ answer: Answer) throws(Failure) {
    shown = nil
    state.notice = "Took back \"\(answer.grade.rawValue)\"."
  }

  mutating func refused(_ refusal: Session.Refusal) throws(Failure) {
    state.notice = refusal.sentence
  }

  mutating func finished(_ tally: Tally) throws(Failure) {}
}
