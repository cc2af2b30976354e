import Files
import Scoring
import Testing

@testable import History

/// A machine of a test: a data folder, and its own copy of the folder that a tool carries.
struct Device {
  let dataFolder: DataFolder
  let shared: String
  private(set) var memory: SyncMemory
  static let now = Instant(milliseconds: 1_796_000_000_000)

  init(_ number: Int, in folder: String, withAnswers: Bool = true) throws {
    dataFolder = DataFolder("\(folder)/home\(number)")
    shared = "\(folder)/shared\(number)"
    try Files.makeFolder(shared)
    memory = SyncMemory(
      folder: shared, withAnswers: withAnswers, in: dataFolder, machine: "machine\(number)",
      random: 1)
    _ = try store()
    try memory.keep(in: dataFolder)
  }

  func store() throws -> ProgressStore { try dataFolder.openStore() }

  @discardableResult
  func sync(isNamed: Bool = true) throws -> SyncRound.Report {
    let memory = try #require(SyncMemory(of: dataFolder))
    var round = try SyncRound(memory, in: dataFolder, isNamed: isNamed, now: Self.now) {
      $0.studyDay(utcOffset: 0)
    }
    return try round.run(name: "laptop") { try store() }
  }

  /// What `prep progress export` writes.
  func export() throws -> String {
    HistoryLines.text(try store().wholeLog())
  }

  /// The paths of its copy below the folder "prep", in order.
  func files(below path: String = "") -> [String] {
    Files.names(in: "\(shared)/prep/\(path)").sorted().flatMap { name -> [String] in
      let below = path.isEmpty ? name : "\(path)/\(name)"
      let isFolder = FileStatus(of: "\(shared)/prep/\(below)")?.kind == .folder
      return isFolder ? files(below: below) : [below]
    }
  }

  func read(_ file: String) throws -> [UInt8] { try Files.read("\(shared)/prep/\(file)") }

  func put(_ bytes: [UInt8], at file: String) throws {
    let path = "\(shared)/prep/\(file)"
    try Files.makeFolder(Files.folder(of: path))
    try Files.write(bytes, to: path, overwriting: true, sparing: .none)
  }
}
