internal import SQLite
package import Scoring

/// Answers given here, and taking them back.
extension ProgressStore {
  /// Adds a review durably; one that is already there (same id) changes nothing.
  ///
  /// - Returns: the day on which its question comes back, by the settings of this moment; the review's own
  ///   when it was taken back before it came.
  @discardableResult
  package func record(_ review: Review) throws -> Day {
    try transaction {
      let scheduler = try scheduler()
      let memory =
        try insert(review, isFromHere: true)
        ? remember(review, with: scheduler.model) : storedMemory(of: review.question)?.memory
      return memory.map(scheduler.due) ?? review.day
    }
  }

  /// Takes a review back: marks it, never deletes it.
  package func void(_ review: Review, at instant: Instant) throws {
    try transaction {
      _ = try insertVoid(review.id, at: instant)
      try rebuildMemory(of: review.question, with: try scheduler().model)
    }
  }

  /// Takes back the review given last in this store, and returns it; nil without one.
  ///
  /// Found and marked in one moment: of several that do so at once, each takes back another.
  package func voidNewest(at instant: Instant) throws -> Review? {
    try transaction {
      guard let newest = try newestReview() else { return nil }
      try void(newest, at: instant)
      return newest
    }
  }

  /// Takes back every review, or those of some questions; returns how many.
  package func voidAll(of questions: Set<String>? = nil, at instant: Instant) throws -> Int {
    try transaction {
      let reviews = try reviews().filter { questions?.contains($0.question) ?? true }
      return try merge([], voids: reviews.map { ($0.id, instant) }).voids
    }
  }

  /// The first millisecond from an instant on at which no review was given.
  ///
  /// Reviews are replayed in the order of their times; a clock that stands still (`--now`) must not
  /// leave that order to chance.
  package func freeInstant(from instant: Instant) throws -> Instant {
    let free = try rows(
      """
      select min(time) from
        (select ?1 as time union all select at + 1 from review where at >= ?1)
      where not exists (select 1 from review where at = time)
      """, [.integer(instant.milliseconds)]
    ) { $0.integer(0) }
    // At the very end of the calendar two answers have to share a time.
    return free.first.map(Instant.init(milliseconds:)).map { min($0, .latest) } ?? instant
  }

  /// False when a review of that id is there already.
  func insert(_ review: Review, isFromHere: Bool) throws -> Bool {
    try run(
      "insert into review values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing",
      review.values + [.integer(isFromHere ? 1 : 0)])
    return connection.changes > 0
  }

  /// True when there was no mark; of two marks the earlier time stays, whichever came first.
  ///
  /// A mark on one of several answers that came under one id is a mark on all of them.
  func insertVoid(_ review: String, at instant: Instant) throws -> Bool {
    let base = AnswerVariants.base(of: review)
    let isNew = try insertMark(base, at: instant)
    for variant in try variants(of: base) where variant.review.id != base {
      _ = try insertMark(variant.review.id, at: instant)
    }
    return isNew
  }

  func insertMark(_ review: String, at instant: Instant) throws -> Bool {
    try run(
      "insert into void values (?, ?) on conflict (review) do nothing",
      [.text(review), .integer(instant.milliseconds)])
    if connection.changes > 0 { return true }
    try run(
      "update void set at = ?2 where review = ?1 and at > ?2",
      [.text(review), .integer(instant.milliseconds)])
    return false
  }

  /// When a review was taken back; nil when it was not.
  func mark(of review: String) throws -> Instant? {
    try rows("select at from void where review = ?", [.text(review)]) {
      Instant(milliseconds: $0.integer(0))
    }.first
  }
}
