import History
import Scoring
import Testing

/// The same rules in memory and on a file.
@Suite struct StoreTests {
  enum Place: CaseIterable { case memory, file }

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func store(_ place: Place) throws -> ProgressStore {
    try ProgressStore.open(
      path: place == .memory ? ":memory:" : folder.file("progress.sqlite"))
  }

  static func review(
    _ id: String, _ question: String = "q", at seconds: Int = 0, _ grade: Grade = .good
  ) -> Review {
    Review(
      id: id, question: question, revision: 2, at: Instant(milliseconds: seconds * 1000),
      day: Day(number: seconds / 86_400), grade: grade, score: 0.5, seconds: 1.5,
      given: ["one\nline", "two"])
  }

  @Test(arguments: Place.allCases)
  func `a new store is empty`(place: Place) throws {
    let store = try store(place)
    #expect(try store.reviews() == [])
    #expect(try store.memories().isEmpty)
    #expect(try store.newestReview() == nil)
    #expect(try store.settings() == Settings())
    #expect(try store.integrityProblems() == [])
    #expect(try store.version() == 6)
  }

  @Test(arguments: Place.allCases)
  func `a review comes back whole and moves its memory`(place: Place) throws {
    let store = try store(place)
    let review = Self.review("a")
    let due = try store.record(review)
    let memory = FSRS6.standard.reviewed(nil, .good, on: Day(number: 0))
    #expect(due == Scheduler().due(memory))
    #expect(try store.reviews() == [review])
    #expect(try store.memories() == ["q": memory])
  }

  @Test(arguments: Place.allCases)
  func `the same review twice changes nothing`(place: Place) throws {
    let store = try store(place)
    let first = try store.record(Self.review("a"))
    let second = try store.record(Self.review("a", at: 999_999, .again))
    #expect(first == second)
    #expect(first > Day(number: 0))
    #expect(try store.reviews().count == 1)
  }

  @Test(arguments: Place.allCases)
  func `memories are what a replay gives, in whatever order reviews come`(place: Place) throws {
    let store = try store(place)
    let log = (0..<60).map {
      Self.review("r\($0)", "q\($0 % 4)", at: ($0 * 37 % 60) * 40_000, Grade.allCases[$0 % 4])
    }
    for review in log { try store.record(review) }
    #expect(try store.memories() == FSRS6.standard.replay(log))
    #expect(try store.memoriesMatchTheLog())
    #expect(try store.rebuildMemories() == 0)
  }

  @Test(arguments: Place.allCases)
  func `a review taken back stays in the log and leaves the memory`(place: Place) throws {
    let store = try store(place)
    try store.record(Self.review("a"))
    let before = try store.memories()
    let second = Self.review("b", at: 300_000, .again)
    try store.record(second)
    try store.void(second, at: Instant(milliseconds: 5))
    #expect(try store.memories() == before)
    #expect(try store.reviews().map(\.id) == ["a"])
    #expect(try store.newestReview()?.id == "a")
    #expect(try store.log(after: nil).map(\.id) == ["a", "b"])
    #expect(try store.voids().map(\.review) == ["b"])
  }

  @Test(arguments: Place.allCases)
  func `a mark may come before its review`(place: Place) throws {
    let store = try store(place)
    let mark = (review: "a", at: Instant(milliseconds: 0))
    #expect(try store.merge([], voids: [mark]) == .init(voids: 1))
    #expect(try store.record(Self.review("a", at: 5 * 86_400)) == Day(number: 5))
    #expect(try store.reviews() == [])
    #expect(try store.memories().isEmpty)
  }

  @Test(arguments: Place.allCases)
  func `merging is a set union`(place: Place) throws {
    let store = try store(place)
    let log = (0..<10).map { Self.review("r\($0)", "q\($0 % 2)", at: $0 * 90_000) }
    #expect(try store.merge(Array(log[..<6]), voids: []) == .init(reviews: 6))
    #expect(try store.merge(Array(log[3...]), voids: []) == .init(reviews: 4))
    #expect(try store.merge(log, voids: []) == .init())
    #expect(try store.memories() == FSRS6.standard.replay(log))
  }

  @Test(arguments: Place.allCases)
  func `two histories give the same store in either order`(place: Place) throws {
    let left = (0..<8).map { Self.review("l\($0)", "q\($0 % 3)", at: $0 * 80_000, .hard) }
    let right = (0..<8).map { Self.review("r\($0)", "q\($0 % 2)", at: $0 * 70_000, .again) }
    let one = try ProgressStore.open(path: ":memory:")
    let other = try ProgressStore.open(path: ":memory:")
    let mark = (review: "l1", at: Instant(milliseconds: 1))
    _ = try one.merge(left, voids: [mark])
    _ = try one.merge(right, voids: [])
    _ = try other.merge(right, voids: [])
    _ = try other.merge(left, voids: [mark])
    #expect(try one.reviews() == other.reviews())
    #expect(try one.memories() == other.memories())
  }

