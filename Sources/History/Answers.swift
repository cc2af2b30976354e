internal import SQLite
package import Scoring

/// The log as far as counting needs it.
extension ProgressStore {
  /// The reviews that were not taken back, with all that counting needs.
  ///
  /// `current` gives today's id of a question that was renamed. One pass over an index that holds every
  /// column asked for.
  package func answers(current: (String) -> String = { $0 }) throws -> AnswerLog {
    let hasVoids = try !rows("select 1 from void limit 1") { _ in true }.isEmpty
    let kept = hasVoids ? "where id not in (select review from void)" : ""
    var histories: [(question: String, answers: [AnswerLog.Entry])] = []
    _ = try rows(
      "select question, at, day, grade from review \(kept) order by question, at, id"
    ) { row throws(SQLiteError) in
      if !row.text(0, is: histories.last?.question) { histories.append((row.text(0) ?? "", [])) }
      histories[histories.count - 1].answers.append(try AnswerLog.Entry(row))
    }
    let groups = histories.map { (question: current($0.question), answers: $0.answers) }
    return AnswerLog(
      Dictionary(groups, uniquingKeysWith: +).map { (question: $0.key, answers: $0.value) })
  }

  /// How many answers of later days there are, and the last such day; nil without any.
  func answers(after today: Day) throws -> (count: Int, last: Day)? {
    let found = try rows(
      """
      select count(*), max(day) from review where day > ?
      and not exists (select 1 from void where void.review = review.id)
      """, [.integer(today.number)]
    ) { (count: $0.integer(0), last: Day(number: $0.integer(1))) }.first
    return found.flatMap { $0.count > 0 ? $0 : nil }
  }

  /// The questions with an answer from an instant on that was not taken back, under the ids of then.
  package func questionsAnswered(since instant: Instant) throws -> Set<String> {
    Set(
      try rows(
        """
        select distinct question from review where at >= ?
        and not exists (select 1 from void where void.review = review.id)
        """, [.integer(instant.milliseconds)]
      ) { $0.text(0) ?? "" })
  }
}

extension AnswerLog.Entry {
  /// Reads the columns behind the question's.
  fileprivate init(_ row: borrowing Row) throws(SQLiteError) {
    self.init(
      at: Instant(milliseconds: try row.integer(1, in: Instant.writable)),
      day: Day(number: try row.integer(2, in: Day.writable)),
      grade: Grade(number: try row.integer(3, in: 1...4)) ?? .again)
  }
}
