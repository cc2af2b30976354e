import Files
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

@Suite struct BackupTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("progress.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `no copies are nothing to keep`() {
    #expect(BackupRotation.kept(of: []) == [])
  }

  @Test func `of a year of days seven days and four weeks stay`() throws {
    // A Saturday.
    let today = try #require(Day("2026-11-21"))
    let kept = BackupRotation.kept(of: (0..<365).map { today.advanced(by: -$0) })
    #expect(
      kept.sorted(by: >).map(\.description) == [
        "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16",
        "2026-11-15", "2026-11-14", "2026-11-08", "2026-11-01", "2026-10-25",
      ])
  }

  @Test(arguments: 1...60)
  func `day by day, eleven copies reach back over three weeks`(days: Int) {
    var held: Set<Day> = []
    for number in 0..<days {
      held.insert(Day(number: 20_000 + number))
      held = BackupRotation.kept(of: Array(held))
    }
    #expect(held.count <= BackupRotation.daily + BackupRotation.weekly)
    for back in 0..<min(days, 7) { #expect(held.contains(Day(number: 19_999 + days - back))) }
    let oldest = held.min()?.number ?? 0
    #expect(oldest <= max(20_002, 19_999 + days - 22))
  }

  @Test func `one copy a day, private, whole, and none of nothing`() throws {
    let store = try ProgressStore.open(path: path)
    let backups = Backups(of: path)
    let day = Day(number: 20_000)
    #expect(try !backups.make(of: store, on: day))
    try store.record(StoreTests.review("a"))
    #expect(try backups.make(of: store, on: day))
    try store.record(StoreTests.review("b"))
    #expect(try !backups.make(of: store, on: day))
    #expect(try backups.make(of: store, on: day.advanced(by: 1)))
    #expect(backups.days.map(\.number) == [20_001, 20_000])
    #expect(try ProgressStore.open(path: backups.path(of: day)).reviews().map(\.id) == ["a"])
  }

  @Test func `older copies make room, other files stay`() throws {
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a"))
    let backups = Backups(of: path)
    for number in 20_000..<20_040 { _ = try backups.make(of: store, on: Day(number: number)) }
    #expect(backups.days.count == 11)
    try Data().write(to: URL(filePath: backups.folder + "/notes.sqlite"))
    _ = try backups.make(of: store, on: Day(number: 20_040))
    #expect(Files.names(in: backups.folder).contains("notes.sqlite"))
  }

  @Test func `what killed processes left half made goes with the next copy`() throws {
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a"))
    let backups = Backups(of: path)
    #expect(PrivateFile.makeFolder(backups.folder))
    let left = [Files.folder(of: path), backups.folder].map { "\($0)/.prep-1.sqlite" }
    for file in left { #expect(PrivateFile.make(file)) }
    _ = try backups.make(of: store, on: Day(number: 20_001))
    #expect(left.allSatisfy { !Files.isTaken($0) })
  }

  @Test func `a clock that was wrong takes no copy's place`() {
    let days = (0..<8).map { Day(number: 20_000 + $0) }
    let wrong = (0..<9).map { Day(number: 30_000 + $0) }
    let kept = BackupRotation.kept(of: days + wrong, today: Day(number: 20_007))
    #expect(kept == BackupRotation.kept(of: days).union(wrong.suffix(7)))
  }

  @Test func `a copy that holds more than the store stays`() throws {
    let backups = Backups(of: path)
    do {
      let store = try ProgressStore.open(path: path)
      for number in 0..<3 { try store.record(StoreTests.review("r\(number)", at: number)) }
      _ = try backups.make(of: store, on: Day(number: 20_000))
      #expect(backups.reviewCount(of: Day(number: 20_000)) == 3)
    }
    try Data().write(to: URL(filePath: path))
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("new"))
    for number in 20_001..<20_100 { _ = try backups.make(of: store, on: Day(number: number)) }
    #expect(backups.days.last == Day(number: 20_000))
    #expect(backups.days.count == 12)
    #expect(backups.richest?.day == Day(number: 20_000))
    #expect(backups.richest?.reviews == 3)
  }

  @Test func `of copies that hold as much the newest is named; junk holds nothing`() throws {
    let backups = Backups(of: path)
    #expect(backups.richest == nil)
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a"))
    for number in 20_000..<20_003 { _ = try backups.make(of: store, on: Day(number: number)) }
    try Data("junk".utf8).write(to: URL(filePath: backups.path(of: Day(number: 20_005))))
    #expect(mkfifo(backups.path(of: Day(number: 20_006)), 0o600) == 0)
    #expect(backups.copies.map(\.reviews) == [nil, nil, 1, 1, 1])
    #expect(backups.richest?.day == Day(number: 20_002))
  }

  @Test func `a folder of copies that everybody may write is not used`() throws {
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a"))
    let backups = Backups(of: path)
    #expect(PrivateFile.makeFolder(backups.folder))
    chmod(backups.folder, 0o777)
    #expect(throws: StoreError(path: backups.folder, reason: .unsafe(.writableByAll))) {
      try backups.make(of: store, on: Day(number: 20_000))
    }
  }

  @Test func `a copy of a damaged store is not kept`() throws {
    do {
      let store = try ProgressStore.open(path: path)
      for number in 0..<300 { try store.record(StoreTests.review("r\(number)", "q\(number)")) }
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange(8192..<12_288, with: Data(repeating: 0xff, count: 4096))
    try bytes.write(to: URL(filePath: path))
    let store = try ProgressStore.open(path: path)
    let backups = Backups(of: path)
    #expect(throws: StoreError.self) { try backups.make(of: store, on: Day(number: 20_000)) }
    #expect(backups.days == [])
    #expect(throws: (any Error).self) { try store.backUp(to: folder.file("copy")) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["progress.sqlite"])
  }
}
