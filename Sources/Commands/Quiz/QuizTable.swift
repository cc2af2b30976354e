internal import History
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

  mutating func dealt(_ store: borrowing ProgressStore) throws -> [Question] {
    let standings = try context.standings(store, bank)
    let candidates = try context.questions(options.filter, in: bank, standings)
    return Deal(standings, syllabus: try context.syllabus().items.map(\.id)).questions(
      from: candidates, count: options.count ?? QuizOptions.defaultCount, using: &generator)
  }

  /// The quiz that was left; nil when there is none with a question to ask, or when a seed asks for
  /// the same questions every time.
  func left(_ store: borrowing ProgressStore) throws -> SittingPlan.Rest? {
    guard options.seed == nil, let plan = try SittingPlan.kept(store, context) else { return nil }
    let rest = try plan.rest(store, bank)
    return rest.questions.isEmpty ? nil : rest
  }

  /// Keeps what a sitting will ask in the store until it is answered, so that it can be taken up
  /// again.
  func begin(
    _ questions: [Question], _ store: borrowing ProgressStore
  ) throws -> SittingPlan.Rest {
    let plan = try SittingPlan.keep(questions, store, at: context.now)
    return SittingPlan.Rest(plan: plan, questions: questions, reviews: [])
  }

  /// How a sitting ended: with its last question, or before.
  enum End { case finished, left }

  mutating func run(
    _ questions: [Question], after reviews: [Review] = [],
    on face: inout some QuizFace & ~Copyable, _ store: borrowing ProgressStore
  ) throws -> End {
    let recorded = reviews.filter { bank[$0.question] != nil }
    let session = Session(
      questions: questions,
      earlier: recorded.compactMap { review in bank[review.question].map { ($0, review.grade) } },
      at: context.now, using: &generator)
    var sitting = Sitting(
      session: session, standings: try context.standings(store, bank), recorded: recorded)
    defer { tally = sitting.session.tally }
    return try sitting.run(&face, store, context)
  }

  /// Runs what a plan has still to ask, and forgets the plan when nothing is left of it, or nothing
  /// was answered.
  mutating func goOn(
    with rest: SittingPlan.Rest, on face: inout some QuizFace & ~Copyable,
    _ store: borrowing ProgressStore
  ) throws -> End {
    let end = try run(rest.questions, after: rest.reviews, on: &face, store)
    let left = try rest.plan.rest(store, bank).questions.count
    if end == .finished || left == 0 || left == rest.plan.ids.count {
      try SittingPlan.forget(store)
    }
    return end
  }
}
