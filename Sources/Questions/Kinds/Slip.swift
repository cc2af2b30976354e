internal import TextAnalysis

/// A slip of the hand: one letter too many, too few or wrong, or two swapped, in one word that is long
/// enough for the slip not to make another word of it.
package enum Slip {
  /// Letters of the shortest accepted word in which a slip is one.
  package static let fewestLetters = 5

  /// Whether two texts differ by one slip in one of their words and by nothing else.
  ///
  /// Digits and signs never slip: `3.12` and `3.13` are two things.
  static func isAllThatParts(_ typed: String, _ accepted: String) -> Bool {
    let (typed, accepted) = (pieces(typed), pieces(accepted))
    guard typed.count == accepted.count else { return false }
    let different = zip(typed, accepted).filter { $0 != $1 }
    guard different.count == 1, let (slip, word) = different.first, isWord(slip), isWord(word)
    else { return false }
    return word.count >= fewestLetters
      && editDistance(String(slip), String(word), atMost: 1) != nil
  }

  /// Runs of letters, and every other character by itself.
  private static func pieces(_ text: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let piece = first.isPartOfWord ? rest.prefix(while: \.isPartOfWord) : rest.prefix(1)
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  private static func isWord(_ piece: Substring) -> Bool { piece.allSatisfy(\.isPartOfWord) }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || self == "_" }
}
