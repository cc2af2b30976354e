import Files
import Formats
import Questions
import Testing

@testable import Banks

/// Installed banks that travel over a shared folder, a round at a time.
@Suite struct BankRoundTests {
  private let shelves: [Shelf]
  private let shared: String

  init() throws {
    shelves = [try Shelf(), try Shelf(), try Shelf()]
    shared = shelves[0].folder + "/shared/prep"
    try Files.makeFolder(shared)
  }

  private func write(_ answer: String, _ device: Int, at seconds: Int = 1000) throws {
    let shelf = shelves[device]
    _ = try shelf.add("question,answer\nWhat?,\(answer)\n", as: "deck.csv")
    for name in Files.names(in: shelf.banks.path(of: "b1")) {
      try setModified("\(shelf.banks.path(of: "b1"))/\(name)", seconds)
    }
  }

  @discardableResult
  private func sync(_ device: Int, now: Int = 5_000_000) throws -> BankRound.Report {
    var round = BankRound(
      shelves[device].banks, folder: shared, device: "device\(device)", now: now)
    return try round.run()
  }

  private func answer(_ device: Int) -> String? {
    shelves[device].banks.names.contains("b1")
      ? shelves[device].banks.bank("b1").bank.questions.first?.answerText : nil
  }

  private func kept(_ device: Int) -> [String] {
    Files.names(in: "\(shelves[device].banks.folder)/.kept").sorted()
  }

  private func file(_ device: Int) -> String { "\(shared)/device\(device)/banks/b1.json" }

  @Test func `a bank comes in, is changed and is removed on the other machine`() throws {
    try write("one", 0)
    #expect(try sync(0).sent == ["b1"])
    #expect(try sync(1).changes == [.init(bank: "b1", kind: .added, kept: nil)])
    #expect(answer(1) == "one")
    try write("two", 1, at: 900)
    #expect(try sync(1).sent == ["b1"])
    #expect(try sync(0).changes == [.init(bank: "b1", kind: .changed, kept: nil)])
    #expect(answer(0) == "two")
    try shelves[0].banks.remove("b1")
    try sync(0)
    #expect(try sync(1).changes == [.init(bank: "b1", kind: .removed, kept: nil)])
    #expect(answer(1) == nil)
    #expect(kept(0) + kept(1) == [])
    // Added again it holds, though its content was there before.
    try write("one", 1, at: 100)
    try sync(1)
    try sync(0)
    #expect(answer(0) == "one")
  }

  @Test func `of two versions the newer holds and the other is kept`() throws {
    try write("one", 0, at: 2000)
    try write("two", 1, at: 3000)
    for device in [0, 1, 0, 1] { try sync(device) }
    #expect(answer(0) == "two")
    #expect(answer(1) == "two")
    #expect(kept(1) == [])
    let copy = try #require(kept(0).first)
    let bank = BankShelf(folder: "\(shelves[0].banks.folder)/.kept").bank(copy)
    #expect(bank.problems == [])
    #expect(bank.bank.questions.map(\.answerText) == ["one"])
    // What is kept is in no use.
    #expect(shelves[0].banks.names == ["b1"])
  }

  @Test func `what has come in goes on, and a lost file is written again`() throws {
    try write("one", 0)
    try sync(0)
    try sync(1)
    #expect(!Files.isTaken(file(1)))
    Files.remove(file(0))
    #expect(try sync(1).sent == ["b1"])
    try sync(2)
    #expect(answer(2) == "one")
  }

  @Test func `a file of one's own that was cut is written anew`() throws {
    try write("one", 0)
    try sync(0)
    try Files.makeFolder("\(shared)/copy/banks")
    try Files.replacePrivately("\(shared)/copy/banks/b1.json", with: try Files.read(file(0)))
    let whole = try Files.read(file(0))
    try Files.replacePrivately(file(0), with: Array(whole.prefix(20)))
    #expect(try sync(0).problems.map(\.path) == [file(0)])
    #expect(try Files.read(file(0)) == whole)
    #expect(try sync(0) == BankRound.Report())
  }

  @Test func `a round that broke off before it was noted is no change of one's own`() throws {
    try write("one", 0)
    try sync(0)
    try sync(1)
    let ledger = try Files.read("\(shelves[1].banks.folder)/.shared.json")
    try write("two", 0, at: 2000)
    try sync(0)
    try sync(1)
    try Files.replacePrivately("\(shelves[1].banks.folder)/.shared.json", with: ledger)
    #expect(try sync(1).sent == [])
    try write("three", 0, at: 1)
    try sync(0)
    try sync(1)
    #expect(answer(1) == "three")
    #expect(kept(0) + kept(1) == [])
  }

