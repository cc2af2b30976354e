internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// The quiz on a screen of its own, one key a move.
struct ScreenFace: QuizFace, ~Copyable {
  private let context: Context
  private let bank: Bank
  /// When the first question was shown.
  private var start: Instant
  private var screen: TerminalScreen
  private var state = QuizState()
  private var shown: PhaseMark?
  private var finder: Finder?

  /// Nil when standard input is no terminal after all.
  init?(_ context: Context, _ bank: Bank) {
    guard let screen = TerminalScreen(context) else { return nil }
    self.context = context
    self.bank = bank
    self.screen = screen
    start = context.now
  }

  /// Whether the sitting ended by Ctrl-C.
  private(set) var wasInterrupted = false

  /// What makes a phase another one for the eye: ticking a key point does not.
  private enum PhaseMark: Equatable {
    case asking(Int, isFollowUp: Bool), judging(Int), feedback(Int), finished

    init(_ session: Session) {
      self =
        switch session.phase {
        case .asking: .asking(session.number, isFollowUp: session.isAtFollowUp)
        case .judging: .judging(session.number)
        case .feedback: .feedback(session.number)
        case .finished: .finished
        }
    }
  }

  mutating func event(in session: Session) throws -> Session.Event {
    if PhaseMark(session) != shown {
      shown = PhaseMark(session)
      state.enterPhase()
    }
    while true {
      let view = view(session)
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
        case .search:
          if try search() != .left { return .stopped }
        case nil: continue
        }
      }
    }
  }

  /// The search over the quiz; its last query and hits stand there the next time.
  private mutating func search() throws -> Finder.End {
    let bank = bank
    let context = context
    var finder =
      finder
      ?? Finder(context) { (id) throws in
        try bank[id].map(QuestionPage(bank, context).blocks) ?? []
      }
    let end = try finder.run(on: &screen)
    self.finder = finder
    if end == .interrupted { wasInterrupted = true }
    return end
  }

  /// Offers a quiz that was left with some questions to go.
  mutating func offer(toGoOnWith left: Int) throws -> ScreenAnswer<ResumePage.Next> {
    try screen.ask(ResumePage.page(left))
  }

  /// What came out, and keys to practise what was missed at once.
  mutating func summary(
    _ tally: Tally, _ outlook: Outlook
  ) throws -> ScreenAnswer<SummaryPage.Next> {
    (shown, state) = (nil, QuizState())
    defer { start = context.now }
    return try screen.ask(SummaryPage.page(tally, outlook, titles: bank.titles))
  }

  /// Milliseconds after which the clock is looked at.
  private static let tick: Int32 = 1000

  private func view(_ session: Session) -> QuizView {
    let now = context.now
    return QuizView(
      titles: bank.titles, size: screen.size, palette: screen.palette, today: context.today,
      clock: session.deadline.map { .interview(InterviewClock(until: $0, from: now)) }
        ?? .elapsed(max(0, now.milliseconds - start.milliseconds) / 1000))
  }

  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws {
    state.due = due
  }

  mutating func takenBack(_ question: Question, _ grade: Grade) throws {
    shown = nil
    state.notice = "Took back \"\(grade.rawValue)\"."
  }

  mutating func refused(_ refusal: Session.Refusal) throws {
    state.notice = refusal.sentence
  }

  mutating func finished(_ tally: Tally) throws {}
}
