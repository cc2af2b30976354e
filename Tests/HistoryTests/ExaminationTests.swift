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

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ExaminationTests {
  private let folder: TemporaryFolder
  private var data: DataFolder { DataFolder(folder.file("data")) }

  init() throws {
    folder = try TemporaryFolder()
    let store = try data.openStore()
    for number in 0..<3 { try store.record(StoreTests.review("r\(number)", at: number)) }
    try store.void(StoreTests.review("r2", at: 2), at: Instant(milliseconds: 0))
    _ = try data.backups.make(of: store, on: Day(number: 20_000))
  }

  private func findings() throws -> [Examination.Finding] {
    try Examination(of: data).findings
  }

  @Test func `a sound store has no findings`() throws {
    let examination = try Examination(of: data)
    #expect(examination.findings == [])
    #expect(examination.folderMode == 0o700)
    #expect(examination.backups.map(\.reviews) == [3])
    let store = try #require(examination.store)
    #expect([store.version, store.reviews, store.takenBack, store.mode] == [6, 3, 1, 0o600])
    #expect(store.size == FileStatus(of: data.store)?.size)
  }

  @Test func `no store and no backup is nothing to find`() throws {
    let examination = try Examination(of: DataFolder(folder.file("other")))
    #expect(examination.findings == [])
    #expect(examination.store == nil)
    #expect(examination.folderMode == nil)
  }

  @Test func `a memory that the log does not give is found`() throws {
    try data.openStore().execute("update memory set stability = 99")
    #expect(try findings() == [.memoriesDiffer])
    #expect(try findings().map(\.wantsNewStore) == [false])
    #expect(try findings().map(\.isRepairable) == [true])
  }

  @Test func `a store of another program is unusable, and wants a new one`() throws {
    Files.remove(data.store)
    try Files.write("notes".utf8, to: data.store, overwriting: true, sparing: .none)
    #expect(PrivateFile.shut(toOthers: data.store))
    #expect(
      try findings() == [.unusable(StoreError(path: data.store, reason: .notADatabase))])
    #expect(try findings().map(\.wantsNewStore) == [true])
  }

  @Test func `a backup that holds more is found, and one that nobody can read`() throws {
    Files.remove(data.store)
    let junk = data.backups.path(of: Day(number: 20_001))
    try Files.write("junk".utf8, to: junk, overwriting: false, sparing: .none)
    #expect(
      try findings() == [
        .unreadableBackup(path: junk),
        .poorerThanBackup(day: Day(number: 20_000), reviews: 3, stored: 0),
      ])
    #expect(try findings().map(\.isRepairable) == [false, true])
  }

  @Test func `what others may look into is found`() throws {
    for (path, mode) in [(data.path, 0o755), (data.store, 0o604)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    #expect(
      try findings() == [.openToOthers(path: data.path), .openToOthers(path: data.store)])
  }

  @Test func `what would keep an answer from being stored is found by trying`() throws {
    let outside = folder.file("a file")
    try Files.write(Array("x".utf8), to: outside, overwriting: true, sparing: .none)
    let below = try Examination(of: DataFolder(outside + "/data")).findings
    #expect(
      below == [
        .unreadable(
          FileError(path: outside + "/data/progress.sqlite", reason: .cannotRead("not a directory"))
        )
      ])
    let inTheWay = try Examination(of: DataFolder(outside)).findings
    #expect(!inTheWay.isEmpty)
    // Nothing is made by looking.
    #expect(Files.names(in: data.path).allSatisfy { !$0.contains("trial") && !$0.contains("lock") })
    #expect(FileStatus(of: folder.file("other")) == nil)
  }

  @Test func `a store that somebody else holds, and backups that cannot be written, are named`()
    throws
  {
    let holder = try Connection(data.store, .writing)
    try holder.execute("begin immediate")
    #expect(
      try Examination(of: data).findings
        == [.unusable(StoreError(path: data.store, reason: .locked))])
    try holder.execute("rollback")
    #expect(try Examination(of: data).findings == [])
  }

  @Test func `a folder that is to be made where all may write is named`() throws {
    let open = folder.file("open")
    try Files.makeFolder(open)
    chmod(open, 0o777)
    let later = DataFolder(open + "/later/prep")
    #expect(
      try Examination(of: later).findings
        == [
          .unusable(
            StoreError(
              path: later.path,
              reason: .unsafe(.belowWritableByAll(folder: Files.resolved(open)))))
        ])
    #expect(FileStatus(of: open + "/later") == nil)
  }

  /// For root everything is writable.
  @Test(.enabled(if: geteuid() != 0))
  func `a store and a synced folder that are read-only are named`()
    throws
  {
    let shared = folder.file("shared")
    try Files.makeFolder(shared + "/prep")
    let memory = SyncMemory(
      folder: shared, withAnswers: false, in: data, machine: "", random: 1)
    try memory.keep(in: data)
    chmod(shared + "/prep", 0o500)
    chmod(data.store, 0o400)
    #expect(
      try Examination(of: data).findings
        == [
          .unusable(StoreError(path: data.store, reason: .readOnly)),
          .unreadable(
            FileError(path: shared + "/prep", reason: .cannotReplace("permission denied"))),
        ])
    chmod(shared + "/prep", 0o700)
  }

  @Test func `a synced folder that is missing is named`() throws {
    let shared = folder.file("shared")
    let memory = SyncMemory(
      folder: shared, withAnswers: false, in: data, machine: "", random: 1)
    try memory.keep(in: data)
    #expect(try Examination(of: data).findings == [.notSynced(.missing(shared))])
  }

  @Test func `a store cut to nothing is not made anew by looking at it`() throws {
    try Files.write([UInt8](), to: data.store, overwriting: true, sparing: .none)
    #expect(try !data.openStoreForReading().hasReviews())
    #expect(FileStatus(of: data.store)?.size == 0)
  }

  /// What cannot be read may hold anything: a repair would put less in its place.
  @Test func `a store that cannot be read is not compared with its backups`() throws {
    for number in 3..<9 {
      try data.openStore().record(StoreTests.review("r\(number)", at: number))
    }
    do {
      let connection = try Connection(data.store, .writing)
      try connection.execute("pragma user_version = 99")
    }
    let newer = StoreError.Reason.newer(version: 99, supported: Migrations.newest)
    #expect(try findings() == [.unusable(StoreError(path: data.store, reason: newer))])
    #expect(try findings().map(\.isRepairable) == [false])
    #expect(try findings().map(\.wantsNewStore) == [false])
  }

  @Test(arguments: [
    (StoreError.Reason.notADatabase, true), (.damaged("x"), true), (.altered("x"), true),
    (.foreign, true), (.locked, false), (.readOnly, false), (.cannotOpen("x"), false),
    (.ioFailed("x"), false), (.other("x"), false), (.diskFull, false), (.noLocks(nil), false),
    (.newer(version: 9, supported: 6), false), (.unsafe(.notARegularFile), false),
  ])
  func `only what was read and found damaged wants a new store`(
    reason: StoreError.Reason, wantsNewStore: Bool
  ) {
    let finding = Examination.Finding.unusable(StoreError(path: "x", reason: reason))
    #expect(finding.wantsNewStore == wantsNewStore)
    #expect(finding.isRepairable == wantsNewStore)
  }

  @Test func `a store that was put away is found where there is none`() throws {
    let kept = data.path + "/replaced-2026-11-01.sqlite"
    #expect(Files.move(data.store, to: kept))
    Files.removeFolder(data.backups.folder)
    #expect(try findings() == [.keptBeside(path: kept, reviews: 3)])
  }

  @Test func `rights of what a link leads to are told by its own path`() throws {
    let end = folder.file("elsewhere.sqlite")
    #expect(Files.move(data.store, to: end))
    try FileManager.default.createSymbolicLink(atPath: data.store, withDestinationPath: end)
    #expect(chmod(end, 0o644) == 0)
    #expect(try findings() == [.openToOthers(path: Files.resolved(end))])
  }
}
