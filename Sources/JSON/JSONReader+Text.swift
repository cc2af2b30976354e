extension JSONReader {
  /// Reads a text, whose opening quote is here.
  mutating func text() throws(JSONError) {
    let start = place
    var kind = JSONToken.Kind.plainText
    place += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return append(kind, from: start)
      case UInt8(ascii: "\\"):
        kind = .escapedText
        try escape()
      case ..<0x20: throw error("no line break or control character within a text")
      case ..<0x80: place += 1
      default: try character()
      }
    }
    throw error("a closing quote")
  }

  private mutating func escape() throws(JSONError) {
    place += 1
    guard let byte = current, "\"\\/bfnrtu".utf8.contains(byte) else {
      throw error("an escape such as \\n or \\\"")
    }
    place += 1
    if byte == UInt8(ascii: "u") { try surrogates(from: place - 2) }
  }

  /// Reads the digits of an escape and, when they are half of a pair, the other half.
  private mutating func surrogates(from start: Int) throws(JSONError) {
    let first = try hexadecimal()
    guard UTF16.isSurrogate(first) else { return }
    guard UTF16.isLeadSurrogate(first), take("\\"), take("u"),
      UTF16.isTrailSurrogate(try hexadecimal())
    else { throw error("both halves of a pair such as \\ud83d\\ude00", at: start) }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt16 {
    var number: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap(JSONEscape.digit) else {
        throw error("four hexadecimal digits")
      }
      number = number << 4 | UInt16(digit)
      place += 1
    }
    return number
  }

  /// Steps over a character of several bytes, by table 3-7 of the Unicode standard.
  private mutating func character() throws(JSONError) {
    let (second, count): (ClosedRange<UInt8>, Int) =
      switch bytes[place] {
      case 0xc2...0xdf: (0x80...0xbf, 2)
      case 0xe0: (0xa0...0xbf, 3)
      case 0xed: (0x80...0x9f, 3)
      case 0xe1...0xef: (0x80...0xbf, 3)
      case 0xf0: (0x90...0xbf, 4)
      case 0xf1...0xf3: (0x80...0xbf, 4)
      case 0xf4: (0x80...0x8f, 4)
      default: throw error("text in UTF-8")
      }
    let rest = bytes[(place + 1)...].prefix(count - 1)
    guard rest.count == count - 1, second.contains(rest[place + 1]),
      rest.dropFirst().allSatisfy({ (0x80...0xbf).contains($0) })
    else { throw error("text in UTF-8") }
    place += count
  }
}
