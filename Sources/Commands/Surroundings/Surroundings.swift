package import Banks
package import Files
package import Scoring
package import Sittings
package import Terminal
internal import TextAnalysis

/// Everything of the world that a command may touch, handed in so that a test can hand in another.
package struct Surroundings {
  package var environment: [String: String]
  /// The current time.
  package var now: () -> Instant
  /// Seconds that the process has run, without those in which it was stopped; nil when nobody measures.
  package var runningSeconds: () -> Double? = { nil }
  /// Seconds by which local time is ahead of UTC at an instant.
  package var utcOffset: (Instant) -> Int
  package var randomSeed: () -> UInt64
  /// The next line of standard input without its end; nil when there are no more.
  package var readLine: () -> String?
  /// Where standard input can be read byte by byte; nil where it is lines only.
  package var inputDescriptor: Int32?
  package var output: any Output
  package var errors: any Output
  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool
  package var isErrorTerminal: Bool
  /// Columns of the window, when there is one.
  package var columns: Int?
  /// The files of the bank that comes with the program.
  package var bankFiles: () -> [BundledFile]
  /// Opens a web address in the reader's browser; false where there is nothing to open it with.
  package var browse: (WebAddress) -> Bool = { _ in false }
  /// How answers are typed at a terminal; nil where standard input is none.
  package var typing: Desk.Typing?
  /// Shows a long text in the reader's pager; false where there is none.
  package var page: (String) -> Bool = { _ in false }
  /// Rows of the window, when there is one.
  package var rows: Int?
  package var machine = Machine()
  /// Whether the system lets as many files be opened as may be needed at once.
  package var canOpenMore = true
  /// The file of which the process runs, where that can be told.
  package var programFile: String?

  package init(
    environment: [String: String], now: @escaping () -> Instant,
    utcOffset: @escaping (Instant) -> Int, randomSeed: @escaping () -> UInt64,
    readLine: @escaping () -> String?, inputDescriptor: Int32? = nil, output: any Output,
    errors: any Output,
    isInputTerminal: Bool, isOutputTerminal: Bool, isErrorTerminal: Bool, columns: Int?,
    bankFiles: @escaping () -> [BundledFile]
  ) {
    self.environment = environment
    self.now = now
    self.utcOffset = utcOffset
    self.randomSeed = randomSeed
    self.readLine = readLine
    self.inputDescriptor = inputDescriptor
    self.output = output
    self.errors = errors
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.columns = columns
    self.bankFiles = bankFiles
  }

  /// Whoever read what is printed went away: `prep search orm | head -1` is not an error.
  package static let outputClosed = FileError(path: "standard output", reason: .readerGone)

  /// A folder of this run's own, which is not there yet.
  var scratchFolder: String {
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    return "\(temporaryFolder)/prep-\(number)"
  }

  /// Where files may stand for a moment.
  var temporaryFolder: String {
    let folder = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    return folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  func print(_ text: String, terminator: String = "\n") throws {
    try output.write(text + terminator)
  }

  /// To standard error; when nobody reads that, nothing can be done about it.
  func note(_ text: String) {
    try? errors.write(text.harmless + "\n")
  }

  /// The width to lay text out for: `COLUMNS`, else the window's, else 80.
  var width: Int {
    if let text = environment["COLUMNS"], let columns = Int(text), columns > 0 {
      return min(columns, 1000)
    }
    return columns ?? 80
  }

  /// The width beyond which a line is cut: that of a terminal; nothing is cut for a program.
  var cutWidth: Int { isOutputTerminal ? width : 100_000 }
}
