/// Where a text stops being JSON, which Foundation's decoder does not say.
///
/// A reader of RFC 8259 that keeps its place and the keys of the objects it stands in.
struct JSONFault: Equatable, CustomStringConvertible {
  let line: Int
  /// In bytes, from 1.
  let column: Int
  let expected: String

  var description: String { "line \(line), column \(column): expected \(expected)" }

  /// The first fault of a text; nil when it is JSON.
  static func find(in bytes: [UInt8]) -> JSONFault? {
    var reader = Reader(bytes: bytes)
    do throws(Reader.Stop) {
      try reader.value(depth: 0)
      reader.skipSpace()
      return reader.place == bytes.count ? nil : fault(bytes, reader.place, "the end of the file")
    } catch {
      return fault(bytes, error.place, error.expected)
    }
  }

  /// Keys that an object holds a second time, as spelt, with their lines.
  static func repeatedKeys(in bytes: [UInt8]) -> [(key: String, line: Int)] {
    var reader = Reader(bytes: bytes)
    try? reader.value(depth: 0)
    return reader.repeatedKeys.map { range in
      (String(decoding: bytes[range], as: UTF8.self), fault(bytes, range.lowerBound, "").line)
    }
  }

  private static func fault(_ bytes: [UInt8], _ place: Int, _ expected: String) -> JSONFault {
    let before = bytes[..<min(place, bytes.count)]
    let newline = UInt8(ascii: "\n")
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    return JSONFault(
      line: before.count { $0 == newline } + 1, column: before.count - lineStart + 1,
      expected: expected)
  }
}

private struct Reader {
  let bytes: [UInt8]
  var place = 0
  /// Where in the text, without the quotes.
  private(set) var repeatedKeys: [Range<Int>] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  struct Stop: Error {
    let place: Int
    let expected: String
  }

  /// As deep as Foundation's decoder goes.
  private static let deepest = 512

  mutating func skipSpace() {
    while let byte = current, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { place += 1 }
  }

  mutating func value(depth: Int) throws(Stop) {
    skipSpace()
    guard depth < Self.deepest else { throw stop("less nesting") }
    switch current {
    case UInt8(ascii: "{"): try members(depth)
    case UInt8(ascii: "["): try elements(depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func stop(_ expected: String) -> Stop { Stop(place: place, expected: expected) }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func members(_ depth: Int) throws(Stop) {
    place += 1
    skipSpace()
    if take("}") { return }
    var keys: Set<ArraySlice<UInt8>> = []
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw stop("a field name in double quotes") }
      let start = place + 1
      try string()
      let key = start..<place - 1
      if !keys.insert(bytes[key]).inserted { repeatedKeys.append(key) }
      skipSpace()
      guard take(":") else { throw stop("a colon") }
      try value(depth: depth + 1)
      skipSpace()
      if take("}") { return }
      guard take(",") else { throw stop("a comma or }") }
    }
  }

  private mutating func elements(_ depth: Int) throws(Stop) {
    place += 1
    skipSpace()
    if take("]") { return }
    while true {
      try value(depth: depth + 1)
      skipSpace()
      if take("]") { return }
      guard take(",") else { throw stop("a comma or ]") }
    }
  }

  private mutating func string() throws(Stop) {
    place += 1
    while let byte = current {
      if byte < 0x20 { throw stop("no line break or control character within a text") }
      place += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { try escape() }
    }
    throw stop("a closing quote")
  }

  private mutating func escape() throws(Stop) {
    guard let byte = current, "\"\\/bfnrtu".utf8.contains(byte) else {
      throw stop("an escape such as \\n or \\\"")
    }
    place += 1
    guard byte == UInt8(ascii: "u") else { return }
    for _ in 0..<4 {
      guard let digit = current, Character(Unicode.Scalar(digit)).isHexDigit else {
        throw stop("four hexadecimal digits")
      }
      place += 1
    }
  }

  private mutating func word(_ word: String) throws(Stop) {
    guard bytes[place...].starts(with: word.utf8) else { throw stop("a value") }
    place += word.utf8.count
  }

  private mutating func number() throws(Stop) {
    let start = place
    _ = take("-")
    guard digits() else {
      place = start
      throw stop("a value")
    }
    if take("."), !digits() { throw stop("a digit") }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard digits() else { throw stop("a digit") }
    }
  }

  private mutating func digits() -> Bool {
    let start = place
    while let byte = current, (0x30...0x39).contains(byte) { place += 1 }
    return place > start
  }
}
