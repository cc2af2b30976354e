/// Writes the numbers and texts of the index file: little-endian, LEB128, UTF-8.
struct SectionWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(fixed number: Int) {
    let number = UInt32(truncatingIfNeeded: number)
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func add(number: Int) {
    bytes.append(number: number)
  }

  mutating func add(_ text: String) {
    bytes.append(number: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func replace(at place: Int, by others: [UInt8]) {
    bytes.replaceSubrange(place..<place + others.count, with: others)
  }

  mutating func add(_ more: [UInt8]) {
    bytes.append(contentsOf: more)
  }
}

extension [UInt8] {
  /// Appends seven bits a byte, the low ones first; the last byte has its high bit clear.
  mutating func append(number: Int) {
    var rest = UInt32(truncatingIfNeeded: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads a range of bytes from its start and gives zeros and empty texts after its end.
///
/// The index file may hold anything, so no reading traps.
struct SectionReader {
  private let bytes: IndexBytes
  private(set) var index: Int
  let end: Int

  init(_ bytes: IndexBytes, _ range: Range<Int>) {
    self.bytes = bytes
    let range = range.clamped(to: bytes.indices)
    (index, end) = (range.lowerBound, range.upperBound)
  }

  var isAtEnd: Bool { index >= end }

  mutating func byte() -> UInt8 {
    guard index < end else { return 0 }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func number() -> Int {
    var value = 0
    var shift = 0
    while index < end {
      let byte = bytes[index]
      index += 1
      value |= Int(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 || shift > 28 { break }
    }
    return value
  }

  mutating func text() -> String {
    let length = min(number(), end - index)
    defer { index += length }
    return bytes.text(in: index..<(index + length))
  }

  mutating func skip(_ count: Int) {
    index = min(end, index + max(0, count))
  }
}
