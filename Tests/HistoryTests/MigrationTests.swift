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

@Suite struct MigrationTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("progress.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a store of every earlier version is brought up to date`() throws {
    for version in 1..<Migrations.newest {
      let path = folder.file("version-\(version).sqlite")
      do {
        let connection = try Connection(path, .making)
        for sql in Migrations.all.prefix(version) { try connection.execute(sql) }
        try connection.execute(
          """
          insert into review values ('a', 'q', 1, 0, 0, 3, 1.0, null, null, 1);
          insert into memory values ('q', 2.3065, 2.1, 0, 0, 1, 0, 3);
          pragma user_version = \(version);
          """)
      }
      let store = try ProgressStore.open(path: path)
      #expect(try store.version() == Migrations.newest)
      #expect(try store.reviews().map(\.id) == ["a"])
      #expect(try store.answers().histories.map(\.question) == ["q"])
      #expect(try store.memories().keys.sorted() == ["q"])
      #expect(try store.integrityProblems() == [])
    }
  }

  @Test func `an older store is copied before it is migrated`() throws {
    do {
      let connection = try Connection(path, .making)
      try connection.execute(Migrations.all[0])
      try connection.execute("pragma user_version = 1")
      try connection.run(
        "insert into review values ('a', 'q', 1, 0, 0, 3, 1.0, null, null, 1)")
    }
    let store = try ProgressStore.open(path: path)
    #expect(try store.version() == Migrations.newest)
    #expect(try store.reviews().map(\.id) == ["a"])
    let copy = try Connection(path + ".version-1", .reading)
    #expect(try copy.rows("pragma user_version") { $0.integer(0) } == [1])
    #expect(try copy.rows("select id from review") { $0.text(0) } == ["a"])
  }

  @Test func `an older store that came later is copied as well`() throws {
    for id in ["a", "b", "c"] {
      Files.remove(path)
      do {
        let connection = try Connection(path, .making)
        try connection.execute(Migrations.all[0] + "pragma user_version = 1;")
        try connection.run(
          "insert into review values (?, 'q', 1, 0, 0, 3, 1.0, null, null, 1)", [.text(id)])
      }
      _ = try ProgressStore.open(path: path)
    }
    let copies = try ["", "-2", "-3"].map {
      try Connection("\(path).version-1\($0)", .reading)
        .rows("select id from review") { $0.text(0) }
    }
    #expect(copies == [["a"], ["b"], ["c"]])
  }

  @Test func `each migration counts as one version`() throws {
    #expect(try ProgressStore.open(path: path).version() == Migrations.all.count)
  }

  /// What stands in a table, a row a line.
  private func dump(_ path: String, _ sql: String) throws -> [String] {
    try Connection(path, .reading).rows(sql) { $0.text(0) ?? "null" }
  }

  private static let log = """
    select rowid || ' ' || id || ' ' || question || ' ' || revision || ' ' || at || ' ' || day || ' '
    || grade || ' ' || score || ' ' || coalesce(seconds, '-') || ' ' || coalesce(given, '-') || ' '
    || here from review order by rowid
    """
  private static let marks = "select review || ' ' || at from void order by 1"
  private static let memories = """
    select question || ' ' || stability || ' ' || difficulty || ' ' || last_day || ' ' || last_at || ' '
    || reviews || ' ' || lapses || ' ' || last_grade from memory order by 1
    """
  private static let settings = "select name || ' ' || value from setting order by 1"
  private static let bookmarks = "select name || ' ' || content from bookmark order by 1"

  /// Written by the program of the last commit that knew version 2: two quizzes, an answer taken back, an
  /// imported history with a question of another bank, a setting, an interview paused and a quiz left.
  private static let ofVersion2 = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Stores/version-2.sqlite")

  private static let paused = """
    {"isAtFollowUp":false,"questions":["show-deprecation-warnings"],"answers":[{"grade":"good",\
    "picked":[0],"score":1,"seconds":0,"question":"foreign-form-post-without-cors-headers"}],\
    "total":2,"secondsLeft":300,"followUps":[],"minutes":5}
    """
  private static let left = """
    1795168800000 orm-true-statement aggregate-over-no-rows filter-by-name-across-foreign-key \
    filter-on-annotation-which-clause
    """

  @Test func `a store of version 2 keeps everything, and its bookmarks leave the settings`() throws
  {
    try FileManager.default.copyItem(atPath: Self.ofVersion2.path, toPath: path)
    let before = try [Self.log, Self.marks, Self.memories].map { try dump(path, $0) }
    #expect(before.map(\.count) == [12, 1, 7])
    #expect(
      try dump(path, Self.settings)
        == ["interview \(Self.paused)", "retention 0.85", "sitting \(Self.left)"])
    do {
      let store = try ProgressStore.open(path: path)
      #expect(try store.version() == 6)
      #expect(try store.integrityProblems() == [])
      #expect(try store.memoriesMatchTheLog())
      #expect(try store.settings().desiredRetention == 0.85)
      #expect(try store.bookmark(.sitting) == Self.left)
      #expect(try store.bookmark(.interview) == Self.paused)
    }
    #expect(try [Self.log, Self.marks, Self.memories].map { try dump(path, $0) } == before)
    #expect(try dump(path, Self.settings) == ["retention 0.85"])
    #expect(
      try dump(path, Self.bookmarks) == ["interview \(Self.paused)", "sitting \(Self.left)"])
  }

  @Test func `the copy beside it is the store of version 2, and one that prep restores`() throws {
    try FileManager.default.copyItem(atPath: Self.ofVersion2.path, toPath: path)
    _ = try ProgressStore.open(path: path)
    let copy = path + ".version-2"
    for sql in [Self.log, Self.marks, Self.memories, Self.settings, "pragma user_version"] {
      #expect(try dump(copy, sql) == dump(Self.ofVersion2.path, sql))
    }
    #expect(FileStatus(of: copy)?.permissions == 0o600)
    try ProgressStore.open(path: path).setBookmark(.sitting, to: nil)
    let restored = try Replacement(of: path, on: Day(number: 20_778)).restore(copy)
    #expect(restored.reviews == 12)
    #expect(try ProgressStore.open(path: path).bookmark(.sitting) == Self.left)
  }

  @Test func `what is salvaged of a store of version 2 knows bookmarks from settings`() throws {
    let salvage = Salvage(of: Self.ofVersion2.path)
    #expect(salvage.reviews.count == 12)
    #expect(salvage.settings.map(\.name) == ["retention"])
    let bookmarks = Dictionary(salvage.bookmarks.map { ($0.name, $0.content) }) { first, _ in first
    }
    #expect(bookmarks == [.sitting: Self.left, .interview: Self.paused])
  }
}
