/// Known places on the way through a text, so that counting up to another one never takes long.
struct JSONMarks: Sendable {
  private struct Mark {
    let offset: Int
    let place: JSONPlace
  }

  private var marks: [Mark]
  private var line = 1
  private var lineStart: Int

  private static let distance = 512

  /// Begins at the offset where the text does.
  init(start: Int) {
    lineStart = start
    marks = [Mark(offset: start, place: JSONPlace(line: 1, column: 1))]
  }

  mutating func beginLine(at offset: Int) {
    line += 1
    lineStart = offset
  }

  /// Marks the place of a token when the last mark is far away.
  mutating func pass(_ offset: Int, in bytes: [UInt8]) {
    let last = marks[marks.count - 1]
    guard offset - last.offset >= Self.distance else { return }
    let column =
      last.offset < lineStart
      ? 1 + Self.characters(in: bytes[lineStart..<offset])
      : last.place.column + Self.characters(in: bytes[last.offset..<offset])
    marks.append(Mark(offset: offset, place: JSONPlace(line: line, column: column)))
  }

  func place(at offset: Int, in bytes: [UInt8]) -> JSONPlace {
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
  private func mark(before offset: Int) -> Mark {
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle } else { high = middle }
    }
    return marks[low]
  }

  /// Every byte of UTF-8 begins a character but those that continue one.
  private static func characters(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xc0 != 0x80 }
  }
}
