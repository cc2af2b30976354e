package import Scoring

/// What can be read of a damaged store without SQLite, which needs the whole file to be sound.
///
/// Every page is looked at by itself and tells of what kind it is, and every row has the shape of its table. An
/// index on the reviews holds what the model needs (`Migrations`): a review whose row is lost is taken
/// from there, without what was answered and how long it took.
package struct Salvage {
  package struct Found {
    package let review: Review
    let isFromHere: Bool
    /// The order of giving.
    fileprivate let row: Int
  }

  package private(set) var reviews: [Found] = []
  package private(set) var voids: [(review: String, at: Instant)] = []
  package private(set) var settings: [(name: String, value: String)] = []

  package var isEmpty: Bool { reviews.isEmpty && voids.isEmpty }

  /// Reads the file at a path; finds nothing when there is none.
  package init(of path: String) {
    guard let file = PageFile(path: path), file.count > 0 else { return }
    var rows: [String: Found] = [:]
    var keys: [String: Found] = [:]
    for number in 1...file.count {
      for cell in PageCells.cells(of: number, in: file) {
        switch cell {
        case .row(let number, let values):
          if let found = Self.review(values, row: number) { rows[found.review.id] = found }
          addMark(values)
        case .key(let values):
          if let found = Self.review(key: values) { keys[found.review.id] = found }
        }
      }
    }
    reviews = rows.merging(keys) { row, _ in row }.values.sorted { $0.row < $1.row }
  }

  private mutating func addMark(_ values: [Value]) {
    guard values.count == 2 else { return }
    switch (values[0], values[1]) {
    case (.text(let review), .integer(let time)) where Instant.writable.contains(time):
      voids.append((review, Instant(milliseconds: time)))
    case (.text(let name), .text(let value)): settings.append((name, value))
    default: break
    }
  }

  /// A row of the table `review`.
  private static func review(_ row: [Value], row number: Int) -> Found? {
    guard row.count == 10, case .text(let id) = row[0], case .text(let question) = row[1],
      case .integer(let revision) = row[2], revision >= 1, case .integer(let here) = row[9],
      let (at, day, grade) = moment(row[3], row[4], row[5]),
      let score = row[6].number, (0...1).contains(score)
    else { return nil }
    let seconds = row[7].number.flatMap { $0 >= 0 ? $0 : nil }
    let review = Review(
      id: id, question: question, revision: revision, at: at, day: day, grade: grade,
      score: score, seconds: seconds, given: ProgressStore.given(row[8].text))
    return Found(review: review, isFromHere: here == 1, row: number)
  }

  /// A key of the index `review_by_question`.
  private static func review(key: [Value]) -> Found? {
    guard key.count == 6, case .text(let question) = key[0], case .text(let id) = key[2],
      let (at, day, grade) = moment(key[1], key[3], key[4]), case .integer(let row) = key[5]
    else { return nil }
    let review = Review(id: id, question: question, at: at, day: day, grade: grade)
    return Found(review: review, isFromHere: true, row: row)
  }

  private static func moment(
    _ at: Value, _ day: Value, _ grade: Value
  ) -> (Instant, Day, Grade)? {
    guard case .integer(let at) = at, Instant.writable.contains(at), case .integer(let day) = day,
      Day.writable.contains(day), case .integer(let number) = grade,
      let grade = Grade(number: number)
    else { return nil }
    return (Instant(milliseconds: at), Day(number: day), grade)
  }
}

extension Value {
  /// SQLite writes a whole number of a real column as an integer.
  fileprivate var number: Double? {
    switch self {
    case .real(let number): number
    case .integer(let number): Double(number)
    case .null, .text: nil
    }
  }

  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
