import Files
import Scoring
import Testing

@testable import History

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One round at a time, and what may lie in its way.
@Suite struct SyncTests {
  private let folder: TemporaryFolder
  private let one: Device
  private let other: Device

  init() throws {
    folder = try TemporaryFolder()
    one = try Device(1, in: folder.path)
    other = try Device(2, in: folder.path)
  }

  private func review(_ id: String, day: Int = 20_000, given: [String] = []) -> Review {
    Review(
      id: id, question: "q", at: Instant(milliseconds: day * 86_400_000 + 40_000_000),
      day: Day(number: day), grade: .good, seconds: 3, given: given)
  }

  /// Everything that a device shares, as its tool would bring it to another.
  private func carry(_ from: Device, to: Device) throws {
    for file in from.files() { try to.put(try from.read(file), at: file) }
  }

  private func ownFile(_ device: Device, _ month: String = "2024-10") -> String {
    "\(device.memory.device)/\(month).jsonl"
  }

  @Test func `a data folder that is still to be made is the same device afterwards`() throws {
    symlink(folder.path, folder.path + "/link")
    let data = DataFolder(folder.path + "/link/later/prep")
    func memory(after known: SyncMemory?) -> SyncMemory {
      SyncMemory(
        folder: folder.path, withAnswers: false, in: data, machine: "m",
        random: known == nil ? 1 : 2, after: known)
    }
    let before = memory(after: nil)
    _ = try data.openStore()
    #expect(memory(after: before).device == before.device)
  }

