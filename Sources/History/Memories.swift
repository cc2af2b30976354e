internal import SQLite
package import Scoring

/// What is remembered, derived from the log.
extension ProgressStore {
  /// The memories of all questions ever answered.
  ///
  /// `current` gives today's id of a question that was renamed, else the id itself. Logs that fall
  /// together are replayed as one.
  package func memories(current: (String) -> String = { $0 }) throws -> [String: Memory] {
    let groups = Dictionary(grouping: try storedMemories()) { ByteText(current($0.question)) }
    let model = try scheduler().model
    let memories = try groups.compactMapValues { group in
      if group.count == 1 { return group[0].memory }
      let log = try reviews(of: group.map(\.question))
      return model.memory(after: log.map { ($0.grade, $0.day) })
    }
    // No bank has two ids that Swift takes for one.
    return Dictionary(memories.map { ($0.key.text, $0.value) }) { first, _ in first }
  }

  /// A row of the table.
  struct StoredMemory {
    let question: String
    let memory: Memory
    /// When the newest review was given that it is derived from.
    let lastAt: Instant
  }

  func storedMemories() throws -> [StoredMemory] {
    try rows("select \(StoredMemory.columns) from memory", decode: StoredMemory.init)
  }

  func storedMemory(of question: String) throws -> StoredMemory? {
    try rows(
      "select \(StoredMemory.columns) from memory where question = ?", [.text(question)],
      decode: StoredMemory.init
    ).first
  }

  func save(_ stored: StoredMemory) throws {
    let memory = stored.memory
    try run(
      "insert or replace into memory values (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(stored.question), .real(memory.stability), .real(memory.difficulty),
        .integer(memory.lastReview.number), .integer(stored.lastAt.milliseconds),
        .integer(memory.reviews), .integer(memory.lapses), .integer(memory.lastGrade.number),
      ])
  }
}

extension ProgressStore.StoredMemory {
  fileprivate static let columns =
    "question, stability, difficulty, last_day, last_at, reviews, lapses, last_grade"

  /// What a count of answers can be; nobody answers more often in a life.
  private static let counts = 0...1_000_000_000

  fileprivate init(_ row: borrowing Row) throws(SQLiteError) {
    question = row.text(0) ?? ""
    memory = Memory(
      stability: try row.real(1, in: Memory.stabilityRange),
      difficulty: try row.real(2, in: Memory.difficultyRange),
      lastReview: Day(number: try row.integer(3, in: Day.writable)),
      reviews: try row.integer(5, in: Self.counts), lapses: try row.integer(6, in: Self.counts),
      lastGrade: Grade(number: try row.integer(7, in: 1...4)) ?? .again)
    lastAt = Instant(milliseconds: row.integer(4))
  }
}
