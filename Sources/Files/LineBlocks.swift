/// A long input in blocks of whole lines, so that it need not be held at once: it may be of any length, as an
/// exported history may be, and only a line has a bound.
package struct LineBlocks {
  private let name: String
  private let portion: () throws -> [UInt8]
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var lines = 0

  /// Some lines, and the number of the first, from 1.
  package struct Lines {
    package let bytes: [UInt8]
    package let firstLine: Int
  }

  /// `portion` gives the next bytes, none at the end; `name` is the input's in failures.
  package init(_ name: String, portion: @escaping () throws -> [UInt8]) {
    self.name = name
    self.portion = portion
  }

  /// The next lines, nil at the end.
  ///
  /// Throws for a line with more bytes than any file may have that is held at once.
  package mutating func next() throws -> Lines? {
    while !isAtEnd {
      let more = try portion()
      isAtEnd = more.isEmpty
      let end = more.lastIndex(of: Self.lineFeed).map { $0 + 1 } ?? 0
      guard end > 0 || isAtEnd else {
        rest += more
        guard rest.count <= Files.sizeLimit else {
          throw FileError(
            path: name, reason: .lineTooLong(line: lines + 1, limit: Files.sizeLimit))
        }
        continue
      }
      let bytes = rest + more[..<end]
      rest = Array(more[end...])
      if !bytes.isEmpty { return block(bytes) }
    }
    return nil
  }

  private mutating func block(_ bytes: [UInt8]) -> Lines {
    defer { lines += bytes.count { $0 == Self.lineFeed } }
    return Lines(bytes: bytes, firstLine: lines + 1)
  }

  private static let lineFeed = UInt8(ascii: "\n")
}
