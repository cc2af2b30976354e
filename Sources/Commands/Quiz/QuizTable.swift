internal import Progress
internal import Questions
internal import Quiz
internal import Scoring

/// Deals questions as the options ask and runs sittings with them.
struct QuizTable {
  let bank: Bank
  /// What came out of the sitting that was run last.
  private(set) var tally = Tally()
  private let context: Context
  private let options: QuizOptions
  private var generator: SeededGenerator

  init(_ context: Context, _ options: QuizOptions, _ bank: Bank) {
    self.context = context
    self.options = options
    self.bank = bank
    generator = SeededGenerator(
      seed: options.seed.map { UInt64($0) } ?? context.surroundings.randomSeed())
  }

  mutating func dealt(_ store: borrowing ProgressStore) throws(Failure) -> [Question] {
    let standings = try context.standings(store, bank)
    let candidates = try context.questions(options.filter, in: bank, standings)
    return Deal(standings, syllabus: try context.syllabus().items.map(\.id)).questions(
      from: candidates, count: options.count ?? QuizOptions.defaultCount, using: &generator)
  }

  /// What the quiz that was left has still to ask; nil when there is none, or when a seed asks for
  /// the same questions every time.
  func leftQuestions(_ store: borrowing ProgressStore) throws(Failure) -> [Question]? {
    guard options.seed == nil, let plan = try SittingPlan.kept(store, context) else { return nil }
    let left = try plan.remaining(store, bank)
    return left.isEmpty ? nil : left
  }

  /// How a sitting ended: with its last question, or before.
  enum End { case finished, left }

  mutating func run(
    _ questions: [Question], on face: inout some QuizFace & ~Copyable,
    _ store: borrowing ProgressStore
  ) throws(Failure) -> End {
    let session = Session(questions: questions, at: context.now, using: &generator)
    var sitting = Sitting(session: session, standings: try context.standings(store, bank))
    defer { tally = sitting.session.tally }
    return try sitting.run(&face, store, context)
  }

  /// The same with the questions kept in the store until they are answered, so that the sitting can
  /// be taken up again; not when nothing was answered.
  mutating func runKeepingPlan(
    _ questions: [Question], on face: inout some QuizFace & ~Copyable,
    _ store: borrowing ProgressStore
  ) throws(Failure) -> End {
    let plan = try SittingPlan.keep(questions, store, at: context.now)
    let end = try run(questions, on: &face, store)
    let left = try plan.remaining(store, bank).count
    if end == .finished || left == 0 || left == questions.count { try SittingPlan.forget(store) }
    return end
  }
}
