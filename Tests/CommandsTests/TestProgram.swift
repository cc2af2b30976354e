import Banks
import Commands
import Files
import Scoring

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Text that went to a stream.
final class BufferOutput: Output {
  private(set) var text = ""
  /// Characters after which the reader goes away.
  private let limit: Int
  private let failure: FileError?

  init(limit: Int = .max, failure: FileError? = nil) {
    self.limit = limit
    self.failure = failure
  }

  func write(_ more: String) throws(FileError) {
    if let failure { throw failure }
    guard text.count + more.count <= limit else { throw Surroundings.outputClosed }
    text += more
  }
}

/// The program in a folder and at a time of its own, with a small bank.
final class TestProgram {
  let folder: String
  var bankFiles: [BundledFile]
  var environment: [String: String] = [:]
  var isOutputTerminal = false
  var outputLimit = Int.max
  var outputFailure: FileError?

  struct Outcome: Equatable {
    var output: String
    var errors: String
    var status: ExitStatus
  }

  init(bank: String = "SampleBank") throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "prep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    folder = path.path
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: bank)
    let names = try FileManager.default.subpathsOfDirectory(atPath: source.path).sorted()
      .filter { $0.contains(".") }
    bankFiles = try names.map {
      BundledFile(
        path: "django/\($0)", bytes: Array(try Data(contentsOf: source.appending(path: $0))))
    }
    environment = ["HOME": folder, "PREP_DATA_DIR": folder + "/data", "PAGER": "cat"]
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Runs one command line; the clock stands at noon of 20 November 2026, UTC.
  func run(_ words: [String], input: [String] = []) -> Outcome {
    let output = BufferOutput(limit: outputLimit, failure: outputFailure)
    let errors = BufferOutput()
    var surroundings = surroundings(output: output, errors: errors)
    var lines = input[...]
    surroundings.readLine = { lines.popFirst() }
    let status = Program(surroundings).run(words: words)
    return Outcome(output: output.text, errors: errors.text, status: status)
  }

  /// The world that a command line runs in; nothing is typed in it.
  func surroundings(
    output: BufferOutput, errors: BufferOutput = BufferOutput()
  ) -> Surroundings {
    let bank = bankFiles
    return Surroundings(
      environment: environment, now: { Instant(milliseconds: 1_795_176_000_000) },
      utcOffset: { _ in 0 }, randomSeed: { 1 }, readLine: { nil },
      output: output, errors: errors, isInputTerminal: false, isOutputTerminal: isOutputTerminal,
      isErrorTerminal: false, columns: nil, bankFiles: { bank })
  }

  func write(_ text: String, to name: String) throws {
    let file = URL(filePath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder + "/" + name), encoding: .utf8)
  }
}
