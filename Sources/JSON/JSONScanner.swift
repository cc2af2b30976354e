/// Where a scan ended, and what should stand there.
struct JSONStop: Error {
  let offset: Int
  let expected: String
}

/// Steps over the bytes of a text: spaces, words, numbers and texts, each by RFC 8259.
///
/// It holds numbers and an address only, so that no step counts references.
struct JSONScanner {
  let bytes: JSONBytes
  var place: Int
  /// The line of `place`, which only spaces can begin, and where it begins.
  private(set) var line = 1
  private(set) var lineStart: Int

  /// Begins behind a byte order mark.
  init(_ bytes: JSONBytes) {
    self.bytes = bytes
    place = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    lineStart = place
  }

  /// The byte here; nil at the end.
  @inline(__always) var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Whether a character was here, which is then behind.
  @inline(__always) mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  func stop(_ expected: String) -> JSONStop { JSONStop(offset: place, expected: expected) }

  mutating func skipSpace() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): place += 1
      case UInt8(ascii: "\n"):
        place += 1
        (line, lineStart) = (line + 1, place)
        skipIndentation()
      default: return
      }
    }
  }

  private mutating func skipIndentation() {
    while let word = bytes.word(at: place) {
      if let end = JSONWord(word).first(besides: " ") { return place += end }
      place += 8
    }
  }

  /// Steps over a word, or finds that here is no value at all.
  mutating func word(_ word: String) throws(JSONStop) {
    guard bytes[place...].starts(with: word.utf8) else { throw stop("a value") }
    place += word.utf8.count
  }

  /// Steps over a number, or finds that here is no value at all.
  mutating func number() throws(JSONStop) {
    let start = place
    _ = take("-")
    if take("0") {
      if let byte = current, Self.isDigit(byte) { throw stop("no zero before other digits") }
    } else if !skipDigits() {
      throw JSONStop(offset: start, expected: "a value")
    }
    if take(".") { try digits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      try digits()
    }
  }

  private mutating func digits() throws(JSONStop) {
    guard skipDigits() else { throw stop("a digit") }
  }

  /// Whether there was a digit.
  private mutating func skipDigits() -> Bool {
    let start = place
    while let byte = current, Self.isDigit(byte) { place += 1 }
    return place > start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
