import Files
import SQLite
import Scoring
import Testing

@testable import History

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ReplacementTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("progress.sqlite") }
  private let day = Day(number: 20_778)

  init() throws {
    folder = try TemporaryFolder()
  }

  private var replacement: Replacement { Replacement(of: path, on: day) }

  private func make(_ path: String, _ ids: [String]) throws {
    let store = try ProgressStore.open(path: path)
    try store.answer(
      ids.enumerated().map { StoreTests.review($1, "q\($0 % 3)", at: $0 * 1000) })
  }

  private func ids(_ path: String) throws -> [String] {
    try ProgressStore.open(path: path).reviews().map(\.id)
  }

  @Test func `a copy takes the store's place, which is kept`() throws {
    try make(path, ["new", "newer"])
    try make(folder.file("copy"), ["old"])
    let (reviews, keptAs) = try replacement.restore(folder.file("copy"))
    #expect(reviews == 1)
    #expect(keptAs == folder.file("replaced-2026-11-21.sqlite"))
    #expect(try ids(path) == ["old"])
    #expect(try ids(#require(keptAs)) == ["new", "newer"])
    let again = try replacement.restore(#require(keptAs))
    #expect(again.keptAs == folder.file("replaced-2026-11-21-2.sqlite"))
    #expect(try ids(path) == ["new", "newer"])
    #expect(try ids(folder.file("copy")) == ["old"])
  }

  @Test func `without a store the copy becomes one`() throws {
    try make(folder.file("copy"), ["old"])
    #expect(try replacement.restore(folder.file("copy")).keptAs == nil)
    #expect(try ids(path) == ["old"])
  }

  @Test func `a copy of an earlier version is brought up to date and left as it was`() throws {
    do {
      let connection = try Connection(folder.file("copy"), .making)
      try connection.execute(Migrations.all[0])
      try connection.execute("pragma user_version = 1")
    }
    let before = try Data(contentsOf: URL(filePath: folder.file("copy")))
    _ = try replacement.restore(folder.file("copy"))
    #expect(try ProgressStore.open(path: path).version() == Migrations.newest)
    #expect(try Data(contentsOf: URL(filePath: folder.file("copy"))) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["copy", "progress.sqlite"])
  }

  @Test func `what is no sound store of prep is refused, and nothing changes`() throws {
    try make(path, ["new"])
    try Data("my notes".utf8).write(to: URL(filePath: folder.file("notes")))
    try Data().write(to: URL(filePath: folder.file("empty")))
    try make(folder.file("damaged"), (0..<300).map(String.init))
    var bytes = try Data(contentsOf: URL(filePath: folder.file("damaged")))
    bytes.replaceSubrange(8192..<12_288, with: Data(repeating: 0xff, count: 4096))
    try bytes.write(to: URL(filePath: folder.file("damaged")))
    for name in ["notes", "empty", "damaged", "missing", "."] {
      let file = folder.file(name)
      let failure = #expect(throws: StoreError.self, "\(name)") { try replacement.restore(file) }
      #expect(failure?.path == file)
    }
    #expect(try ids(path) == ["new"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["damaged", "empty", "notes", "progress.sqlite"])
  }

  @Test func `a process with the old file open is told, and loses nothing`() throws {
    try make(path, ["new"])
    try make(folder.file("copy"), ["old"])
    let other = try ProgressStore.open(path: path)
    _ = try replacement.restore(folder.file("copy"))
    #expect(throws: StoreError(path: path, reason: .replaced)) {
      try other.record(StoreTests.review("late"))
    }
    #expect(try ids(path) == ["old"])
  }

  @Test func `a damaged store is made anew of its backup and of what can be read`() throws {
    try make(path, (0..<300).map { "r\($0)" })
    let backups = Backups(of: path)
    do {
      let store = try ProgressStore.open(path: path)
      _ = try backups.make(of: store, on: day)
      try store.record(StoreTests.review("later", at: 9_999_999))
      try store.void(StoreTests.review("r7", "q1", at: 7000), at: Instant(milliseconds: 1))
      try store.set(.retention, to: "0.85")
    }
    let before = try Data(contentsOf: URL(filePath: path))
    var bytes = before
    bytes.replaceSubrange(0..<4096, with: Data(repeating: 0, count: 4096))
    try bytes.write(to: URL(filePath: path))
    let made = try #require(try replacement.repair(with: backups))
    #expect(made.reviews == 301)
    #expect(made.backups == 1)
    #expect(try Data(contentsOf: URL(filePath: #require(made.keptAs))) == bytes)
    let store = try ProgressStore.open(path: path)
    #expect(try store.readableReviewCount() == 301)
    #expect(try store.reviews().map(\.id).contains("r7") == false)
    #expect(try store.newestReview()?.id == "later")
    #expect(try store.settingTexts() == ["retention": "0.85"])
    #expect(try store.memoriesMatchTheLog())
    #expect(try store.integrityProblems() == [])
  }

  /// The clock was wrong for a day, and the store was lost and begun anew.
  @Test func `a new store has what any of the backups has`() throws {
    let backups = Backups(of: path)
    for (ids, day) in [(["a", "b"], 20_000), (["a", "b", "c"], 30_000), (["d"], 20_010)] {
      Files.remove(path)
      try make(path, ids)
      _ = try backups.make(of: try ProgressStore.open(path: path), on: Day(number: day))
    }
    try Data("junk".utf8).write(to: URL(filePath: backups.path(of: Day(number: 20_020))))
    try Data("not a store".utf8).write(to: URL(filePath: path))
    let made = try #require(try replacement.repair(with: backups))
    #expect(made.backups == 3)
    #expect(made.salvaged == 0)
    #expect(try Set(ids(path)) == ["a", "b", "c", "d"])
    #expect(try ProgressStore.open(path: path).memoriesMatchTheLog())
  }

  /// Another process, as far as SQLite can tell.
  private final class Other {
    private let connection: Connection

    init(_ path: String) throws {
      connection = try Connection(path, .writing)
      _ = try connection.rows("select * from review") { _ in }
    }

    /// What came of it; nil when it was written.
    func write() -> SQLiteError.Cause? {
      do {
        try connection.execute("insert into setting values ('late', 'lost')")
        return nil
      } catch {
        return error.cause
      }
    }
  }

  /// The magic words alone: who has read the file before goes on writing into it.
  @Test(arguments: [0..<16, 0..<100, 0..<4096, 8192..<12_288])
  func `while a store is repaired nobody writes into it`(damage: Range<Int>) throws {
    try make(path, (0..<300).map { "r\($0)" })
    let other = try Other(path)
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange(damage, with: Data(count: damage.count))
    try bytes.write(to: URL(filePath: path))
    var meanwhile: SQLiteError.Cause?
    let repaired = try replacement.repair(with: Backups(of: path)) { meanwhile = other.write() }
    #expect(repaired?.reviews == 300)
    #expect(meanwhile == .busy)
    #expect(other.write() != nil)
    #expect(try ProgressStore.open(path: path).settingTexts() == [:])
  }

  @Test func `what was taken back stays so when the marks' page is lost`() throws {
    try make(path, (0..<200).map { "r\($0)" })
    do {
      let store = try ProgressStore.open(path: path)
      _ = try store.voidAll(at: Instant(milliseconds: 77))
    }
    let page = try root(of: "void")
    try damage(page)
    let made = try #require(try replacement.repair(with: Backups(of: path)))
    #expect(made.reviews == 200)
    #expect(made.poor == 0)
    let store = try ProgressStore.open(path: path)
    #expect(try store.reviews() == [])
    #expect(try store.voids().map(\.at) == Array(repeating: .latest, count: 200))
    // The true time comes back with an import.
    _ = try store.merge([], voids: [("r7", Instant(milliseconds: 77))])
    #expect(try store.voids().first?.at.milliseconds == 77)
  }

  @Test(arguments: [true, false])
  func `a repaired store and the whole one merge into the same, in either order`(
    hasBackup: Bool
  ) throws {
    try make(path, (0..<300).map { "r\($0)" })
    try make(folder.file("whole"), (0..<300).map { "r\($0)" })
    if hasBackup {
      _ = try Backups(of: path).make(of: ProgressStore.open(path: path), on: day)
    }
    let pages = try Data(contentsOf: URL(filePath: path)).count / 4096
    var poor = 0
    for page in 1...pages {
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: folder.file("whole"), toPath: path)
      try damage(page)
      let made = try #require(try replacement.repair(with: Backups(of: path)))
      poor += made.poor
      let repaired = try ProgressStore.open(path: path)
      let whole = try ProgressStore.open(path: folder.file("whole"))
      let (all, some) = (try whole.log(after: nil), try repaired.log(after: nil))
      #expect(zip(all, some).count { $0 != $1 } == made.poor)
      #expect(all.count == some.count)
      _ = try whole.merge(some, voids: [])
      _ = try repaired.merge(all, voids: [])
      #expect(try whole.log(after: nil) == all)
      #expect(try repaired.log(after: nil) == all)
    }
    #expect(poor == (hasBackup ? 0 : 300))
  }

  @Test(arguments: [512, 8192, 65_536])
  func `a copy with pages of another size gets those of all stores`(size: Int) throws {
    try make(folder.file("copy"), (0..<300).map { "r\($0)" })
    do {
      let copy = try Connection(folder.file("copy"), .writing)
      try copy.execute("pragma page_size = \(size); vacuum; pragma journal_mode = wal")
    }
    _ = try replacement.restore(folder.file("copy"))
    let store = try ProgressStore.open(path: path)
    #expect(try store.rows("pragma page_size") { $0.integer(0) } == [4096])
    #expect(try store.rows("pragma journal_mode") { $0.text(0) } == ["delete"])
    #expect(try store.log(after: nil).map(\.id) == (0..<300).map { "r\($0)" })
    #expect(try store.newestReview()?.id == "r299")
  }

  @Test(arguments: [
    (
      "create trigger t after insert on review begin delete from review; end",
      "the trigger t is none of prep's"
    ),
    ("create view v as select 1", "the view v is none of prep's"),
    ("create table extra (a)", "the table extra is none of prep's"),
    ("create index i on review (day)", "the index i is none of prep's"),
    ("drop index review_by_time", "the index review_by_time is not as prep makes it"),
    ("alter table memory drop column last_at", "the table memory is not as prep makes it"),
  ])
  func `what prep never made is not restored, and does not outlive a repair`(
    change: String, problem: String
  ) throws {
    try make(path, ["new"])
    try make(folder.file("copy"), ["a", "b"])
    do {
      let copy = try Connection(folder.file("copy"), .writing)
      try copy.execute(change)
    }
    #expect(throws: StoreError(path: folder.file("copy"), reason: .altered(problem))) {
      try replacement.restore(folder.file("copy"))
    }
    #expect(try ids(path) == ["new"])
    let altered = Replacement(of: folder.file("copy"), on: day)
    #expect(throws: StoreError(path: folder.file("copy"), reason: .altered(problem))) {
      _ = try ProgressStore.open(path: folder.file("copy"))
    }
    #expect(try altered.repair(with: Backups(of: folder.file("nowhere/copy")))?.reviews == 2)
    let store = try ProgressStore.open(path: folder.file("copy"))
    #expect(try store.integrityProblems() == [])
    #expect(
      try store.log(after: nil).map(\.given) == [["one\nline", "two"], ["one\nline", "two"]])
    #expect(try store.memoriesMatchTheLog())
  }

  @Test func `an empty file is no store`() throws {
    try Data().write(to: URL(filePath: folder.file("empty")))
    #expect(throws: StoreError(path: folder.file("empty"), reason: .notADatabase)) {
      try replacement.restore(folder.file("empty"))
    }
  }

  @Test func `a missing file is told as that`() {
    let reason = StoreError.Reason.cannotOpen("no such file or directory")
    #expect(throws: StoreError(path: folder.file("missing"), reason: reason)) {
      try replacement.restore(folder.file("missing"))
    }
  }

  private func root(of table: String) throws -> Int {
    let connection = try Connection(path, .reading)
    return try connection.rows("select rootpage from sqlite_schema where name = '\(table)'") {
      $0.integer(0)
    }.first ?? 0
  }

  /// Overwrites a page, numbered from 1, with zeros.
  private func damage(_ page: Int) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange((page - 1) * 4096..<page * 4096, with: Data(count: 4096))
    try bytes.write(to: URL(filePath: path))
  }

  @Test func `where nothing can be read and there is no backup, the file stays`() throws {
    let text = Data(String(repeating: "these are my notes\n", count: 1000).utf8)
    try text.write(to: URL(filePath: path))
    let made = try replacement.repair(with: Backups(of: path))
    #expect(made?.reviews == nil)
    #expect(try Data(contentsOf: URL(filePath: path)) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["progress.sqlite"])
  }

  private func change(_ path: String, _ sql: String) throws {
    let connection = try Connection(path, .writing)
    try connection.execute(sql)
  }

  @Test func `a newer store is neither replaced nor repaired nor restored`() throws {
    let newer = StoreError.Reason.newer(version: 99, supported: Migrations.newest)
    try make(path, ["new"])
    try make(folder.file("copy"), ["old"])
    try change(path, "pragma user_version = 99")
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreError(path: path, reason: newer)) {
      try replacement.restore(folder.file("copy"))
    }
    #expect(throws: StoreError(path: path, reason: newer)) {
      try replacement.repair(with: Backups(of: path))
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    let other = Replacement(of: folder.file("copy"), on: day)
    #expect(throws: StoreError(path: path, reason: newer)) { try other.restore(path) }
    #expect(try ids(folder.file("copy")) == ["old"])
  }

  @Test func `a newer backup is none that a repair takes`() throws {
    let backups = Backups(of: path)
    try make(path, ["a", "b"])
    _ = try backups.make(of: ProgressStore.open(path: path), on: day)
    try change(backups.path(of: day), "pragma user_version = 99")
    #expect(backups.reviewCount(of: day) == nil)
    Files.remove(path)
    try make(path, ["c"])
    #expect(try replacement.repair(with: backups)?.reviews == 1)
    #expect(try ids(path) == ["c"])
  }

  @Test func `a log of the old store stays out of the new one`() throws {
    try make(path, ["a", "b"])
    try make(folder.file("copy"), ["old"])
    let reader = try Connection(path, .writing)
    try reader.execute("pragma journal_mode = wal; insert into setting values ('retention', '0.8')")
    _ = try reader.rows("select * from setting") { _ in }
    let keptAs = try #require(try replacement.restore(folder.file("copy")).keptAs)
    #expect(try ids(path) == ["old"])
    #expect(try ProgressStore.open(path: path).settingTexts() == [:])
    #expect(try ids(keptAs) == ["a", "b"])
    #expect(try ProgressStore.open(path: keptAs).settingTexts() == ["retention": "0.8"])
  }

  @Test(arguments: Files.companions)
  func `what lies beside a store that is gone does not come into the next`(ending: String) throws {
    try make(folder.file("copy"), ["old"])
    try Data("log".utf8).write(to: URL(filePath: path + ending))
    _ = try replacement.restore(folder.file("copy"))
    #expect(!Files.isTaken(path + ending))
    #expect(Files.isTaken(folder.file("replaced-2026-11-21.sqlite") + ending))
  }

  /// Equal to Swift, and two to SQLite.
  @Test func `ids of the same letters in other bytes are two reviews to a repair`() throws {
    try make(path, ["\u{e9}", "e\u{301}"])
    #expect(try replacement.repair(with: Backups(of: path))?.reviews == 2)
    #expect(try ProgressStore.open(path: path).reviewCount() == 2)
  }
}
