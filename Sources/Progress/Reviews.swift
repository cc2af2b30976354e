package import Scoring

extension ProgressStore {
  /// Adds a review durably; one that is already there (same id) changes nothing.
  ///
  /// The answer is the question's memory afterwards, nil when the review was taken back before.
  @discardableResult
  package func record(_ review: Review) throws(StoreFailure) -> Memory? {
    try transaction { () throws(SQLiteError) in
      if try insert(review, isFromHere: true) { try remember(review) }
      return try storedMemories(of: review.question).first?.1
    }
  }

  /// A part of a log on its way from one store to another.
  package struct LogBlock {
    package let reviews: [Review]
    package let voids: [(review: String, at: Instant)]

    package init(reviews: [Review], voids: [(review: String, at: Instant)]) {
      self.reviews = reviews
      self.voids = voids
    }
  }

  /// Adds many reviews and marks at once, as a set union.
  ///
  /// The answer counts the reviews and marks that were not there before.
  package func merge(
    _ reviews: [Review], voids: [(review: String, at: Instant)]
  ) throws(StoreFailure) -> (reviews: Int, voids: Int) {
    var block: LogBlock? = LogBlock(reviews: reviews, voids: voids)
    return try merge(failure: { $0 }) { () throws(StoreFailure) in
      defer { block = nil }
      return block
    }
  }

  /// The same block by block, in any order, until there is none; all or, when `next` throws, nothing.
  package func merge<Problem: Error>(
    failure: (StoreFailure) -> Problem, _ next: () throws(Problem) -> LogBlock?
  ) throws(Problem) -> (reviews: Int, voids: Int) {
    func fail(_ error: SQLiteError) -> Problem { failure(StoreFailure(path: path, error)) }
    return try connection.transaction(failure: fail) { () throws(Problem) in
      var changed: Set<String> = []
      var added = (reviews: 0, voids: 0)
      while let block = try next() {
        do throws(SQLiteError) {
          let counts = try add(block, &changed)
          added = (added.reviews + counts.reviews, added.voids + counts.voids)
        } catch {
          throw fail(error)
        }
      }
      do throws(SQLiteError) {
        for question in changed { try rebuildMemory(of: question) }
      } catch {
        throw fail(error)
      }
      return added
    }
  }

  private func add(
    _ block: LogBlock, _ changed: inout Set<String>
  ) throws(SQLiteError) -> (reviews: Int, voids: Int) {
    var added = 0
    for review in block.reviews {
      if try insert(review, isFromHere: false) {
        added += 1
        changed.insert(review.question)
      } else {
        changed.formUnion(try settle(review))
      }
    }
    var marked = 0
    for void in block.voids where try insertVoid(void.review, at: void.at) {
      marked += 1
      let questions = try connection.rows(
        "select question from review where id = ?", .text(void.review)
      ) { $0.text(0) ?? "" }
      changed.formUnion(questions)
    }
    return (added, marked)
  }

  /// Keeps of two reviews of one id the one that says more, in the place of the one that was there.
  ///
  /// - Returns: the questions whose log that changed.
  func settle(_ review: Review) throws(SQLiteError) -> [String] {
    let others = try connection.rows(
      "select \(Self.reviewColumns) from review where id = ?", .text(review.id),
      decode: Self.review)
    guard let other = others.first, Preference(other) < Preference(review) else { return [] }
    try connection.run(
      """
      update review set question = ?2, revision = ?3, at = ?4, day = ?5, grade = ?6, score = ?7,
      seconds = ?8, given = ?9 where id = ?1
      """, .text(review.id), .text(review.question), .integer(review.revision),
      .integer(review.at.milliseconds), .integer(review.day.number),
      .integer(review.grade.number), .real(review.score), .real(review.seconds),
      Self.text(ofGiven: review.given).map { .text($0) } ?? .null)
    return [other.question, review.question]
  }

  /// Takes a review back: marks it, never deletes it.
  package func void(_ review: Review, at instant: Instant) throws(StoreFailure) {
    try transaction { () throws(SQLiteError) in
      _ = try insertVoid(review.id, at: instant)
      try rebuildMemory(of: review.question)
    }
  }

