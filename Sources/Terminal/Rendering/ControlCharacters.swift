/// What must never reach a terminal from a text: whatever could move the cursor, change a setting or
/// turn the order of the letters around.
package enum ControlCharacters {
  /// The text with a picture or a number in the place of every such character, and a space for a
  /// line ending or a tab.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isDangerous) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isDangerous(scalar) {
        for shown in picture(scalar).unicodeScalars { result.append(shown) }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar < " " || scalar == "\u{7F}" }
    return scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
      || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private static func picture(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t", "\n", "\r": return " "
    case "\u{7F}": return "\u{2421}"
    case "\0"..<" ": return Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? "\u{FFFD}"
    default: return "‹U+\(padded(String(scalar.value, radix: 16, uppercase: true)))›"
    }
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
