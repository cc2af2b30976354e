package import Scoring

extension ProgressStore {
  /// The memories of all questions ever answered.
  ///
  /// `current` gives today's id of a question that was renamed, else the id itself. Logs that fall
  /// together are replayed as one.
  package func memories(
    current: (String) -> String = { $0 }
  ) throws(StoreFailure) -> [String: Memory] {
    let stored = try translated { () throws(SQLiteError) in try storedMemories() }
    let groups = Dictionary(grouping: stored) { current($0.0) }
    var memories: [String: Memory] = [:]
    let model = try currentModel()
    for (id, group) in groups {
      if group.count == 1 {
        memories[id] = group.first?.1
      } else {
        let log = try reviews(of: group.map(\.0))
        memories[id] = model.memory(after: log.map { ($0.grade, $0.day) })
      }
    }
    return memories
  }

  /// Whether the derived memories are what a replay of the log gives.
  package func memoriesMatchTheLog() throws(StoreFailure) -> Bool {
    try translated { () throws(SQLiteError) in
      try connection.reading { () throws(SQLiteError) in
        let model = try model()
        var stored = Dictionary(try storedMemories()) { $1 }
        for question in try questions() {
          let memory = try replayed(question, with: model)?.memory
          guard stored.removeValue(forKey: question) == memory else { return false }
        }
        return stored.isEmpty
      }
    }
  }

  /// Replays the whole log into the derived table; returns how many memories differed.
  @discardableResult
  package func rebuildMemories() throws(StoreFailure) -> Int {
    // What makes no sense is derived anew like the rest.
    let before = (try? memories { $0 }) ?? [:]
    try transaction { () throws(SQLiteError) in try rebuildMemories(with: try model()) }
    let after = try memories { $0 }
    return Set(before.keys).union(after.keys).count(where: { before[$0] != after[$0] })
  }

  private func currentModel() throws(StoreFailure) -> any MemoryModel {
    try translated { () throws(SQLiteError) in try model() }
  }

  func rebuildMemories(with model: any MemoryModel) throws(SQLiteError) {
    let questions = try questions()
    try connection.execute("delete from memory")
    for question in questions { try rebuildMemory(of: question, with: model) }
  }

  private func questions() throws(SQLiteError) -> [String] {
    try connection.rows("select distinct question from review") { $0.text(0) ?? "" }
  }

  /// Carries a new review into its question's memory: one step when it is the newest, else by replay.
  func remember(_ review: Review) throws(SQLiteError) {
    let last = try connection.rows(
      "select last_at from memory where question = ?", .text(review.question)
    ) { $0.integer(0) }
    let isVoid = try connection.rows(
      "select 1 from void where review = ?", .text(review.id)
    ) { $0.integer(0) }
    if !isVoid.isEmpty || last.contains(where: { $0 >= review.at.milliseconds }) {
      try rebuildMemory(of: review.question)
    } else {
      let memory = try storedMemories(of: review.question).first?.1
      try save(
        try model().reviewed(memory, review.grade, on: review.day), of: review.question,
        lastAt: review.at)
    }
  }

  func rebuildMemory(of question: String) throws(SQLiteError) {
    try rebuildMemory(of: question, with: try model())
  }

  private func rebuildMemory(
    of question: String, with model: any MemoryModel
  ) throws(SQLiteError) {
    let replayed = try replayed(question, with: model)
    try connection.run("delete from memory where question = ?", .text(question))
    if let replayed { try save(replayed.memory, of: question, lastAt: replayed.last) }
  }

  /// What the log gives for a question, and when its newest review was given.
  private func replayed(
    _ question: String, with model: any MemoryModel
  ) throws(SQLiteError) -> (memory: Memory, last: Instant)? {
    var memory: Memory?
    var last = Instant(milliseconds: 0)
    _ = try connection.rows(
      """
      select at, day, grade from review where question = ?
      and not exists (select 1 from void where void.review = review.id) order by at, review.id
      """, .text(question)
    ) { row throws(SQLiteError) in
      last = Instant(milliseconds: try row.integer(0, in: Instant.writable))
      memory = model.reviewed(
        memory, Grade(number: try row.integer(2, in: 1...4)) ?? .again,
        on: Day(number: try row.integer(1, in: Day.writable)))
    }
    return memory.map { ($0, last) }
  }

  private func save(
    _ memory: Memory, of question: String, lastAt: Instant
  ) throws(SQLiteError) {
    try connection.run(
      "insert or replace into memory values (?, ?, ?, ?, ?, ?, ?, ?)",
      .text(question), .real(memory.stability), .real(memory.difficulty),
      .integer(memory.lastReview.number), .integer(lastAt.milliseconds),
      .integer(memory.reviews), .integer(memory.lapses), .integer(memory.lastGrade.number))
  }

  /// What a count of answers can be; nobody answers more often in a life.
  private static let counts = 0...1_000_000_000

  func storedMemories(of question: String? = nil) throws(SQLiteError) -> [(String, Memory)] {
    let columns = "question, stability, difficulty, last_day, reviews, lapses, last_grade"
    func decode(_ row: borrowing Row) throws(SQLiteError) -> (String, Memory) {
      let memory = Memory(
        stability: try row.real(1, in: Memory.stabilityRange),
        difficulty: try row.real(2, in: Memory.difficultyRange),
        lastReview: Day(number: try row.integer(3, in: Day.writable)),
        reviews: try row.integer(4, in: Self.counts), lapses: try row.integer(5, in: Self.counts),
        lastGrade: Grade(number: try row.integer(6, in: 1...4)) ?? .again)
      return (row.text(0) ?? "", memory)
    }
    return if let question {
      try connection.rows(
        "select \(columns) from memory where question = ?", .text(question), decode: decode)
    } else {
      try connection.rows("select \(columns) from memory", decode: decode)
    }
  }
}