  @Test func `a device writes a file a month in a folder of its own, and says what they are`()
    throws
  {
    try one.store().record(review("a"))
    try one.store().record(review("b", day: 20_031))
    #expect(try one.sync().sent == 2)
    let name = one.memory.device
    #expect(
      one.files()
        == [
          ".gitattributes", "\(name)/2024-10.jsonl", "\(name)/2024-11.jsonl", "\(name)/name",
          "README.txt",
        ].sorted())
    #expect(FileStatus(of: "\(one.shared)/prep/\(ownFile(one))")?.permissions == 0o600)
    #expect(try one.read("\(name)/name") == Array("laptop\n".utf8))
  }

  @Test func `what was answered and taken back on one is so on the other`() throws {
    try one.store().record(review("a"))
    try one.store().record(review("b"))
    try one.store().void(review("b"), at: Instant(milliseconds: 5))
    try one.store().record(PlanEntry(id: "p", at: Instant(milliseconds: 9), .off))
    try one.sync()
    try carry(one, to: other)
    #expect(try other.sync().came == .init(reviews: 2, voids: 1))
    #expect(try other.export() == one.export())
    // All of it stands in the other's files, so none goes out again.
    #expect(try other.sync().sent == 0)
    #expect(!other.files().contains { $0.hasPrefix(other.memory.device + "/2") })
  }

  @Test func `the last change of a setting holds everywhere, except of what names a program`()
    throws
  {
    func change(_ device: Device, _ key: Settings.Name, _ value: String?, at: Int) throws {
      let at = Instant(milliseconds: at)
      try device.store().record(
        SettingChange(id: "\(device.shared)\(at)\(key)", at: at, key, to: value))
    }
    try change(one, .retention, "0.85", at: 1)
    try change(one, .judge, "rm -rf /", at: 2)
    try change(one, .scope, "topic:orm", at: 3)
    try change(other, .retention, "0.8", at: 5)
    try change(other, .scope, nil, at: 4)
    for _ in 0..<2 {
      try one.sync()
      try carry(one, to: other)
      try other.sync()
      try carry(other, to: one)
      try one.sync()
    }
    for device in [one, other] {
      let settings = try device.store().settings()
      #expect(settings.desiredRetention == 0.8)
      #expect(settings.scope == nil)
    }
    #expect(try other.store().settings().judge == nil)
    // Nor when somebody writes it there.
    try other.put(
      Array(
        "{\"id\":\"x\",\"at\":\"2026-11-20\",\"setting\":{\"name\":\"judge\",\"value\":\"sh\"}}\n"
          .utf8),
      at: "else/2026-11.jsonl")
    #expect(try other.sync().problems.count == 1)
    #expect(try other.store().settings().judge == nil)
  }

  @Test(arguments: [true, false])
  func `what was typed travels only when that is wished`(withAnswers: Bool) throws {
    let one = try Device(3, in: folder.path, withAnswers: withAnswers)
    try one.store().record(review("a", given: ["mine"]))
    try one.sync()
    try carry(one, to: other)
    try other.sync()
    #expect(try other.store().reviews().map(\.given) == [withAnswers ? ["mine"] : []])
    // Coming back, it does not take away what is known here.
    try other.sync()
    try carry(other, to: one)
    #expect(try one.sync().came == .init())
    #expect(try one.store().reviews().map(\.given) == [["mine"]])
  }

  @Test func `with nothing new the store is not even opened, and no file is touched`() throws {
    try one.store().record(review("a"))
    try one.sync()
    let before = FileStatus(of: "\(one.shared)/prep/\(ownFile(one))")
    let memory = try #require(SyncMemory(of: one.dataFolder))
    var round = try SyncRound(memory, in: one.dataFolder, isNamed: false, now: Device.now) {
      $0.studyDay(utcOffset: 0)
    }
    let report = try round.run(name: "") { throw StoreError(path: "", reason: .locked) }
    #expect(report.sent == 0)
    #expect(FileStatus(of: "\(one.shared)/prep/\(ownFile(one))") == before)
  }

  @Test func `a line without an end is left for the next time`() throws {
    try one.store().record(review("a"))
    try one.store().record(review("b"))
    try one.sync()
    let bytes = try one.read(ownFile(one))
    for length in bytes.indices {
      try other.put(Array(bytes.prefix(length)), at: ownFile(one))
      #expect(try other.sync().problems.allSatisfy { $0.reason == .notDownloaded })
    }
    #expect(try other.store().reviews().map(\.id) == ["a"])
    try other.put(bytes, at: ownFile(one))
    #expect(try other.sync().came == .init(reviews: 1))
  }

  @Test func `one's own file is written anew when it is lost or cut`() throws {
    try one.store().record(review("a"))
    try one.sync()
    let bytes = try one.read(ownFile(one))
    Files.remove("\(one.shared)/prep/\(ownFile(one))")
    try one.sync()
    #expect(try one.read(ownFile(one)) == bytes)
    try one.put(Array(bytes.prefix(20)), at: ownFile(one))
    try one.sync()
    #expect(try one.read(ownFile(one)) == bytes)
  }

  @Test func `a lost store comes back`() throws {
    try one.store().record(review("a"))
    try one.sync()
    let export = try one.export()
    Files.remove(one.dataFolder.store)
    #expect(try one.sync().came == .init(reviews: 1))
    #expect(try one.export() == export)
  }

  @Test func `one's own file with a bad line is left as it is, and another one written`() throws {
    try one.store().record(review("a"))
    try one.sync()
    let spoilt = Array("<<<<<<< HEAD\n".utf8) + (try one.read(ownFile(one)))
    try one.put(spoilt, at: ownFile(one))
    try one.store().record(review("b"))
    let path = "\(one.shared)/prep/\(ownFile(one))"
    #expect(
      try one.sync().problems == [
        SyncProblem(
          path: path,
          .badLines(
            first: 1, sentence: "is not a review as a JSON object: expected a value", more: 0))
      ])
    #expect(try one.read(ownFile(one)) == spoilt)
    try carry(one, to: other)
    try other.sync()
    #expect(try other.store().reviews().map(\.id) == ["a", "b"])
  }

  @Test func `a copied data folder is another device`() throws {
    let copy = DataFolder(folder.file("copy"))
    try Files.makePrivateFolder(copy.path)
    let known = try #require(SyncMemory(of: one.dataFolder))
    func memory(_ folder: DataFolder, _ machine: String) -> SyncMemory {
      SyncMemory(
        folder: one.shared, withAnswers: true, in: folder, machine: machine, random: 1,
        after: known)
    }
    #expect(memory(one.dataFolder, "machine1") == known)
    #expect(memory(one.dataFolder, "another").device != known.device)
    #expect(memory(copy, "machine1").device != known.device)
  }

  // MARK: What lies in the way

  @Test func `everything readable is taken from among what is not`() throws {
    try one.store().record(review("a"))
    try one.sync()
    try carry(one, to: other)
    let long = "{\"id\":\"long\",\"given\":[\"" + String(repeating: "x", count: 10 << 20) + "\"]}\n"
    try other.put(Array(long.utf8), at: "else/long.jsonl")
    try other.put([], at: "else/empty.jsonl")
    try other.put(Array("bplist".utf8), at: "else/.2026-11.jsonl.icloud")
    try other.put(Array("{}\n{}\n".utf8), at: "else/.syncthing.x.jsonl.tmp")
    try other.put(Array("{}\n{}\n".utf8), at: "else/~syncthing~x.jsonl.tmp")
    try other.put(Array("{}\n[]\n".utf8), at: "else/foreign.jsonl")
    try other.put(Array("no id {\n".utf8), at: "else/notes.txt")
    try other.put(
      Array("{\"question\":\"q\",\"at\":\"2026-11-20\",\"grade\":\"good\"}\n".utf8),
      at: "else/without id.jsonl")
    let huge = "\(other.shared)/prep/else/huge.jsonl"
    try other.put([], at: "else/huge.jsonl")
    #expect(truncate(huge, 1 << 30) == 0)
    let pipe = "\(other.shared)/prep/else/pipe.jsonl"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(symlink("..", "\(other.shared)/prep/else/loop") == 0)
    let report = try other.sync()
    #expect(report.came == .init(reviews: 1))
    let path = "\(other.shared)/prep/else"
    #expect(
      report.problems == [
        SyncProblem(path: "\(path)/empty.jsonl", .notDownloaded),
        SyncProblem(
          path: huge, .unreadable(FileError(path: huge, reason: .tooLarge(limit: 256 << 20)))),
        SyncProblem(path: "\(path)/.2026-11.jsonl.icloud", .notDownloaded),
        SyncProblem(
          path: "\(path)/foreign.jsonl",
          .badLines(
            first: 1, sentence: "\"at\" must be an ISO 8601 time of the years 0000 to 9999",
            more: 1)),
        SyncProblem(
          path: "\(path)/long.jsonl",
          .badLines(first: 1, sentence: "is longer than 64 KB", more: 0)),
        SyncProblem(
          path: "\(path)/without id.jsonl",
          .badLines(first: 1, sentence: "\"id\" is missing", more: 0)),
      ])
  }

  @Test func `where nothing can be written everything is taken all the same`() throws {
    try one.store().record(review("a"))
    try one.sync()
    try carry(one, to: other)
    try other.store().record(review("b"))
    // A file in the place of its folder, which no right to write helps against.
    try other.put(Array("x".utf8), at: other.memory.device)
    let report = try other.sync()
    #expect(report.came == .init(reviews: 1))
    #expect(
      report.refusal
        == FileError(
          path: "\(other.shared)/prep/\(other.memory.device)",
          reason: .cannotMakeFolder("a file is in the way")))
    Files.remove("\(other.shared)/prep/\(other.memory.device)")
    #expect(try other.sync().sent == 1)
  }

  @Test func `answers of a clock that is ahead are taken and named`() throws {
    try one.store().record(review("a", day: 40_000))
    try one.sync()
    try carry(one, to: other)
    let report = try other.sync()
    #expect(report.came == .init(reviews: 1))
    #expect(report.ahead == 1)
    // Said once, though the line looks like news as long as somebody else wrote it otherwise.
    try other.put(Array(" ".utf8) + (try one.read(ownFile(one, "2079-07"))), at: "x/copy.jsonl")
    #expect(try other.sync().ahead == 0)
  }

  @Test func `a folder that cannot be shared is refused with the reason`() throws {
    func refusal(_ shared: String, isNamed: Bool = true) -> SyncRefusal? {
      let memory = SyncMemory(
        folder: shared, withAnswers: false, in: one.dataFolder, machine: "", random: 1)
      do throws(SyncRefusal) {
        _ = try SyncRound(memory, in: one.dataFolder, isNamed: isNamed, now: Device.now) {
          $0.studyDay(utcOffset: 0)
        }
        return nil
      } catch {
        return error
      }
    }
    let data = one.dataFolder.path
    #expect(refusal(folder.file("none")) == .missing(folder.file("none")))
    #expect(refusal(one.dataFolder.store) == .notAFolder(one.dataFolder.store))
    #expect(refusal(one.shared, isNamed: false) == .emptied(one.shared))
    #expect(refusal(folder.path) == .nested(folder: folder.path, dataFolder: data))
    #expect(refusal(data) == .nested(folder: data, dataFolder: data))
    try Files.makeFolder(data + "/inside")
    #expect(refusal(data + "/inside") == .nested(folder: data + "/inside", dataFolder: data))
    // Under another name it is the same folder.
    #expect(symlink(data, folder.file("link")) == 0)
    #expect(
      refusal(folder.file("link")) == .nested(folder: folder.file("link"), dataFolder: data))
    #expect(refusal("/") == .nested(folder: "/", dataFolder: data))
    #expect(refusal(one.shared) == nil)
  }

  @Test func `a data folder that is still to be made must not be shared either`() throws {
    let data = DataFolder(one.shared + "/later/prep")
    let memory = SyncMemory(
      folder: one.shared, withAnswers: false, in: data, machine: "", random: 1)
    #expect(throws: SyncRefusal.nested(folder: one.shared, dataFolder: data.path)) {
      _ = try SyncRound(memory, in: data, isNamed: true, now: Device.now) {
        $0.studyDay(utcOffset: 0)
      }
    }
  }

  @Test func `who names the folder within the shared one means the shared one`() throws {
    #expect(SharedFolder.named(one.shared + "/prep") == one.shared + "/prep")
    try one.sync()
    #expect(SharedFolder.named(one.shared + "/prep") == one.shared)
    #expect(SharedFolder.named(one.shared) == one.shared)
  }
}