  @Test func `an older copy that is put back by hand is not newer for that`() throws {
    try write("one", 0)
    try sync(0)
    try write("two", 0)
    try sync(0)
    try write("one", 1, at: 9000)
    try sync(1)
    #expect(answer(1) == "two")
    #expect(kept(1) == [])
  }

  /// What lies there instead of a bank, with the reason for which it is left.
  @Test(arguments: [
    ("", "notDownloaded"), (#"{"bank":"b1","at":5,"#, "notABank"), ("[]", "notABank"),
    (#"{"bank":"django","at":5,"digest":"","earlier":[],"files":{}}"#, "notABank"),
    (#"{"bank":"../b1","at":5,"digest":"","earlier":[],"files":{}}"#, "notABank"),
    (#"{"bank":"b1","at":9000000000000000000,"digest":"","earlier":[],"files":{}}"#, "notABank"),
    (#"{"bank":"b1","at":5,"digest":"00","earlier":[],"files":{"t.json":"{}"}}"#, "notABank"),
  ])
  func `what is no bank is named and left`(text: String, reason: String) throws {
    try write("one", 0)
    try Files.makeFolder("\(shared)/other/banks")
    let path = "\(shared)/other/banks/b1.json"
    try Files.replacePrivately(path, with: Array(text.utf8))
    let report = try sync(0)
    #expect(report.problems.map(\.path) == [path])
    #expect(report.problems.map { "\($0.reason)" } == [reason])
    #expect(try Files.read(path) == Array(text.utf8))
    #expect(answer(0) == "one")
  }

  @Test(arguments: [
    "../t.json", "/t.json", "a/t.json", ".trusted", "t.py", "datasets/../t.sql", "t.json\n",
    "datasets/t.json", "datasets/.t.sql",
  ])
  func `no file is written outside of its bank`(name: String) throws {
    let files = [BankPart(name: name, bytes: Array("{}".utf8))]
    let version = BankVersion(at: 5, digest: BankVersion.digest(of: files), earlier: [])
    let bytes = try #require(SharedBank(name: "b1", version, files: files).bytes)
    #expect(SharedBank(bytes) == nil)
  }

  @Test func `a bank that cannot be read is not taken, and named`() throws {
    let files = [BankPart(name: "t.json", bytes: Array("{".utf8))]
    let version = BankVersion(at: 5, digest: BankVersion.digest(of: files), earlier: [])
    try SharedBanks(path: shared, device: "other").write(
      try #require(SharedBank(name: "b1", version, files: files).bytes), as: "b1")
    let report = try sync(0)
    #expect(report.problems.map(\.path) == ["\(shared): b1"])
    #expect(shelves[0].banks.names == [])
  }

  @Test func `a bank whose Python was trusted is trusted on no other machine`() throws {
    _ = try shelves[0].write("t1 = 1", to: "whole/datasets/shop.py")
    _ = try shelves[0].write("create table t (a);", to: "whole/datasets/shop.sql")
    _ = try shelves[0].write(
      #"{"format":2,"bank":"b1","topic":"t","title":"T","questions":[{"id":"a","kind":"open","prompt":"Q?","answer":"A"}]}"#,
      to: "whole/t.json")
    let added = try shelves[0].add(path: shelves[0].folder + "/whole")
    try shelves[0].banks.trust.trust(added.bank)
    try sync(0)
    try sync(1)
    let bank = shelves[1].banks.bank("b1").bank
    #expect(bank.datasets.map(\.name) == ["shop"])
    #expect(!shelves[1].banks.trust.covers(bank))
  }

  @Test func `with nothing new nothing is read or written`() throws {
    try write("one", 0)
    try sync(0)
    try sync(1)
    try sync(0)
    let ledger = FileStatus(of: "\(shelves[0].banks.folder)/.shared.json")
    #expect(try sync(0) == BankRound.Report())
    #expect(FileStatus(of: "\(shelves[0].banks.folder)/.shared.json") == ledger)
  }

  @Test func `without any bank nothing is made`() throws {
    #expect(try sync(0) == BankRound.Report())
    #expect(!Files.isTaken(shelves[0].banks.folder))
  }
}
