/// Characters that are obeyed instead of shown, each rule with what it is for; every rule holds more
/// than the one before. By numbers, because the general category of every scalar is slow to look up.
extension Unicode.Scalar {
  /// Whether it orders instead of showing: a control character, or the end of a line or paragraph.
  ///
  /// What must be escaped where a text has one line.
  package var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x2029: true
    default: false
    }
  }

  /// Whether it could also move a cursor, change a setting or turn the order of letters around.
  ///
  /// What must never reach a terminal. Letters are turned by the characters with the property
  /// Bidi_Control (https://www.unicode.org/reports/tr9/).
  package var isDangerous: Bool {
    switch value {
    case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: isControl
    }
  }

  /// Whether it also breaks or bonds words, or steers them, without being seen.
  ///
  /// What a text has no use for. The joiners U+200C and U+200D are none: Persian, the scripts of India
  /// and emoji need them.
  package var isObeyed: Bool {
    switch value {
    case 0xAD, 0x180E, 0x200B, 0x2060...0x206F, 0xFEFF: true
    default: isDangerous
    }
  }

  /// Four hexadecimal digits or more, as in "001B".
  package var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Texts in which no character is obeyed.
package enum ControlCharacters {
  /// The text with a picture or a number in the place of every dangerous character, and of every byte that is
  /// none, and a space for a line ending or a tab.
  package static func visible(_ text: String) -> String {
    replacing({ $0.isDangerous || $0.rawByte != nil }, in: text, by: picture)
  }

  /// The text on one line, with control characters as in "\u{1b}".
  package static func escaped(_ text: String) -> String {
    replacing(\.isControl, in: text, by: escape)
  }

  private static func replacing(
    _ isReplaced: (Unicode.Scalar) -> Bool, in text: String,
    by replacement: (Unicode.Scalar) -> String
  ) -> String {
    guard text.unicodeScalars.contains(where: isReplaced) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if isReplaced(scalar) {
        result += replacement(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func picture(_ scalar: Unicode.Scalar) -> String {
    if let byte = scalar.rawByte { return "\\x\(String(byte, radix: 16, uppercase: true))" }
    switch scalar {
    case "\t", "\n", "\r": return " "
    case "\u{7F}": return "\u{2421}"
    case "\0"..<" ": return Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? "\u{FFFD}"
    default: return "‹U+\(scalar.code)›"
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
}
