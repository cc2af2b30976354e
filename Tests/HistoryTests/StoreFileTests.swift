import Files
import SQLite
import Scoring
import Testing

@testable import History

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What happens with files that are not as they should be.
@Suite struct StoreFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("progress.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func failure(_ access: ProgressStore.Access = .writing) -> StoreError? {
    #expect(throws: StoreError.self) {
      let store = try ProgressStore.open(path: path, access: access)
      try store.record(StoreTests.review("a"))
    }
  }

  private func bytes() throws -> Data {
    try Data(contentsOf: URL(filePath: path))
  }

  @Test func `answers survive closing and opening`() throws {
    try ProgressStore.open(path: path).record(StoreTests.review("a"))
    #expect(try ProgressStore.open(path: path).reviews().map(\.id) == ["a"])
  }

  @Test func `a file that is no database is refused and left alone`() throws {
    let text = Data(String(repeating: "these are my notes\n", count: 100).utf8)
    try text.write(to: URL(filePath: path))
    #expect(failure()?.reason == .notADatabase)
    #expect(try bytes() == text)
  }

  @Test(arguments: [
    "create table notes (x)", "create table review (x); pragma user_version = 1",
    "pragma user_version = -3", "create table notes (x); pragma user_version = 1",
  ])
  func `another program's database is refused and left alone`(sql: String) throws {
    do {
      let connection = try Connection(path, .making)
      try connection.execute(sql)
    }
    let before = try bytes()
    #expect(failure()?.reason == .foreign)
    #expect(try bytes() == before)
  }

  @Test(arguments: [
    ("update memory set last_day = 9223372036854775807", "9223372036854775807 stands in last_day"),
    ("update memory set stability = -1e300", "-1e+300 stands in stability"),
    ("update memory set stability = 0", "0.0 stands in stability"),
    ("update memory set reviews = 9223372036854775807", "9223372036854775807 stands in reviews"),
    ("update memory set difficulty = 11", "11.0 stands in difficulty"),
    ("update review set day = -9223372036854775808", "-9223372036854775808 stands in day"),
    ("update review set at = 9223372036854775807", "9223372036854775807 stands in at"),
  ])
  func `a value that makes no sense is damage, not a crash`(sql: String, detail: String) throws {
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a"))
    try store.execute(sql)
    let error = #expect(throws: StoreError.self) {
      _ = try store.memories()
      _ = try store.reviews()
    }
    #expect(error?.reason == .damaged(detail))
  }

  @Test func `a newer store is refused and left alone`() throws {
    do {
      let connection = try Connection(path, .making)
      try connection.execute("pragma user_version = 99")
    }
    let before = try bytes()
    #expect(failure()?.reason == .newer(version: 99, supported: Migrations.newest))
    #expect(try bytes() == before)
  }

  @Test func `a store locked by another is reported`() throws {
    try ProgressStore.open(path: path).record(StoreTests.review("a"))
    let other = try Connection(path, .writing)
    try other.execute("begin exclusive")
    #expect(failure()?.reason == .locked)
  }

  @Test func `a damaged store is reported`() throws {
    do {
      let store = try ProgressStore.open(path: path)
      for number in 0..<200 { try store.record(StoreTests.review("r\(number)", "q\(number)")) }
    }
    var damaged = try bytes()
    damaged.replaceSubrange(4096..<damaged.count, with: Data(count: damaged.count - 4096))
    try damaged.write(to: URL(filePath: path))
    #expect(failure()?.reason == .damaged("database disk image is malformed"))
  }

  @Test func `a full disk is reported and what was stored stays`() throws {
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a"))
    try store.execute("pragma max_page_count = 1")
    let error = #expect(throws: StoreError.self) {
      for number in 0..<2000 { try store.record(StoreTests.review("r\(number)", "q\(number)")) }
    }
    #expect(error == StoreError(path: path, reason: .diskFull))
    let reviews = try ProgressStore.open(path: path).reviews()
    #expect(reviews.contains { $0.id == "a" })
    #expect(try ProgressStore.open(path: path).memoriesMatchTheLog())
  }

  @Test func `a store that may not be written is reported`() throws {
    let store = try ProgressStore.open(path: path)
    try store.execute("pragma query_only = on")
    #expect(throws: StoreError(path: path, reason: .readOnly)) {
      try store.record(StoreTests.review("a"))
    }
  }

  @Test func `a backup is a whole store`() throws {
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a"))
    try store.backUp(to: folder.file("copy.sqlite"))
    let copy = try ProgressStore.open(path: folder.file("copy.sqlite"))
    #expect(try copy.reviews() == store.reviews())
  }

  @Test func `two connections lose nothing`() throws {
    let one = try ProgressStore.open(path: path)
    let other = try ProgressStore.open(path: path)
    for number in 0..<50 {
      try one.record(StoreTests.review("one\(number)", at: number))
      try other.record(StoreTests.review("other\(number)", at: number))
    }
    #expect(try one.reviews().count == 100)
    #expect(try one.memoriesMatchTheLog())
  }

  @Test(arguments: [
    "update memory set stability = stability + 0.001 where question = 'a'",
    "update memory set lapses = 1 where question = 'a'",
    "delete from memory where question = 'b'",
    "update memory set question = 'c' where question = 'b'",
    "insert into memory select 'c', 1, 2, last_day, last_at, 1, 0, 3 from memory limit 1",
  ])
  func `a memory that the log does not give is noticed and derived anew`(change: String) throws {
    let store = try ProgressStore.open(path: path)
    for (number, question) in ["a", "b", "a"].enumerated() {
      try store.record(StoreTests.review("r\(number)", question, at: number * 90_000))
    }
    let before = try store.memories()
    #expect(try store.memoriesMatchTheLog())
    try store.execute(change)
    #expect(try !store.memoriesMatchTheLog())
    #expect(try store.rebuildMemories() > 0)
    #expect(try store.memories() == before)
    #expect(try store.memoriesMatchTheLog())
  }

  @Test(arguments: [
    ("drop index review_by_time", "the index review_by_time is not as prep makes it"),
    (
      "create trigger t after insert on review begin delete from review; end",
      "the trigger t is none of prep's"
    ),
    ("alter table memory drop column lapses", "the table memory is not as prep makes it"),
    (
      "drop table review; create view review as select 1", "the view review is none of prep's"
    ),
    ("create table \"e\u{301}\" (a)", "the table e\u{301} is none of prep's"),
  ])
  func `what is not as in a new store is named, and nothing is done with it`(
    change: String, problem: String
  ) throws {
    do {
      let store = try ProgressStore.open(path: path)
      #expect(try store.integrityProblems() == [])
      try store.execute(change)
    }
    let before = try bytes()
    #expect(failure() == StoreError(path: path, reason: .altered(problem)))
    #expect(failure(.reading) == StoreError(path: path, reason: .altered(problem)))
    #expect(try bytes() == before)
  }

  /// SQLite gives nobody that name, but reads it where it stands.
  @Test func `a trigger that is called as SQLite's statistics are is one`() throws {
    do {
      let store = try ProgressStore.open(path: path)
      try store.execute(
        "create trigger xqlite_stat1 after insert on review begin delete from review; end")
    }
    var changed = try bytes()
    while let place = changed.firstRange(of: Data("xqlite_stat1".utf8)) {
      changed.replaceSubrange(place, with: Data("sqlite_stat1".utf8))
    }
    try changed.write(to: URL(filePath: path))
    #expect(failure()?.reason == .altered("the trigger sqlite_stat1 is none of prep's"))
  }

  @Test func `what analyze adds is no stranger`() throws {
    try ProgressStore.open(path: path).record(StoreTests.review("a"))
    do {
      let connection = try Connection(path, .writing)
      try connection.execute("analyze; vacuum")
    }
    #expect(try ProgressStore.open(path: path).reviews().map(\.id) == ["a"])
  }

  @Test func `a store in WAL mode leaves it when it is opened`() throws {
    try ProgressStore.open(path: path).record(StoreTests.review("a"))
    do {
      let connection = try Connection(path, .writing)
      try connection.execute("pragma journal_mode = wal")
    }
    let store = try ProgressStore.open(path: path)
    #expect(try store.rows("pragma journal_mode") { $0.text(0) } == ["delete"])
    #expect(try store.reviews().map(\.id) == ["a"])
  }
}