  @Test(arguments: Place.allCases)
  func `a reset takes back everything or some questions`(place: Place) throws {
    let store = try store(place)
    for number in 0..<6 { try store.record(Self.review("r\(number)", "q\(number % 2)")) }
    #expect(try store.voidAll(of: ["q1"], at: Instant(milliseconds: 9)) == 3)
    #expect(try store.memories().keys.sorted() == ["q0"])
    #expect(try store.voidAll(at: Instant(milliseconds: 9)) == 3)
    #expect(try store.memories().isEmpty)
    #expect(try store.readableReviewCount() == 6)
  }

  @Test(arguments: Place.allCases)
  func `a renamed question keeps its history, joined with the new name's`(place: Place) throws {
    let store = try store(place)
    let log = [
      Self.review("a", "old", at: 0), Self.review("b", "new", at: 400_000, .hard),
      Self.review("c", "old", at: 900_000),
    ]
    for review in log { try store.record(review) }
    let memories = try store.memories { $0 == "old" ? "new" : $0 }
    let expected = log.reduce(nil as Memory?) {
      FSRS6.standard.reviewed($0, $1.grade, on: $1.day)
    }
    #expect(memories == ["new": try #require(expected)])
  }

  @Test(arguments: Place.allCases)
  func `the newest review is the one given last here, whatever the clocks say`(place: Place) throws
  {
    let store = try store(place)
    try store.record(Self.review("late", at: 900_000))
    try store.record(Self.review("early", at: 100))
    _ = try store.merge([Self.review("imported", at: 999_999)], voids: [])
    #expect(try store.newestReview()?.id == "early")
  }

  /// Ids of questions of another bank than the bundled one.
  @Test(arguments: Place.allCases)
  func `names with a slash are stored, replayed and merged as they are`(place: Place) throws {
    let store = try store(place)
    let log = ["acme/closures", "closures", "acme/closures", "b/closures"].enumerated().map {
      Self.review("r\($0)", $1, at: $0 * 90_000, Grade.allCases[$0])
    }
    for review in log.prefix(2) { try store.record(review) }
    #expect(try store.merge(log, voids: []) == .init(reviews: 2))
    #expect(try store.log(after: nil) == log)
    #expect(try store.memories() == FSRS6.standard.replay(log))
    #expect(try store.memories().keys.sorted() == ["acme/closures", "b/closures", "closures"])
    #expect(try store.reviews(of: ["acme/closures"]).map(\.id) == ["r0", "r2"])
    #expect(try store.voidAll(of: ["closures"], at: Instant(milliseconds: 9)) == 1)
    #expect(try store.memories().keys.sorted() == ["acme/closures", "b/closures"])
    #expect(
      try store.answers().histories.map(\.question).sorted() == ["acme/closures", "b/closures"])
    #expect(try store.memoriesMatchTheLog())
  }

  @Test func `the end of the calendar does not make the store unreadable`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    for id in ["a", "b"] {
      let at = try store.freeInstant(from: .latest)
      try store.record(
        Review(id: id, question: "q", at: at, day: Day(number: 2_932_896), grade: .good))
    }
    #expect(try store.reviews().count == 2)
  }

  @Test(arguments: Place.allCases)
  func `no two answers need to share a time`(place: Place) throws {
    let store = try store(place)
    for (number, time) in [5000, 5001, 5003].enumerated() {
      let at = Instant(milliseconds: time)
      try store.record(
        Review(id: "\(number)", question: "q", at: at, day: Day(number: 0), grade: .good))
    }
    let free = try [4999, 5000, 5002, 5003, 9000].map {
      try store.freeInstant(from: Instant(milliseconds: $0)).milliseconds
    }
    #expect(free == [4999, 5002, 5002, 5004, 9000])
  }

  @Test(arguments: Place.allCases)
  func `the answers to count leave out what was taken back and join renamed questions`(
    place: Place
  ) throws {
    let store = try store(place)
    let log = [
      Self.review("a", "old", at: 9), Self.review("b", "new", at: 4, .hard),
      Self.review("c", "old", at: 1), Self.review("d", "other", at: 5, .again),
    ]
    for review in log { try store.record(review) }
    #expect(try store.answers().histories.count == 3)
    try store.void(log[2], at: Instant(milliseconds: 0))
    let answers = try store.answers { $0 == "old" ? "new" : $0 }
    let histories = answers.histories.sorted { $0.question < $1.question }
    #expect(histories.map(\.question) == ["new", "other"])
    #expect(histories.map { $0.answers.map(\.at.milliseconds) } == [[4000, 9000], [5000]])
    #expect(histories.map { $0.answers.map(\.grade) } == [[.hard, .good], [.again]])
  }
}
