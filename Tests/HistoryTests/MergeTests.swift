import SQLite
import Scoring
import Testing

@testable import History

/// A merge is the join of a lattice: the order, the number and the grouping of imports do not matter.
@Suite struct MergeTests {
  private typealias History = (reviews: [Review], voids: [(review: String, at: Instant)])

  /// Also texts that are equal to Swift and differ in bytes, and an empty one, which a store does not keep.
  private static let givens = [[], ["a", "b"], ["é"], ["e\u{301}"], ["a", ""]]

  /// Histories that share reviews, contradict each other, and take back what they do not know.
  private static func histories(_ seed: UInt64) -> [History] {
    var random = Random(state: seed)
    return (0..<3).map { _ in
      let reviews = (0..<random.next(40)).map { _ in
        Review(
          id: "id\(random.next(60))", question: "q\(random.next(5))",
          revision: 1 + random.next(2), at: Instant(milliseconds: random.next(9) * 50_000_000),
          day: Day(number: random.next(9)), grade: Grade.allCases[random.next(4)],
          score: Double(random.next(3)) / 2, seconds: random.next(2) == 0 ? nil : 1.5,
          given: givens[random.next(givens.count)])
      }
      let voids = (0..<random.next(12)).map { _ in
        (review: "id\(random.next(60))", at: Instant(milliseconds: random.next(9)))
      }
      return (reviews, voids)
    }
  }