  /// Takes back every review, or those of some questions; returns how many.
  package func voidAll(
    of questions: Set<String>? = nil, at instant: Instant
  ) throws(StoreFailure) -> Int {
    let reviews = try reviews().filter { questions?.contains($0.question) ?? true }
    return try merge([], voids: reviews.map { ($0.id, instant) }).voids
  }

  /// The first millisecond from an instant on at which no review was given.
  ///
  /// Reviews are replayed in the order of their times; a clock that stands still (`--now`) must not
  /// leave that order to chance.
  package func freeInstant(from instant: Instant) throws(StoreFailure) -> Instant {
    let free = try translated { () throws(SQLiteError) in
      try connection.rows(
        """
        select min(time) from
          (select ?1 as time union all select at + 1 from review where at >= ?1)
        where not exists (select 1 from review where at = time)
        """, .integer(instant.milliseconds)
      ) { $0.integer(0) }
    }
    // At the very end of the calendar two answers have to share a time.
    return free.first.map(Instant.init(milliseconds:)).map { min($0, .latest) } ?? instant
  }

  /// The review given last in this store and not taken back: by the order of giving, since the clock
  /// may have been set back, and without imported ones.
  package func newestReview() throws(StoreFailure) -> Review? {
    try reviews("and review.here = 1 order by review.rowid desc limit 1").first
  }

  /// The reviews that were not taken back, in the order of time.
  package func reviews() throws(StoreFailure) -> [Review] {
    try reviews("order by review.at, review.id")
  }

  /// The reviews given in this store from an instant on and not taken back, in the order of giving.
  package func reviewsGiven(since instant: Instant) throws(StoreFailure) -> [Review] {
    try reviews(
      "and review.here = 1 and review.at >= ? order by review.rowid",
      .integer(instant.milliseconds))
  }

