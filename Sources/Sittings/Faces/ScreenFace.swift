internal import Insight
package import Questions
package import Quiz
package import Scoring
package import Terminal
internal import TextAnalysis

/// The quiz on a screen of its own, one key a move.
package struct ScreenFace<Screen: KeyScreen & ~Copyable>: QuizFace, ~Copyable {
  private let desk: Desk
  private let titles: [String: String]
  /// The day of the interview that is prepared for.
  private let interview: Day?
  /// When the first question was shown.
  private var start: Instant
  private var screen: Screen
  private var state = QuizState()
  private var shown: PhaseMark?
  /// As it was drawn last.
  private var session: Session?
  /// The case whose scenario was shown with the question before.
  private var caseRead: String?
  /// What was typed for the questions of this sitting, by their ids.
  private var drafts: [String: TextEditor] = [:]
  private let makeFinder: () throws -> Finder
  private var finder: Finder?

  /// Titles of topics by their ids; `interview` is the day that a plan leads to; `search` makes the search over the quiz when it is first wanted.
  package init(
    _ screen: consuming Screen, _ desk: Desk, titles: [String: String], interview: Day? = nil,
    search: @escaping () throws -> Finder
  ) {
    self.screen = screen
    self.desk = desk
    self.titles = titles
    self.interview = interview
    makeFinder = search
    start = desk.now()
  }

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

  package mutating func move(in session: Session) throws -> QuizMove {
    if PhaseMark(session) != shown {
      keepDraft()
      shown = PhaseMark(session)
      state.enterPhase(of: session, caseRead: caseRead, draft: draft(for: session))
      if case .asking(let turn, _) = session.phase { caseRead = turn.question.casePart?.case.id }
      if screen.settle() { state.notice = StrayKeys.dropped }
    }
    self.session = session
    while true {
      let view = view(session)
      try screen.draw(view.drawing(session, state))
      switch screen.next(within: tick) {
      case .redraw: continue
      case .end: return .event(.stopped)
      case .interrupt: return .interrupt
      case .key(let key):
        switch state.press(key, session, view) {
        case .event(let event): return .event(event)
        case .run(let text):
          state.show(trial(text, session), session, view)
          continue
        case .data:
          state.show(tables(session), session, view)
          continue
        case .edit(let text):
          edit(text, session)
          continue
        case .browse:
          state.notice = desk.openReference(of: session.turn?.question)
          continue
        case .keys:
          switch try screen.ask(KeysPage.page(QuizKeys.hints(session, state))) {
          case .chosen: continue
          case .interrupted: return .interrupt
          case .ended: return .event(.stopped)
          }
        case .search:
          switch try search() {
          case .left, .quiz: continue
          case .interrupted: return .interrupt
          case .inputEnded: return .event(.stopped)
          }
        case nil: continue
        }
      }
    }
  }

  /// Keeps what was typed for the question on the screen, which an undo may come back to.
  private mutating func keepDraft() {
    guard case .asking(let turn, _)? = session?.phase, turn.followUp == nil, !state.draft.isEmpty
    else { return }
    drafts[turn.question.id] = state.draft
  }

  /// What was typed for a question before; nothing when it is asked again because it was missed.
  private func draft(for session: Session) -> TextEditor? {
    guard case .asking(let turn, _) = session.phase, turn.followUp == nil, !turn.isRepeat
    else { return nil }
    return drafts[turn.question.id]
  }

  /// What a statement gives that is not the answer yet.
  private mutating func trial(_ text: String, _ session: Session) -> String? {
    guard let question = session.turn?.question else { return nil }
    let trial = desk.workbench?.trial(of: text, to: question) { isStopped(after: $0) }
    state.notice = nil
    switch trial {
    case .ran(let trial): return RowsText.trial(trial, width: textWidth)
    case .failed(let sentence), .notRun(let sentence): return "Sorry, \(sentence)".sentence
    case nil: return "This cannot be run here; you will grade it yourself."
    }
  }

  private var textWidth: Int { min(screen.size.columns - 2, TextLayout.comfortable) }

  /// Goes on with a text in the reader's editor; when that fails, the text is as it was.
  private mutating func edit(_ text: String, _ session: Session) {
    guard let editor = desk.editor,
      let exercise = session.turn.flatMap({ Exercise.of($0.question) })
    else { return }
    do throws(ExternalEditor.Fault) {
      state.take(
        edited: try screen.lend { () throws(ExternalEditor.Fault) in
          try editor.edit(text, named: exercise.fileName)
        })
    } catch {
      state.notice = "The editor gave no text: \(error.words). Yours is as it was."
    }
  }

  /// The tables of an exercise with sample rows.
  private func tables(_ session: Session) -> String? {
    guard let question = session.turn?.question, let workbench = desk.workbench else { return nil }
    let models = workbench.models(of: question).map { [$0.trimmed + "\n"] } ?? []
    let tables = workbench.tables(of: question)?
      .map { name, rows in name + "\n" + RowsText.table(rows, width: textWidth) }
    return tables.map { (models + $0).joined(separator: "\n\n") }
  }

  /// The search over the quiz; its last query and hits stand there the next time.
  private mutating func search() throws -> Finder.End {
    var finder = try self.finder ?? makeFinder()
    let end = try finder.run(on: &screen)
    self.finder = finder
    return end
  }

  /// Offers a quiz that was left with some questions to go.
  mutating func offer(toGoOnWith left: Int) throws -> ScreenAnswer<ResumePage.Next> {
    try screen.ask(ResumePage.page(left))
  }

  /// Says that today's portion is done, and offers to go on.
  mutating func doneForToday() throws -> ScreenAnswer<DonePage.Next> {
    try screen.ask(DonePage.page)
  }

  /// What came out, and keys to practise what was missed at once.
  mutating func summary(
    _ tally: Tally, _ outlook: Outlook, canUndo: Bool
  ) throws -> ScreenAnswer<SummaryPage.Next> {
    (shown, state, caseRead, drafts) = (nil, QuizState(), nil, [:])
    defer { start = desk.now() }
    return try screen.ask(SummaryPage.page(tally, outlook, titles: titles, canUndo: canUndo))
  }

  private func view(_ session: Session) -> QuizView {
    let now = desk.now()
    return QuizView(
      titles: titles, size: screen.size, palette: screen.palette, today: desk.today,
      clock: session.deadline.map { .interview(InterviewClock(until: $0, from: now)) }
        ?? .elapsed(max(0, now.milliseconds - start.milliseconds) / 1000),
      interview: interview)
  }

  package mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws {
    (state.due, state.notice) = (due, nil)
  }

  package mutating func takenBack(_ question: Question, _ grade: Grade) throws {
    shown = nil
    state.notice = "Took back \"\(grade.rawValue)\"."
  }

  package mutating func refused(_ refusal: Session.Refusal) throws {
    state.notice = refusal.sentence
  }

  package mutating func failed(_ sentence: String) throws {
    (state.table, state.notice) = ("Not judged: \(sentence)".sentence, nil)
  }

  package mutating func notRun(_ sentence: String) throws {
    (state.remark, state.notice) = ("Not run: \(sentence)".sentence, nil)
  }

  package mutating func notStored(_ sentence: String) throws -> AfterRefusal {
    state.notice = "Not stored: \(sentence). Once that is mended, send it again."
    return .back
  }

  package mutating func judged(_ sentence: String) throws {
    (state.remark, state.notice) = ("Your judge: \(sentence)".sentence, nil)
  }

  package mutating func isStopped(after milliseconds: Int) -> Bool {
    guard let running = session, milliseconds >= ProgressLine.patience else { return false }
    state.notice = "Running… \(milliseconds / 1000) s (Ctrl-C stops it)"
    try? screen.draw(view(running).drawing(running, state))
    switch screen.next(within: 0) {
    case .interrupt, .end: return true
    case .key, .redraw: return false
    }
  }

  package mutating func finished(_ tally: Tally) throws {}
}

/// Milliseconds after which the clock is looked at.
private let tick: Int32 = 1000