  /// All rows of all tables in bytes; only `rowid`, the order of coming, is left out.
  private func dump(_ store: borrowing ProgressStore) throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for (table, columns) in [
      ("review", "id, question, revision, at, day, grade, score, seconds, given, here"),
      ("void", "review, at"), ("setting", "name, value"), ("bookmark", "name, content"),
      (
        "memory",
        "question, stability, difficulty, last_day, last_at, reviews, lapses, last_grade"
      ),
    ] {
      let count = columns.split(separator: ",").count
      lines += try store.rows("select \(columns) from \(table) order by 1") { row in
        Array((table + (0..<Int32(count)).map { "|" + (row.text($0) ?? "null") }.joined()).utf8)
      }
    }
    return lines
  }

  @Test(arguments: UInt64(1)...100)
  func `histories give the same store in every order`(seed: UInt64) throws {
    let histories = Self.histories(seed)
    var dumps: Set<[[UInt8]]> = []
    for order in [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 1, 0, 2, 1],
    ] {
      let store = try ProgressStore.open(path: ":memory:")
      // What was answered here stays marked so, whatever an import makes of it.
      try store.record(StoreTests.review("id1", "q1"))
      try store.record(StoreTests.review("own", "q2"))
      for index in order {
        _ = try store.merge(histories[index].reviews, voids: histories[index].voids)
      }
      #expect(try store.memoriesMatchTheLog())
      #expect(
        try store.rows("select id from review where here = 1") {
          AnswerVariants.base(of: $0.text(0) ?? "")
        }.sorted() == ["id1", "own"])
      dumps.insert(try dump(store))
    }
    #expect(dumps.count == 1)
  }

  @Test(arguments: UInt64(1)...100)
  func `two stores merged into each other hold the same`(seed: UInt64) throws {
    let histories = Self.histories(seed)
    let one = try ProgressStore.open(path: ":memory:")
    let other = try ProgressStore.open(path: ":memory:")
    try answer(one, histories[0])
    try answer(other, histories[1])
    let (first, second) = (try log(one), try log(other))
    _ = try one.merge(second.reviews, voids: second.voids)
    _ = try other.merge(first.reviews, voids: first.voids)
    #expect(try bytes(one) == bytes(other))
    #expect(try one.memoriesMatchTheLog())
    #expect(try other.memoriesMatchTheLog())
    let again = try log(one)
    #expect(try other.merge(again.reviews, voids: again.voids) == .init())
    #expect(try bytes(one) == bytes(other))
  }

  @Test(arguments: UInt64(1)...100)
  func `nothing that any history says is lost`(seed: UInt64) throws {
    let histories = Self.histories(seed)
    let store = try ProgressStore.open(path: ":memory:")
    for history in histories { _ = try store.merge(history.reviews, voids: history.voids) }
    let log = try store.log(after: nil)
    for review in histories.flatMap(\.reviews) {
      #expect(
        log.contains { AnswerVariants.base(of: $0.id) == review.id && $0.covers(review) },
        "\(review)")
    }
    for (id, answers) in Dictionary(grouping: log, by: { AnswerVariants.base(of: $0.id) }) {
      #expect(answers.contains { $0.id == id })
      for (one, other) in answers.flatMap({ one in answers.map { (one, $0) } }) {
        #expect(one.id == other.id || !one.covers(other), "one of two is idle")
      }
    }
  }

  @Test(arguments: [
    // All but question, time and grade may be missing, and what was answered.
    (review(given: ["x"], seconds: 9, score: 0.3, revision: 7), review()),
    (review(given: ["x"], seconds: 9), review(seconds: 9)),
    (review(revision: 7), review()), (review(score: 0.3, day: 0), review(score: 0.3, day: -1)),
  ])
  func `of two reviews of one id the one that says more stays`(richer: Review, poorer: Review)
    throws
  {
    for (first, second) in [(richer, poorer), (poorer, richer)] {
      let store = try ProgressStore.open(path: ":memory:")
      try store.record(first)
      #expect(
        try store.merge([second], voids: []) == .init(completed: second == richer ? 1 : 0))
      #expect(try store.log(after: nil) == [richer])
      #expect(try store.newestReview() == richer)
    }
  }

  @Test(arguments: [
    (review(given: ["x"]), review(given: ["y"])),
    (review(given: ["e\u{301}"]), review(given: ["é"])),
    (review(seconds: 9), review(score: 0.3)), (review(seconds: 9), review(seconds: 8)),
    (review(score: 0.4), review(score: 0.3)), (review(revision: 2), review(revision: 3)),
    // No place on earth has that day at that time.
    (review(day: 4), review(day: 0)),
    (review(question: "q"), review(question: "r")), (review(grade: .good), review(grade: .easy)),
    (review(at: 5), review(at: 6)),
  ])
  func `of two different answers of one id both stay`(one: Review, other: Review) throws {
    var logs: [[Review]] = []
    for (first, second) in [(one, other), (other, one)] {
      let store = try ProgressStore.open(path: ":memory:")
      try store.record(first)
      #expect(try store.merge([second], voids: []) == .init(reviews: 1, conflicts: ["id"]))
      #expect(try store.merge([second, first], voids: []) == .init())
      let log = try store.log(after: nil)
      #expect(try store.merge(log, voids: []) == .init())
      #expect(Set(log.map { "\($0.named("id"))" }) == ["\(one)", "\(other)"])
      #expect(log.count(where: { $0.id == "id" }) == 1)
      #expect(try store.newestReview()?.named("id") == first)
      #expect(try store.memoriesMatchTheLog())
      logs.append(log)
    }
    #expect(logs[0] == logs[1])
  }

  @Test func `who takes one of them back takes back both, in whatever order that comes`() throws {
    let (one, other) = (Self.review(seconds: 9), Self.review(seconds: 8))
    let mark = (review: "id", at: Instant(milliseconds: 7))
    for order in 0..<3 {
      let store = try ProgressStore.open(path: ":memory:")
      _ = try store.merge([one], voids: order == 0 ? [mark] : [])
      _ = try store.merge([other], voids: order == 1 ? [mark] : [])
      _ = try store.merge([], voids: order == 2 ? [mark] : [])
      #expect(try store.reviews() == [])
      #expect(try store.voids().map(\.at) == [mark.at, mark.at])
      #expect(try store.memories().isEmpty)
    }
  }

  private static func review(
    given: [String] = [], seconds: Double? = nil, score: Double? = nil, revision: Int = 1,
    day: Int = 0, question: String = "q", grade: Grade = .good, at: Int = 5
  ) -> Review {
    Review(
      id: "id", question: question, revision: revision, at: Instant(milliseconds: at),
      day: Day(number: day), grade: grade, score: score, seconds: seconds, given: given)
  }

  private func answer(_ store: borrowing ProgressStore, _ history: History) throws {
    for review in history.reviews { try store.record(review) }
    _ = try store.merge([], voids: history.voids)
  }

  private func log(_ store: borrowing ProgressStore) throws -> History {
    (try store.log(after: nil), try store.voids())
  }

  /// What an export holds, and the memories; not where an answer was given.
  private func bytes(_ store: borrowing ProgressStore) throws -> [[UInt8]] {
    try dump(store).map { $0.starts(with: "review".utf8) ? $0.dropLast() : $0 }
  }
}

private struct Random {
  var state: UInt64

  /// Knuth's linear congruential generator; the high bits are the good ones.
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
