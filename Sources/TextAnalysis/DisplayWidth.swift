/// How many columns of a terminal a text takes.
///
/// A cluster of scalars takes what terminals with Unicode support give it: two columns for an emoji
/// sequence, the sum of its parts otherwise but no more than two, nothing for what only formats and for
/// marks, save those that take room beside their letter.
package enum DisplayWidth {
  /// The columns of a text.
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one character, whatever scalars it is made of.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard scalars.count > 1 else { return scalars.first.map(of) ?? 0 }
    if isEmojiSequence(scalars) { return 2 }
    return min(2, scalars.reduce(0) { $0 + of($1) })
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    if WideScalars.contains(scalar) { return 2 }
    return isZero(scalar) ? 0 : 1
  }

  /// Flags, keycaps, skin tones and whatever is joined or asks for the look of an emoji.
  private static func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard let first = scalars.first, first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains {
      $0 == "\u{FE0F}" || $0 == "\u{200D}" || $0.properties.isEmojiModifier || isFlagPart($0)
    }
  }

  private static func isFlagPart(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{1F1E6}"..."\u{1F1FF}").contains(scalar)
  }

  private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{AD}" && !isNumberSign(scalar)
    default: scalar.properties.isDefaultIgnorableCodePoint || isHangulTail(scalar)
    }
  }

  /// The format characters that are drawn, before or under a number: Prepended_Concatenation_Mark.
  private static func isNumberSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// The vowels and finals of Hangul, which are drawn into the syllable before them.
  private static func isHangulTail(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{1160}"..."\u{11FF}").contains(scalar) || ("\u{D7B0}"..."\u{D7FF}").contains(scalar)
  }
}
