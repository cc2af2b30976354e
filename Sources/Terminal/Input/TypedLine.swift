internal import TextAnalysis

/// A line being typed, letter by letter: what the system does of it, but of any length.
struct TypedLine {
  private(set) var bytes: [UInt8] = []

  enum Outcome: Equatable {
    /// Goes on, with what a terminal is to show of the letter.
    case typing(echo: [UInt8])
    case ended
    /// There will be no more lines.
    case endOfInput
  }

  /// Takes a byte as a terminal sends it, with the usual keys of its line editing (termios(3)).
  mutating func take(_ byte: UInt8) -> Outcome {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .ended
    case 0x04: return bytes.isEmpty ? .endOfInput : .typing(echo: [])
    case 0x7F, 0x08: return .typing(echo: erase(1))
    case 0x15: return .typing(echo: erase(.max))
    case 0x17: return .typing(echo: erase(lastWord))
    case UInt8(ascii: "\t"), 0x20...: break
    // A control character is shown, and obeyed by nobody.
    default:
      bytes.append(byte)
      return .typing(echo: [UInt8(ascii: "^"), byte ^ 0x40])
    }
    bytes.append(byte)
    return .typing(echo: [byte])
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes characters back, as many as there are at most; gives what wipes them out.
  private mutating func erase(_ count: Int) -> [UInt8] {
    let characters = Array(text)
    let kept = characters.dropLast(min(count, characters.count))
    let columns = characters[kept.endIndex...].reduce(0) { sum, character in
      sum + (character.unicodeScalars.contains { $0.isControl } ? 2 : DisplayWidth.of(character))
    }
    bytes = Array(String(kept).utf8)
    return Array(String(repeating: "\u{8} \u{8}", count: columns).utf8)
  }

  private var lastWord: Int {
    let characters = Array(text)
    let blanks = characters.reversed().prefix(while: \.isWhitespace).count
    return blanks
      + characters.dropLast(blanks).reversed().prefix { !$0.isWhitespace }.count
  }
}