  /// The reviews of some questions that were not taken back, in the order of time.
  package func reviews(of questions: [String]) throws(StoreFailure) -> [Review] {
    var found: [Review] = []
    for question in questions {
      found += try reviews(
        "and review.question = ? order by review.at, review.id", .text(question))
    }
    return found.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The reviews that were not taken back, with all that counting needs.
  ///
  /// `current` gives today's id of a question that was renamed. One pass over an index that holds every
  /// column asked for.
  package func answers(
    current: (String) -> String = { $0 }
  ) throws(StoreFailure) -> AnswerLog {
    try translated { () throws(SQLiteError) in
      let voids = try connection.rows("select 1 from void limit 1") { _ in true }
      let kept = voids.isEmpty ? "" : "where id not in (select review from void)"
      var histories: [(question: String, answers: [AnswerLog.Entry])] = []
      _ = try connection.rows(
        "select question, at, day, grade from review \(kept) order by question, at, id"
      ) { row throws(SQLiteError) in
        let grade = Grade(number: try row.integer(3, in: 1...4)) ?? .again
        if !row.text(0, is: histories.last?.question) {
          histories.append((row.text(0) ?? "", []))
        }
        histories[histories.count - 1].answers.append(
          AnswerLog.Entry(
            at: Instant(milliseconds: try row.integer(1, in: Instant.writable)),
            day: Day(number: try row.integer(2, in: Day.writable)),
            grade: grade))
      }
      let groups = histories.map { (question: current($0.question), answers: $0.answers) }
      return AnswerLog(
        Dictionary(groups, uniquingKeysWith: +).map { (question: $0.key, answers: $0.value) })
    }
  }

  /// The questions with an answer from an instant on that was not taken back, under the ids of then.
  package func questionsAnswered(since instant: Instant) throws(StoreFailure) -> Set<String> {
    try translated { () throws(SQLiteError) in
      let ids = try connection.rows(
        """
        select distinct question from review where at >= ?
        and not exists (select 1 from void where void.review = review.id)
        """, .integer(instant.milliseconds)
      ) { $0.text(0) ?? "" }
      return Set(ids)
    }
  }

  /// How many reviews were ever given, taken back or not.
  ///
  /// Reads each of them, and fails where one holds what no review can hold.
  package func readableReviewCount() throws(StoreFailure) -> Int {
    try translated { () throws(SQLiteError) in
      try connection.rows("select \(Self.reviewColumns) from review") { row throws(SQLiteError) in
        _ = try Self.review(row)
      }.count
    }
  }

  package func reviewCount() throws(StoreFailure) -> Int {
    try translated { () throws(SQLiteError) in
      try connection.rows("select count(*) from review") { $0.integer(0) }.first ?? 0
    }
  }

  /// The next reviews of the whole log, in the order of time; none at its end.
  package func log(after last: Review?, limit: Int = 4096) throws(StoreFailure) -> [Review] {
    try translated { () throws(SQLiteError) in
      try connection.rows(
        "select \(Self.reviewColumns) from review where (at, id) > (?, ?) order by at, id limit ?",
        .integer(last?.at.milliseconds ?? .min), .text(last?.id ?? ""), .integer(limit),
        decode: Self.review)
    }
  }

  /// Which reviews were taken back, and when, in the order of time.
  package func voids() throws(StoreFailure) -> [(review: String, at: Instant)] {
    try translated { () throws(SQLiteError) in
      try connection.rows("select review, at from void order by at, review") {
        row throws(SQLiteError) in
        let at = Instant(milliseconds: try row.integer(1, in: Instant.writable))
        return (review: row.text(0) ?? "", at: at)
      }
    }
  }

  private static let givenSeparator = "\u{1e}"

  static let reviewColumns =
    "review.id, question, revision, review.at, day, grade, score, seconds, given"

  static func review(_ row: borrowing Row) throws(SQLiteError) -> Review {
    Review(
      id: row.text(0) ?? "", question: row.text(1) ?? "", revision: row.integer(2),
      at: Instant(milliseconds: try row.integer(3, in: Instant.writable)),
      day: Day(number: try row.integer(4, in: Day.writable)),
      grade: Grade(number: try row.integer(5, in: 1...4)) ?? .again,
      score: row.real(6), seconds: row.real(7),
      given: given(row.text(8)))
  }

  /// The same text for all that reads as the same: without empty ones.
  static func text(ofGiven given: [String]) -> String? {
    let texts = Self.given(given.joined(separator: givenSeparator))
    return texts.isEmpty ? nil : texts.joined(separator: givenSeparator)
  }

  static func given(_ text: String?) -> [String] {
    text?.split(separator: givenSeparator).map(String.init) ?? []
  }

  private func reviews(_ clause: String, _ value: Value? = nil) throws(StoreFailure) -> [Review] {
    let sql = """
      select \(Self.reviewColumns) from review
      where not exists (select 1 from void where void.review = review.id) \(clause)
      """
    return try translated { () throws(SQLiteError) in
      if let value {
        try connection.rows(sql, value, decode: Self.review)
      } else {
        try connection.rows(sql, decode: Self.review)
      }
    }
  }

  func insert(_ review: Review, isFromHere: Bool) throws(SQLiteError) -> Bool {
    try connection.run(
      "insert into review values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing",
      .text(review.id), .text(review.question), .integer(review.revision),
      .integer(review.at.milliseconds), .integer(review.day.number),
      .integer(review.grade.number), .real(review.score), .real(review.seconds),
      Self.text(ofGiven: review.given).map { .text($0) } ?? .null, .integer(isFromHere ? 1 : 0))
    return connection.changes > 0
  }

  /// True when there was no mark; of two marks the earlier time stays, whichever came first.
  func insertVoid(_ review: String, at instant: Instant) throws(SQLiteError) -> Bool {
    try connection.run(
      "insert into void values (?, ?) on conflict (review) do nothing",
      .text(review), .integer(instant.milliseconds))
    if connection.changes > 0 { return true }
    try connection.run(
      "update void set at = ?2 where review = ?1 and at > ?2", .text(review),
      .integer(instant.milliseconds))
    return false
  }
}
