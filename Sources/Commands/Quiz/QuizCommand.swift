internal import History
internal import Questions
internal import Quiz
internal import Scoring

struct QuizCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: QuizOptions) throws {
    let bank = try context.bank()
    let store = try context.store()
    var table = QuizTable(context, options, bank)
    if options.json {
      var face = JSONFace(context.surroundings)
      _ = try table.run(try table.dealt(store), on: &face, store)
    } else if options.plain || !context.isInteractive {
      try runPlain(&table, store)
    } else {
      try runOnScreen(&table, store)
    }
  }

  private func runPlain(
    _ table: inout QuizTable, _ store: borrowing ProgressStore
  ) throws {
    var face = PlainFace(context, titles: table.bank.titles)
    guard context.surroundings.isInputTerminal else {
      _ = try table.run(try table.dealt(store), on: &face, store)
      return try finish(table, store)
    }
    if let left = try table.left(store), try face.goesOn(with: left.questions.count) {
      _ = try table.goOn(with: left, on: &face, store)
    } else {
      let rest = try table.begin(try table.dealt(store), store)
      _ = try table.goOn(with: rest, on: &face, store)
    }
    try finish(table, store)
  }

  private func finish(_ table: QuizTable, _ store: borrowing ProgressStore) throws {
    let prose = Prose(context)
    try context.print(prose.lines(TallyText.summary(table.tally, titles: table.bank.titles)))
    guard table.tally.answered > 0 else { return }
    try context.print(prose.lines(try Outlook(table.bank, store, context).sentence))
  }

  /// The screen is given back before the summary, or an error, is printed.
  private func runOnScreen(
    _ table: inout QuizTable, _ store: borrowing ProgressStore
  ) throws {
    guard let wasInterrupted = try playOnScreen(&table, store) else {
      return try runPlain(&table, store)
    }
    try finish(table, store)
    if wasInterrupted { throw Failure.interrupted }
  }

  /// Runs sitting after sitting until the reader leaves.
  ///
  /// The answer is whether that was by Ctrl-C; nil when there is no screen.
  private func playOnScreen(
    _ table: inout QuizTable, _ store: borrowing ProgressStore
  ) throws -> Bool? {
    guard var face = ScreenFace(context, table.bank) else { return nil }
    var rest: SittingPlan.Rest
    if let left = try table.left(store) {
      switch try face.offer(toGoOnWith: left.questions.count) {
      case .chosen(.goOn): rest = left
      case .chosen(.another): rest = try table.begin(try table.dealt(store), store)
      case .interrupted: return true
      case .chosen(.leave), .ended: return false
      }
    } else {
      rest = try table.begin(try table.dealt(store), store)
    }
    while try table.goOn(with: rest, on: &face, store) == .finished {
      let outlook = try Outlook(table.bank, store, context)
      switch try face.summary(table.tally, outlook) {
      case .chosen(.practise): rest = try table.begin(table.tally.missed, store)
      case .chosen(.another): rest = try table.begin(try table.dealt(store), store)
      case .chosen(.leave), .ended: return false
      case .interrupted: return true
      }
    }
    return face.wasInterrupted
  }
}

/// How a sitting meets its reader.
protocol QuizFace: ~Copyable {
  /// Shows the session's phase when it is another than before, and waits for the next move.
  mutating func event(in session: Session) throws -> Session.Event
  /// The answer is stored; `due` is the day on which the question comes back.
  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws
  mutating func takenBack(_ question: Question, _ grade: Grade) throws
  mutating func refused(_ refusal: Session.Refusal) throws
  mutating func finished(_ tally: Tally) throws
}
