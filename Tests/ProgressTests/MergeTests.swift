import Scoring
import Testing

@testable import Progress

/// A merge is the join of a lattice: the order, the number and the grouping of imports do not matter.
@Suite struct MergeTests {
  private typealias History = (reviews: [Review], voids: [(review: String, at: Instant)])

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
          given: random.next(2) == 0 ? [] : ["a", "b"])
      }
      let voids = (0..<random.next(12)).map { _ in
        (review: "id\(random.next(60))", at: Instant(milliseconds: random.next(9)))
      }
      return (reviews, voids)
    }
  }

  /// All rows of all tables; only `rowid`, the order of coming, is left out.
  private func dump(_ store: borrowing ProgressStore) throws -> [String] {
    var lines: [String] = []
    for (table, columns) in [
      ("review", "id, question, revision, at, day, grade, score, seconds, given, here"),
      ("void", "review, at"), ("setting", "name, value"),
      (
        "memory",
        "question, stability, difficulty, last_day, last_at, reviews, lapses, last_grade"
      ),
    ] {
      let count = columns.split(separator: ",").count
      lines += try store.connection.rows("select \(columns) from \(table) order by 1") { row in
        table + (0..<Int32(count)).map { "|" + (row.text($0) ?? "null") }.joined()
      }
    }
    return lines
  }

  @Test(arguments: UInt64(1)...100)
  func `histories give the same store in every order`(seed: UInt64) throws {
    let histories = Self.histories(seed)
    var dumps: Set<[String]> = []
    for order in [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 1, 0, 2, 1],
    ] {
      let store = try ProgressStore.open(path: ":memory:")
      // What was answered here stands against every import.
      try store.record(StoreTests.review("id1", "q1"))
      try store.record(StoreTests.review("own", "q2"))
      for index in order {
        _ = try store.merge(histories[index].reviews, voids: histories[index].voids)
      }
      #expect(try store.memoriesMatchTheLog())
      #expect(
        try store.log(after: nil).first { $0.id == "id1" } == StoreTests.review("id1", "q1"))
      dumps.insert(try dump(store))
    }
    #expect(dumps.count == 1)
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
