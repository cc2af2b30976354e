internal import SQLite
internal import Scoring

/// What can be read of a damaged store without SQLite, which needs the whole file to be sound.
///
/// Every page is looked at by itself and tells of what kind it is, and every row has the shape of its table. An
/// index on the reviews holds what the model needs (`Migrations`): a review whose row is lost is taken
/// from there, without what was answered and how long it took. That one was taken back stands in an
/// index as well, without the time.
struct Salvage {
  struct Found {
    let review: Review
    /// Unknown where only the index is left; then `progress undo` had better not take it for the newest.
    let isFromHere: Bool
    /// Whether what was answered is lost.
    let isFromIndex: Bool
    /// The order of giving.
    fileprivate let row: Int
  }

  private(set) var reviews: [Found] = []
  private(set) var voids: [(review: String, at: Instant)] = []
  private(set) var settings: [(name: String, value: String)] = []
  private(set) var plans: [PlanEntry] = []
  private(set) var fits: [FitEntry] = []
  private(set) var settingChanges: [SettingChange] = []
  /// Told from the settings by their names, since both tables look alike, and were one until version 3.
  private(set) var bookmarks: [(name: BookmarkName, content: String)] = []

  var isEmpty: Bool { reviews.isEmpty && voids.isEmpty }

  /// Reads the file at a path; finds nothing when there is none, or a newer prep made it.
  init(of path: String) {
    self.init(PageFile(path: path))
  }

  /// Reads a file that stays open: closing it would end the process's locks on it (POSIX).
  init(_ file: borrowing PageFile) {
    guard file.count > 0, file.version <= Migrations.newest else { return }
    var reader = PageCells(file)
    var rows: [ByteText: Found] = [:]
    var keys: [ByteText: Found] = [:]
    var roots: Set<Int> = []
    var marks: [Int: String] = [:]
    for number in 1...file.count {
      for cell in reader.cells(of: number, in: file) {
        switch cell {
        case .row(let number, let values):
          if let found = Self.review(values, row: number) {
            rows[ByteText(found.review.id)] = found
          }
          if let root = Self.indexOfVoids(values) { roots.insert(root) }
          if addMark(values) { marks[number] = voids.last?.review }
        case .key(let values):
          if let found = Self.review(key: values) { keys[ByteText(found.review.id)] = found }
        }
      }
    }
    reviews = rows.merging(keys) { row, _ in row }.values.sorted { $0.row < $1.row }
    addMarks(below: roots, besides: marks, &reader, file)
  }

  /// Whether it was one of a review.
  private mutating func addMark(_ values: [Value]) -> Bool {
    addEntry(values)
    guard values.count == 2 else { return false }
    switch (values[0], values[1]) {
    case (.text(let review), .integer(let time)) where Instant.writable.contains(time):
      voids.append((review, Instant(milliseconds: time)))
      return true
    case (.text(let name), .text(let value)):
      if let name = BookmarkName(rawValue: name) {
        bookmarks.append((name, value))
      } else {
        settings.append((name, value))
      }
    default: break
    }
    return false
  }

  /// The marks whose rows are lost: their keys look like those of other indexes, so they are only those that can
  /// be reached from the root of theirs, and none of a page that says something else than the rows: another
  /// index's may have been written there.
  ///
  /// Their time becomes the latest there is, since of two times of one mark the earlier one stays.
  private mutating func addMarks(
    below roots: Set<Int>, besides marks: [Int: String], _ reader: inout PageCells,
    _ file: borrowing PageFile
  ) {
    var marked = Set(voids.map { ByteText($0.review) })
    var visited: Set<Int> = []
    var waiting = Array(roots)
    while let number = waiting.popLast() {
      guard (1...file.count).contains(number), visited.insert(number).inserted else { continue }
      waiting += PageCells.children(of: number, in: file)
      let keys = reader.cells(of: number, in: file).compactMap(Self.keyOfMark)
      guard keys.allSatisfy({ marks[$0.row, default: $0.review] == $0.review }) else { continue }
      for key in keys where marked.insert(ByteText(key.review)).inserted {
        voids.append((key.review, .latest))
      }
    }
  }

  private static func keyOfMark(_ cell: PageCells.PageCell) -> (review: String, row: Int)? {
    guard case .key(let values) = cell, values.count == 2, case .text(let review) = values[0],
      case .integer(let row) = values[1]
    else { return nil }
    return (review, row)
  }

  /// Where the schema says that the index begins that keeps the marks apart.
  private static func indexOfVoids(_ row: [Value]) -> Int? {
    guard row.count == 5, row[0] == .text("index"), row[1] == .text("sqlite_autoindex_void_1"),
      row[2] == .text("void"), case .integer(let root) = row[3]
    else { return nil }
    return root
  }

  /// A row of the tables `plan`, `fit` and `setting_change`, which look alike but for their contents.
  private mutating func addEntry(_ row: [Value]) {
    guard row.count == 3, case .integer(let at) = row[1] else { return }
    let (id, content) = (row[0].text, row[2].text)
    if let plan = PlanEntry(id: id, at: at, content: content) { plans.append(plan) }
    if let fit = FitEntry(id: id, at: at, content: content) { fits.append(fit) }
    if let change = SettingChange(id: id, at: at, content: content) {
      settingChanges.append(change)
    }
  }

  /// A row of the table `review`.
  private static func review(_ row: [Value], row number: Int) -> Found? {
    guard row.count == 10, case .text(let id) = row[0], case .text(let question) = row[1],
      case .integer(let revision) = row[2], revision >= 1, case .integer(let here) = row[9],
      let (at, day, grade) = moment(row[3], row[4], row[5]),
      let score = row[6].number, (0...1).contains(score),
      // Zeros are a page that was lost, and no part of an answer.
      row[8].text?.utf8.contains(0) != true
    else { return nil }
    let seconds = row[7].number.flatMap { $0 >= 0 ? $0 : nil }
    let review = Review(
      id: id, question: question, revision: revision, at: at, day: day, grade: grade,
      score: score, seconds: seconds, given: GivenTexts.read(row[8].text))
    return Found(review: review, isFromHere: here == 1, isFromIndex: false, row: number)
  }

  /// A key of the index `review_by_question`.
  private static func review(key: [Value]) -> Found? {
    guard key.count == 6, case .text(let question) = key[0], case .text(let id) = key[2],
      let (at, day, grade) = moment(key[1], key[3], key[4]), case .integer(let row) = key[5]
    else { return nil }
    let review = Review(id: id, question: question, at: at, day: day, grade: grade)
    return Found(review: review, isFromHere: false, isFromIndex: true, row: row)
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
