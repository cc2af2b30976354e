internal import SQLite
package import Scoring

/// Reading the log.
extension ProgressStore {
  /// The reviews that were not taken back, in the order of time.
  package func reviews() throws -> [Review] {
    try keptReviews("order by review.at, review.id")
  }

  /// The reviews of some questions that were not taken back, in the order of time.
  package func reviews(of questions: [String]) throws -> [Review] {
    var found: [Review] = []
    for question in questions {
      found += try keptReviews(
        "and review.question = ? order by review.at, review.id", [.text(question)])
    }
    return found.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The reviews given in this store from an instant on and not taken back, in the order of giving.
  package func reviewsGiven(since instant: Instant) throws -> [Review] {
    try keptReviews(
      "and review.here = 1 and review.at >= ? order by review.rowid",
      [.integer(instant.milliseconds)])
  }

  /// The review given last in this store and not taken back: by the order of giving, since the clock
  /// may have been set back, and without imported ones.
  package func newestReview() throws -> Review? {
    try keptReviews("and review.here = 1 order by review.rowid desc limit 1").first
  }

  private func keptReviews(_ clause: String, _ values: [Value] = []) throws -> [Review] {
    try rows(
      """
      select \(Review.columns) from review
      where not exists (select 1 from void where void.review = review.id) \(clause)
      """, values, decode: Review.init)
  }

  /// The next reviews of the whole log, in the order of time; none at its end.
  package func log(after last: Review?, limit: Int = 4096) throws -> [Review] {
    try rows(
      "select \(Review.columns) from review where (at, id) > (?, ?) order by at, id limit ?",
      [.integer(last?.at.milliseconds ?? .min), .text(last?.id ?? ""), .integer(limit)],
      decode: Review.init)
  }

  /// All of it.
  func wholeLog() throws -> LogBlock {
    let (marks, reviews) = (try marks(), try log(after: nil, limit: .max))
    return LogBlock(
      reviews: reviews, voids: marks.voids, plans: marks.plans, fits: marks.fits,
      settings: marks.settings)
  }

  /// Everything of the log besides reviews.
  package func marks() throws -> LogBlock {
    LogBlock(
      reviews: [], voids: try voids(), plans: try planEntries(), fits: try fits(),
      settings: try settingChanges())
  }

  /// Which reviews were taken back, and when, in the order of time.
  package func voids() throws -> [(review: String, at: Instant)] {
    try rows("select review, at from void order by at, review") { row throws(SQLiteError) in
      let at = Instant(milliseconds: try row.integer(1, in: Instant.writable))
      return (review: row.text(0) ?? "", at: at)
    }
  }

  /// How many reviews were ever given, taken back or not.
  package func reviewCount() throws -> Int {
    try rows("select count(*) from review") { $0.integer(0) }.first ?? 0
  }

  /// The same; reads each of them, and fails where one holds what no review can hold.
  package func readableReviewCount() throws -> Int {
    try rows("select \(Review.columns) from review") { row throws(SQLiteError) in
      _ = try Review(row)
    }.count
  }

  /// Whether any review was ever given.
  package func hasReviews() throws -> Bool {
    try !rows("select 1 from review limit 1") { _ in true }.isEmpty
  }
}
