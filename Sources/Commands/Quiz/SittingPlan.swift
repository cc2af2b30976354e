internal import History
internal import Questions
internal import Scoring

/// Which questions a sitting was to ask, kept in the store until it is over, so that a quiz that was
/// left, killed or lost its terminal can be taken up again.
struct SittingPlan: Equatable {
  let start: Instant
  let ids: [String]

  /// Days after which nobody wants to go on where they left.
  private static let longestPause = 7

  init(start: Instant, ids: [String]) {
    self.start = start
    self.ids = ids
  }

  /// Reads "1795176000000 first-id second-id".
  init?(_ text: String) {
    let words = text.split(separator: " ").map { String($0) }
    guard let milliseconds = words.first.flatMap({ Int($0) }), words.count > 1 else { return nil }
    self.init(start: Instant(milliseconds: milliseconds), ids: Array(words.dropFirst()))
  }

  var text: String { ([String(start.milliseconds)] + ids).joined(separator: " ") }

  /// Keeps the plan of a sitting that begins; the answers from its start on count for it.
  static func keep(
    _ questions: [Question], _ store: borrowing ProgressStore, at now: Instant
  ) throws -> Self {
    let plan = Self(start: try store.freeInstant(from: now), ids: questions.map(\.id))
    try store.setBookmark(.sitting, to: plan.text)
    return plan
  }

  static func forget(_ store: borrowing ProgressStore) throws {
    try store.setBookmark(.sitting, to: nil)
  }

  /// The plan that was kept last, unless it is too old.
  static func kept(
    _ store: borrowing ProgressStore, _ context: Context
  ) throws -> Self? {
    guard let plan = try store.bookmark(.sitting).flatMap(Self.init) else { return nil }
    let days = context.day(of: plan.start).distance(to: context.today)
    return (0...longestPause).contains(days) ? plan : nil
  }

  /// What a plan has still to ask, and what was answered of it.
  struct Rest {
    let plan: SittingPlan
    let questions: [Question]
    /// In the order of giving.
    let reviews: [Review]
  }

  /// The questions that were not answered since, in their order.
  func rest(_ store: borrowing ProgressStore, _ bank: Bank) throws -> Rest {
    let done = Set(try store.questionsAnswered(since: start).map(bank.currentID))
    let questions = ids.compactMap { bank[$0] }.filter { !done.contains($0.id) }
    let reviews = try store.reviewsGiven(since: start)
      .filter { ids.contains(bank.currentID($0.question)) }
    return Rest(plan: self, questions: questions, reviews: reviews)
  }
}
