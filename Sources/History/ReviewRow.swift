internal import SQLite
internal import Scoring
internal import TextAnalysis

/// How a review stands in a row of the table.
extension Review {
  static let columns = "review.id, question, revision, review.at, day, grade, score, seconds, given"
  static let names = "id, question, revision, at, day, grade, score, seconds, given"

  /// Reads the columns.
  init(_ row: borrowing Row) throws(SQLiteError) {
    self.init(
      id: row.text(0) ?? "", question: row.text(1) ?? "", revision: row.integer(2),
      at: Instant(milliseconds: try row.integer(3, in: Instant.writable)),
      day: Day(number: try row.integer(4, in: Day.writable)),
      grade: Grade(number: try row.integer(5, in: 1...4)) ?? .again,
      score: row.real(6), seconds: row.real(7), given: GivenTexts.read(row.text(8)))
  }

  /// What the columns hold.
  var values: [Value] {
    [
      .text(id), .text(question), .integer(revision), .integer(at.milliseconds),
      .integer(day.number), .integer(grade.number), .real(score), .real(seconds),
      GivenTexts.written(given).map { .text($0) } ?? .null,
    ]
  }
}

/// What was answered, in one column.
enum GivenTexts {
  private static let separator: Character = "\u{1e}"

  /// The same text for all that reads as the same: without empty ones.
  static func written(_ given: [String]) -> String? {
    // Zeros in a store are a page that was lost.
    let texts = read(given.joined(separator: String(separator)).replacing(text: "\0", with: ""))
    return texts.isEmpty ? nil : texts.joined(separator: String(separator))
  }

  static func read(_ text: String?) -> [String] {
    text?.split(separator: separator).map(String.init) ?? []
  }
}
