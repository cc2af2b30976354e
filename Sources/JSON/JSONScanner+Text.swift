extension JSONScanner {
  /// Steps over a text, whose opening quote is here.
  mutating func text() throws(JSONStop) -> JSONToken {
    let start = place
    var (hasEscapes, isPlain) = (false, true)
    place += 1
    while true {
      skipPlain()
      guard let byte = current else { throw stop("a closing quote") }
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return JSONToken(.text, start..<place, hasEscapes: hasEscapes, isPlain: isPlain)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        if try !escape() { isPlain = false }
      case ..<0x20: throw stop("no line break or control character within a text")
      case 0x7f:
        isPlain = false
        place += 1
      default:
        isPlain = false
        try character()
      }
    }
  }

  /// Steps over printable ASCII up to a quote or a backslash.
  @inline(__always) private mutating func skipPlain() {
    while let word = bytes.word(at: place) {
      if let special = JSONWord(word).firstSpecial { return place += special }
      place += 8
    }
    while let byte = current, Self.isPlain(byte) { place += 1 }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7f).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Whether it stands for printable ASCII, a line break or a tab.
  private mutating func escape() throws(JSONStop) -> Bool {
    place += 1
    switch current {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "\""),
      UInt8(ascii: "\\"), UInt8(ascii: "/"):
      place += 1
      return true
    case UInt8(ascii: "b"), UInt8(ascii: "f"):
      place += 1
      return false
    case UInt8(ascii: "u"):
      place += 1
      try surrogates(from: place - 2)
      return false
    default: throw stop("an escape such as \\n or \\\"")
    }
  }

  /// Steps over the digits of an escape and, when they are half of a pair, the other half.
  private mutating func surrogates(from start: Int) throws(JSONStop) {
    let first = try hexadecimal()
    guard UTF16.isSurrogate(first) else { return }
    guard UTF16.isLeadSurrogate(first), take("\\"), take("u"),
      UTF16.isTrailSurrogate(try hexadecimal())
    else {
      throw JSONStop(offset: start, expected: "both halves of a pair such as \\ud83d\\ude00")
    }
  }

  private mutating func hexadecimal() throws(JSONStop) -> UInt16 {
    var number: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap(JSONEscape.digit) else {
        throw stop("four hexadecimal digits")
      }
      number = number << 4 | UInt16(digit)
      place += 1
    }
    return number
  }

  /// Steps over a character of several bytes, by table 3-7 of the Unicode standard.
  private mutating func character() throws(JSONStop) {
    let (second, count): (ClosedRange<UInt8>, Int) =
      switch bytes[place] {
      case 0xc2...0xdf: (0x80...0xbf, 2)
      case 0xe0: (0xa0...0xbf, 3)
      case 0xed: (0x80...0x9f, 3)
      case 0xe1...0xef: (0x80...0xbf, 3)
      case 0xf0: (0x90...0xbf, 4)
      case 0xf1...0xf3: (0x80...0xbf, 4)
      case 0xf4: (0x80...0x8f, 4)
      default: throw stop("text in UTF-8")
      }
    let rest = bytes[(place + 1)...].prefix(count - 1)
    guard rest.count == count - 1, second.contains(rest[place + 1]),
      rest.dropFirst().allSatisfy({ (0x80...0xbf).contains($0) })
    else { throw stop("text in UTF-8") }
    place += count
  }
}
