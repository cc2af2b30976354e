/// Finds the parts of an identifier: its words, and in a word where a capital starts a new part.
struct HumpFinder {
  /// The parts so far.
  private(set) var ranges: [Range<Int>] = []
  private var start = 0
  private var previous = Glyph.other
  private var previousIndex = 0
  private var capitals = 0

  mutating func removeAll() {
    ranges.removeAll(keepingCapacity: true)
  }

  /// Whether two or more capitals came last; only then it matters whether a character is the last.
  var isAfterCapitals: Bool { capitals > 1 }

  mutating func see(_ glyph: Glyph, at index: Int, isFirst: Bool, isLast: Bool) {
    if isFirst { (start, previous, capitals) = (index, .other, 0) }
    switch (previous, glyph) {
    case (.lower, .upper):
      end(at: index)
    // The last capital of a run belongs to what follows, `JSON|Field`, but not in `URLs`.
    case (.upper, .lower) where isAfterCapitals && !isLast:
      end(at: previousIndex)
    default:
      break
    }
    capitals = glyph == .upper ? capitals + 1 : 0
    // Digits stay with the letters around them: `I18N` is one part, `Auth2|Provider` two.
    if glyph != .extending, glyph != .digit { (previous, previousIndex) = (glyph, index) }
  }

  /// Ends a part before the index; the next one starts there.
  mutating func end(at index: Int) {
    ranges.append(start..<index)
    start = index
  }
}
