internal import SQLite
package import Scoring

/// How long answers took.
extension ProgressStore {
  /// As many answers tell what an answer costs; what was long ago says little.
  package static let tellingAnswers = 1000

  /// The last answers with their times, in no particular order.
  package func answerTimes() throws -> [AnswerTime] {
    try answerTimes("order by at desc limit \(Self.tellingAnswers)", [])
  }

  /// The answers of a study day; the index on times finds them, wherever on earth they were given.
  package func answerTimes(on day: Day) throws -> [AnswerTime] {
    let (from, until) = (day.number - 1, day.number + 3)
    return try answerTimes(
      "and at between ? and ? and day = ?",
      [.integer(from * 86_400_000), .integer(until * 86_400_000), .integer(day.number)])
  }

  private func answerTimes(_ clause: String, _ values: [Value]) throws -> [AnswerTime] {
    let earlier = "select 1 from review earlier where earlier.question = review.question"
    return try rows(
      """
      select grade, seconds,
        exists (\(earlier) and (earlier.at, earlier.id) < (review.at, review.id)),
        exists (
          \(earlier) and (earlier.at, earlier.id) < (review.at, review.id)
          and earlier.day = review.day)
      from review
      where not exists (select 1 from void where void.review = review.id) \(clause)
      """, values
    ) { row throws(SQLiteError) in
      let occasion: AnswerTime.Occasion =
        row.integer(2) == 0 ? .first : row.integer(3) == 0 ? .later : .sameDay
      return AnswerTime(
        occasion, isRight: try row.integer(0, in: 1...4) > 1, seconds: row.real(1))
    }
  }
}
