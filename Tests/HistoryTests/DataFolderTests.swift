import Files
import History
import Scoring
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct DataFolderTests {
  private let folder: TemporaryFolder
  private var data: DataFolder { DataFolder(folder.file("data")) }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `nothing is made for somebody who only looks`() throws {
    #expect(try !data.hasStore())
    #expect(try data.openStoreForReading().reviews() == [])
    #expect(!Files.isTaken(data.path))
  }

  @Test func `whoever writes gets a folder and a file of their own`() throws {
    try data.openStore().record(StoreTests.review("a"))
    #expect(FileStatus(of: data.path)?.mode == 0o700)
    #expect(FileStatus(of: data.store)?.mode == 0o600)
    #expect(try data.hasStore())
    #expect(try data.openStoreForReading().reviews().map(\.id) == ["a"])
    #expect(data.store == data.path + "/progress.sqlite")
    #expect(data.backups.folder == data.path + "/backups")
  }

  @Test func `what is not safe is opened neither for writing nor for reading`() throws {
    try data.openStore().record(StoreTests.review("a"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: data.path)
    let unsafe = StoreError(path: data.path, reason: .unsafe(.writableByAll))
    #expect(throws: unsafe) { _ = try data.openStore() }
    #expect(throws: unsafe) { _ = try data.openStoreForReading() }
    #expect(throws: unsafe) { _ = try data.replacement(on: Day(number: 0)) }
  }

  @Test func `a folder in the store's place is told`() throws {
    try Files.makePrivateFolder(data.store)
    #expect(throws: StoreError(path: data.store, reason: .unsafe(.notARegularFile))) {
      _ = try data.openStore()
    }
  }

  @Test func `a store whose being there cannot be told is not taken for none`() throws {
    try Files.write("text".utf8, to: data.path, overwriting: false, sparing: .none)
    let reason = FileError.Reason.cannotRead("not a directory")
    #expect(throws: FileError(path: data.store, reason: reason)) {
      _ = try data.openStoreForReading()
    }
  }

  @Test(arguments: [
    ("progress.sqlite", true), ("progress.sqlite-journal", true), ("backups/any.sqlite", true),
    ("replaced-2026-11-21.SQLITE", true), ("sheet.md", false), ("backups/notes.md", false),
  ])
  func `the store, its journal and every copy are protected`(name: String, isProtected: Bool) throws
  {
    try Files.makePrivateFolder(data.backups.folder)
    let path = data.path + "/" + name
    if isProtected {
      #expect(throws: FileError(path: path, reason: .protected)) {
        try data.protectedFiles.spare(path)
      }
    } else {
      try data.protectedFiles.spare(path)
    }
  }

  /// Whoever may write there could plant a journal, which would be replayed into the store.
  @Test func `a store that is a link is as safe as the folder at its end`() throws {
    let outside = folder.file("outside")
    try Files.makePrivateFolder(outside)
    try data.openStore().record(StoreTests.review("a"))
    #expect(Files.move(data.store, to: outside + "/end"))
    try FileManager.default.createSymbolicLink(
      atPath: data.store, withDestinationPath: outside + "/end")
    #expect(try data.openStore().reviews().map(\.id) == ["a"])
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: outside)
    let unsafe = StoreError(path: Files.resolved(outside), reason: .unsafe(.writableByAll))
    #expect(throws: unsafe) { _ = try data.openStore() }
    #expect(throws: unsafe) { _ = try data.openStoreForReading() }
    #expect(throws: unsafe) { _ = try data.replacement(on: Day(number: 0)) }
  }

  @Test func `what a link leads to is replaced, and the link stays`() throws {
    let end = folder.file("end")
    try data.openStore().record(StoreTests.review("a"))
    #expect(Files.move(data.store, to: end))
    try FileManager.default.createSymbolicLink(atPath: data.store, withDestinationPath: end)
    let other = DataFolder(folder.file("other"))
    try other.openStore().record(StoreTests.review("b"))
    _ = try data.replacement(on: Day(number: 0)).restore(other.store)
    #expect(FileStatus(of: data.store, followingLinks: false)?.kind == .link)
    #expect(try ProgressStore.open(path: end).reviews().map(\.id) == ["b"])
    #expect(try data.openStore().reviews().map(\.id) == ["b"])
  }

  @Test(arguments: Files.companions)
  func `a folder in the place of what SQLite keeps beside a store is told`(ending: String) throws {
    try data.openStore().record(StoreTests.review("a"))
    try Files.makePrivateFolder(data.store + ending)
    let unsafe = StoreError(path: data.store + ending, reason: .unsafe(.notARegularFile))
    #expect(throws: unsafe) { _ = try data.openStore() }
    #expect(throws: unsafe) { _ = try data.openStoreForReading() }
  }
}
