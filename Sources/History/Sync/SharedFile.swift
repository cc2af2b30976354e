internal import Scoring
internal import TextAnalysis

/// A file of a shared folder, whoever wrote it, as far as it has arrived.
struct SharedFile {
  /// Below the shared folder.
  let path: String
  let bytes: [UInt8]
  /// Tells what it holds from what any other file holds.
  let hash: UInt64
  /// All whole lines but blank ones.
  let lines: [Line]
  /// Bytes of a line; more than any answer takes.
  static let lineLimit = 64 << 10

  /// A line that ends; the last one without its end may still be on its way.
  struct Line {
    /// From 1.
    let number: Int
    let range: Range<Int>
    let hash: UInt64
  }

  /// Goes over the bytes once, since every round needs both hashes of all files.
  ///
  /// That of a line leaves out a carriage return before the end, which git may put there.
  init(path: String, bytes: [UInt8]) {
    var lines: [Line] = []
    var (start, number, hash, whole) = (0, 1, FNV1a.basis, FNV1a.basis)
    for (place, byte) in bytes.enumerated() {
      whole = (whole ^ UInt64(byte)) &* FNV1a.prime
      if byte == UInt8(ascii: "\n") {
        if start < place { lines.append(Line(number: number, range: start..<place, hash: hash)) }
        (start, number, hash) = (place + 1, number + 1, FNV1a.basis)
      } else if byte != UInt8(ascii: "\r") {
        hash = (hash ^ UInt64(byte)) &* FNV1a.prime
      }
    }
    (self.path, self.bytes, self.lines) = (path, bytes, lines)
    self.hash = whole
  }

  /// What lines say that are not known yet, and what is wrong with those that say nothing.
  func news(
    besides known: Set<UInt64>, day: (Instant) -> Day
  ) -> (history: HistoryLines, problems: [(line: Int, problem: LineProblem)]) {
    var history = HistoryLines()
    var problems: [(line: Int, problem: LineProblem)] = []
    for line in lines where !known.contains(line.hash) {
      do throws(LineProblem) {
        guard line.range.count <= Self.lineLimit else {
          throw LineProblem(column: 1, sentence: "is longer than \(Self.lineLimit >> 10) KB")
        }
        try history.read(Array(bytes[line.range]), needingID: true, day: day)
      } catch {
        problems.append((line.number, error))
      }
    }
    return (history, problems)
  }
}
