/// Finds where a capital starts a new part of a word.
struct HumpFinder {
  private var starts: [Int] = []
  private var previous = Glyph.other
  private var previousIndex = 0
  private var capitals = 0

  mutating func see(_ glyph: Glyph, at index: Int, isLast: Bool) {
    switch (previous, glyph) {
    case (.lower, .upper):
      starts.append(index)
    // The last capital of a run belongs to what follows, `JSON|Field`, but not in `URLs`.
    case (.upper, .lower) where capitals > 1 && !isLast:
      starts.append(previousIndex)
    default:
      break
    }
    capitals = glyph == .upper ? capitals + 1 : 0
    // Digits stay with the letters around them: `I18N` is one part, `Auth2|Provider` two.
    if glyph != .extending, glyph != .digit { (previous, previousIndex) = (glyph, index) }
  }

  func ranges(from start: Int, to end: Int) -> [Range<Int>] {
    zip([start] + starts, starts + [end]).map { $0..<$1 }
  }
}
