internal import Progress
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

struct QuizCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: QuizOptions) throws(Failure) {
    let bank = try context.bank()
    let store = try context.store()
    let standings = try context.standings(store, bank)
    let candidates = try context.questions(options.filter, in: bank, standings)
    let seed = options.seed.map { UInt64($0) } ?? context.surroundings.randomSeed()
    var generator = SeededGenerator(seed: seed)
    let dealt = Deal(standings).questions(
      from: candidates, count: options.count ?? QuizOptions.defaultCount, using: &generator)
    let session = Session(questions: dealt, at: context.now, using: &generator)
    try run(session, options, bank, standings, store)
  }

  private func run(
    _ session: Session, _ options: QuizOptions, _ bank: Bank, _ standings: Standings,
    _ store: borrowing ProgressStore
  ) throws(Failure) {
    var sitting = Sitting(session: session, standings: standings)
    let titles = Dictionary(
      bank.topics.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    if options.json {
      var face = JSONFace(context.surroundings)
      try sitting.run(&face, store, context)
    } else if options.plain || !context.isInteractive {
      var face = PlainFace(context, titles: titles)
      try sitting.run(&face, store, context)
    } else {
      try runOnScreen(&sitting, store, titles)
    }
  }

  /// The screen is given back before the summary, or an error, is printed.
  private func runOnScreen(
    _ sitting: inout Sitting, _ store: borrowing ProgressStore, _ titles: [String: String]
  ) throws(Failure) {
    let wasInterrupted = try runFace(&sitting, store, titles)
    try context.print(TallyText.summary(sitting.session.tally, titles: titles))
    if wasInterrupted { throw .interrupted }
  }

  /// Whether the sitting ended by Ctrl-C.
  private func runFace(
    _ sitting: inout Sitting, _ store: borrowing ProgressStore, _ titles: [String: String]
  ) throws(Failure) -> Bool {
    guard var face = ScreenFace(context, titles: titles) else {
      var face = PlainFace(context, titles: titles)
      try sitting.run(&face, store, context)
      return false
    }
    try sitting.run(&face, store, context)
    return face.wasInterrupted
  }
}

/// How a sitting meets its reader.
protocol QuizFace: ~Copyable {
  /// Shows the session's phase when it is another than before, and waits for the next move.
  mutating func event(in session: Session) throws(Failure) -> Session.Event
  /// The answer is stored; `due` is the day on which the question comes back.
  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws(Failure)
  mutating func takenBack(_ answer: Answer) throws(Failure)
  mutating func refused(_ refusal: Session.Refusal) throws(Failure)
  mutating func finished(_ tally: Tally) throws(Failure)
}
