/// Known places on the way through a text, so that counting up to another one never takes long.
struct JSONMarks: Sendable {
  private struct KnownPlace {
    let offset: Int
    let place: JSONPlace
  }

  private var marks: [KnownPlace]
  private var last: Int

  private static let distance = 512

  /// Begins at the offset where the text does.
  init(start: Int) {
    last = start
    marks = [KnownPlace(offset: start, place: JSONPlace(line: 1, column: 1))]
  }

  /// Marks the place of a token on the scanner's line when the last mark is far away.
  mutating func pass(_ offset: Int, in scanner: JSONScanner) {
    if offset - last >= Self.distance { add(offset, scanner) }
  }

  private mutating func add(_ offset: Int, _ scanner: JSONScanner) {
    let before =
      last < scanner.lineStart
      ? KnownPlace(offset: scanner.lineStart, place: JSONPlace(line: scanner.line, column: 1))
      : marks[marks.count - 1]
    let column =
      before.place.column + Self.characters(in: scanner.bytes[before.offset..<offset])
    marks.append(KnownPlace(offset: offset, place: JSONPlace(line: scanner.line, column: column)))
    last = offset
  }

  /// The place of an offset, in the same bytes.
  func place<Bytes: RandomAccessCollection>(at offset: Int, in bytes: Bytes) -> JSONPlace
  where Bytes.Element == UInt8, Bytes.Index == Int {
    let mark = mark(before: offset)
    let between = bytes[mark.offset..<offset]
    guard let feed = between.lastIndex(of: UInt8(ascii: "\n")) else {
      let column = mark.place.column + Self.characters(in: between)
      return JSONPlace(line: mark.place.line, column: column)
    }
    return JSONPlace(
      line: mark.place.line + between.count { $0 == UInt8(ascii: "\n") },
      column: 1 + Self.characters(in: between[(feed + 1)...]))
  }

  /// The last mark that is not behind an offset.
  private func mark(before offset: Int) -> KnownPlace {
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle } else { high = middle }
    }
    return marks[low]
  }

  /// Every byte of UTF-8 begins a character but those that continue one.
  private static func characters(in bytes: some Collection<UInt8>) -> Int {
    bytes.count { $0 & 0xc0 != 0x80 }
  }
}
