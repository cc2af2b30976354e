/// Backslash escapes and HTML entities, wherever they are not code.
package enum Unescaping {
  static func text(of source: some RandomAccessCollection<Unicode.Scalar>) -> String {
    let source = Scalars(source)
    var result: Scalars = []
    var index = 0
    while index < source.count {
      let scalar = source[index]
      if scalar == "\\", index + 1 < source.count, source[index + 1].isASCIIPunctuation {
        result.append(source[index + 1])
        index += 2
      } else if scalar == "&", let entity = entity(in: source, at: index) {
        result.append(contentsOf: entity.text.unicodeScalars)
        index = entity.end
      } else {
        result.append(scalar)
        index += 1
      }
    }
    return String(result)
  }

  /// The text with the characters that its entities stand for, as HTML has them.
  package static func entities(in text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let source = Scalars(text.unicodeScalars)
    var result: Scalars = []
    var index = 0
    while index < source.count {
      if source[index] == "&", let entity = entity(in: source, at: index) {
        result.append(contentsOf: entity.text.unicodeScalars)
        index = entity.end
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return String(result)
  }

  /// Reads `&name;`, `&#123;` or `&#x7b;`.
  static func entity(in source: Scalars, at start: Int) -> (text: String, end: Int)? {
    let name = source[(start + 1)...].prefix(longestName + 1).prefix { $0 != ";" }
    let end = name.endIndex
    guard end < source.count, source[end] == ";" else { return nil }
    if name.first == "#" {
      return character(number: name.dropFirst()).map { (String(Character($0)), end + 1) }
    }
    return EntityTable.text[String(name)].map { ($0, end + 1) }
  }

  private static let longestName = 31

  /// The character of a number; one that means none is shown as a replacement character.
  private static func character(number: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    let isHexadecimal = number.first == "x" || number.first == "X"
    let digits = isHexadecimal ? number.dropFirst() : number
    guard digits.allSatisfy(\.isAlphanumeric), digits.count <= (isHexadecimal ? 6 : 7),
      let code = UInt32(String(digits), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    guard let scalar = Unicode.Scalar(code), isPrintable(scalar) else { return "\u{FFFD}" }
    return scalar
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar.isSpacing || scalar == "\r" || scalar == "\u{C}"
    case .unassigned: !scalar.properties.isNoncharacterCodePoint
    default: true
    }
  }
}
