extension Character {
  /// Whether it takes two columns: the wide blocks of Unicode's East Asian Width, and emoji.
  var isWide: Bool {
    guard let scalar = unicodeScalars.first, scalar.value >= 0x1100 else { return false }
    return scalar.properties.isEmojiPresentation
      || Self.wideBlocks.contains { $0.contains(scalar.value) }
  }

  /// Hangul, CJK signs, kana and ideographs, fullwidth forms, supplementary ideographs.
  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97c, 0xac00...0xd7a3,
    0xf900...0xfaff, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd,
  ]
}
