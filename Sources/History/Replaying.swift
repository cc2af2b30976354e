internal import SQLite
internal import Scoring

/// Deriving memories from the log.
extension ProgressStore {
  /// Whether the derived memories are what a replay of the log gives.
  package func memoriesMatchTheLog() throws -> Bool {
    try reading {
      let model = try scheduler().model
      var stored = Dictionary(
        try storedMemories().map { (ByteText($0.question), $0.memory) }
      ) { $1 }
      for question in try questions() {
        let memory = try replayed(question, with: model)?.memory
        guard stored.removeValue(forKey: ByteText(question)) == memory else { return false }
      }
      return stored.isEmpty
    }
  }

  /// Replays the whole log into the derived table; returns how many memories differed.
  @discardableResult
  package func rebuildMemories() throws -> Int {
    // What makes no sense is derived anew like the rest.
    func memoriesByQuestion() throws -> [ByteText: Memory] {
      Dictionary(try storedMemories().map { (ByteText($0.question), $0.memory) }) { $1 }
    }
    let before = (try? memoriesByQuestion()) ?? [:]
    try transaction { try rebuildMemories(with: try scheduler().model) }
    let after = try memoriesByQuestion()
    return Set(before.keys).union(after.keys).count(where: { before[$0] != after[$0] })
  }

  func rebuildMemories(with model: any MemoryModel) throws {
    let questions = try questions()
    try execute("delete from memory")
    for question in questions { try rebuildMemory(of: question, with: model) }
  }

  private func questions() throws -> [String] {
    try rows("select distinct question from review") { $0.text(0) ?? "" }
  }

  /// Carries a new review into its question's memory: one step when it is the newest, else by replay.
  func remember(_ review: Review, with model: any MemoryModel) throws -> Memory? {
    let stored = try storedMemory(of: review.question)
    let isVoid = try !rows("select 1 from void where review = ?", [.text(review.id)]) { _ in true }
      .isEmpty
    guard !isVoid, stored.map({ $0.lastAt < review.at }) ?? true else {
      return try rebuildMemory(of: review.question, with: model)
    }
    let memory = model.reviewed(stored?.memory, review.grade, on: review.day)
    try save(StoredMemory(question: review.question, memory: memory, lastAt: review.at))
    return memory
  }

  /// Derives a question's memory anew; nil when nothing of its log is left.
  @discardableResult
  func rebuildMemory(of question: String, with model: any MemoryModel) throws -> Memory? {
    let replayed = try replayed(question, with: model)
    try run("delete from memory where question = ?", [.text(question)])
    if let replayed { try save(replayed) }
    return replayed?.memory
  }

  /// What the log gives for a question.
  private func replayed(
    _ question: String, with model: any MemoryModel
  ) throws -> StoredMemory? {
    var memory: Memory?
    var last = Instant(milliseconds: 0)
    _ = try rows(
      """
      select at, day, grade from review where question = ?
      and not exists (select 1 from void where void.review = review.id) order by at, review.id
      """, [.text(question)]
    ) { row throws(SQLiteError) in
      last = Instant(milliseconds: try row.integer(0, in: Instant.writable))
      memory = model.reviewed(
        memory, Grade(number: try row.integer(2, in: 1...4)) ?? .again,
        on: Day(number: try row.integer(1, in: Day.writable)))
    }
    return memory.map { StoredMemory(question: question, memory: $0, lastAt: last) }
  }
}
