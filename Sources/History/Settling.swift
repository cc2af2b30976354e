internal import SQLite
internal import Scoring

/// Reviews that come under an id that may be there already.
extension ProgressStore {
  enum Settled: Equatable {
    case known
    case added
    /// What was there said less.
    case completed
    /// Another answer is there under that id; both are kept.
    case conflicting
  }

  /// Adds a review unless all that it says is there.
  ///
  /// - Returns: what became of it, and the questions whose log that changed.
  func settle(_ review: Review, isFromHere: Bool) throws -> (Settled, questions: [String]) {
    let base = AnswerVariants.base(of: review.id)
    if try insert(review.named(base), isFromHere: isFromHere) { return (.added, [review.question]) }
    let rows = try variants(of: base)
    guard !rows.contains(where: { $0.review.covers(review) }) else { return (.known, []) }
    let kept = AnswerVariants.kept(of: rows.map(\.review) + [review], base: base)
    try replace(rows, by: kept, base: base)
    let isLater = rows.contains { review.covers($0.review) }
    return (isLater ? .completed : .conflicting, (rows.map(\.review) + kept).map(\.question))
  }

  /// A row of the log: where it stands in the order of giving, and whether that was here.
  struct VariantRow {
    let review: Review
    let number: Int
    let isFromHere: Bool
  }

  /// All that is kept of answers that came under one id.
  func variants(of base: String) throws -> [VariantRow] {
    try rows(
      """
      select \(Review.columns), rowid, here from review
      where id = ?1 or (id > ?1 || '~' and id < ?1 || x'7f')
      """, [.text(base)]
    ) { row throws(SQLiteError) in
      VariantRow(
        review: try Review(row), number: row.integer(9), isFromHere: row.integer(10) == 1)
    }.filter { $0.review.id == base || AnswerVariants.base(of: $0.review.id) == base }
  }

  /// What covers a row takes its place in the order of giving; what is new comes behind all.
  private func replace(_ rows: [VariantRow], by kept: [Review], base: String) throws {
    for row in rows {
      try run("delete from review where id = ?", [.text(row.review.id)])
      if row.review.id != base {
        try run("delete from void where review = ?", [.text(row.review.id)])
      }
    }
    var rest = rows
    let placed = kept.map { review in
      let place = rest.firstIndex { review.covers($0.review) }
      return (review, number: place.map { rest.remove(at: $0).number })
    }
    let mark = try self.mark(of: base)
    for (review, number) in placed.sorted(by: { ($0.number ?? .max) < ($1.number ?? .max) }) {
      let isFromHere = rows.contains { $0.isFromHere && review.covers($0.review) }
      try run(
        "insert into review (rowid, \(Review.names), here) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [number.map { .integer($0) } ?? .null] + review.values + [.integer(isFromHere ? 1 : 0)])
      if let mark { _ = try insertMark(review.id, at: mark) }
    }
  }
}
