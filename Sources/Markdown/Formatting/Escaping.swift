internal import TextAnalysis

/// Text that must not be taken for markup, whatever is in it.
///
/// Signs are escaped where CommonMark, GitHub or kramdown (Jekyll) give them a meaning; a brace
/// that Liquid (Jekyll as well) would look at becomes an entity.
enum Escaping {
  static func text(
    _ text: String, startsLine: Bool, endsLine: Bool, in container: InlineFormatter.Container
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    let numberEnd = startsLine ? endOfNumber(scalars) : nil
    var result: [UInt8] = []
    result.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() {
      // Most of a text; what follows is slow.
      if isPlain(scalar) {
        result.append(scalar)
        continue
      }
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let isEdge = (startsLine && index == 0) || (endsLine && next == nil)
      if mustBeNumbered(scalar, isEdge: isEdge) || isLiquid(scalar, next) {
        result += entity(scalar).utf8
        continue
      }
      let previous = index > 0 ? scalars[index - 1] : nil
      let hasMeaning =
        always.contains(scalar) || index == numberEnd
        || (startsLine && index == 0 && atLineStart.contains(scalar))
        || (container == .line && scalar == "#") || (scalar == "-" && previous == "-")
        || (scalar == "!" && next == nil)
        || (scalar == "_" && !(isWordPart(previous) && isWordPart(next)))
        || (scalar == "&" && (next.map { isWordPart($0) || $0 == "#" } ?? true))
      if hasMeaning { result.append(UInt8(ascii: "\\")) }
      result.append(scalar)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The characters at both ends of a text as it is written, or such as stand for them in `DelimiterRun`.
  static func ends(
    of text: String, startsLine: Bool, endsLine: Bool
  ) -> (first: Unicode.Scalar, last: Unicode.Scalar) {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return (" ", " ") }
    let isAlone = scalars.dropFirst().isEmpty
    let isFirstNumbered = mustBeNumbered(first, isEdge: startsLine || (isAlone && endsLine))
    let isLastNumbered = mustBeNumbered(last, isEdge: endsLine || (isAlone && startsLine))
    return (isFirstNumbered ? "&" : first, isLastNumbered ? ";" : last)
  }

  static func destination(_ address: String) -> String {
    guard !address.isEmpty else { return "<>" }
    return escaped(address, ["\\", "<", ">", "(", ")", "&", "|"])
  }

  static func title(_ title: String) -> String {
    escaped(title, ["\\", "\"", "&", "|"])
  }

  private static func escaped(_ text: String, _ signs: Set<Unicode.Scalar>) -> String {
    let scalars = Array(text.unicodeScalars)
    var result: [UInt8] = []
    result.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if mustBeNumbered(scalar, isEdge: true) || isLiquid(scalar, next) {
        result += entity(scalar).utf8
      } else {
        if signs.contains(scalar) { result.append(UInt8(ascii: "\\")) }
        result.append(scalar)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Markup wherever it stands; `$` because GitHub sets formulas, `|` because kramdown sets tables.
  private static let always: Set<Unicode.Scalar> = ["\\", "`", "*", "[", "]", "<", "~", "|", "$"]

  /// Markup at the beginning of a line; `:` because kramdown has definition lists.
  private static let atLineStart: Set<Unicode.Scalar> = ["#", ">", "+", "-", "=", ":"]

  /// Where the sign stands that would make a list of a line that begins with a number.
  private static func endOfNumber(_ scalars: [Unicode.Scalar]) -> Int? {
    let digits = scalars.prefix { "0" <= $0 && $0 <= "9" }.count
    guard digits > 0, digits < scalars.count else { return nil }
    return scalars[digits] == "." || scalars[digits] == ")" ? digits : nil
  }

  /// Letters and digits of ASCII, which are no markup anywhere.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// Blanks that a parser would strip, and line endings, which must not end the line.
  private static func mustBeNumbered(_ scalar: Unicode.Scalar, isEdge: Bool) -> Bool {
    switch scalar {
    case " ": isEdge
    case "\t", "\n", "\r", "\u{C}": true
    // The number of any other control character is not read as that character.
    default:
      !scalar.isASCII && scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .control
    }
  }

  /// Whether Liquid or kramdown would see a tag here.
  private static func isLiquid(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
    scalar == "{" && (next == "{" || next == "%" || next == ":")
  }

  private static func isWordPart(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { isPlain($0) || (!$0.isASCII && $0.properties.isAlphabetic) } ?? false
  }

  static func entity(_ scalar: Unicode.Scalar) -> String {
    "&#\(scalar.value);"
  }
}
