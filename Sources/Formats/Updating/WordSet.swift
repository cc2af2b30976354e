internal import TextAnalysis

/// The different words of a text.
struct WordSet {
  let words: Set<String>

  init(_ text: String) {
    words = Set(
      text.folded.split { !($0.isLetter || $0.isNumber) }.map(String.init))
  }

  /// Dice's coefficient: twice the words that both have, as a share of all.
  func likeness(_ other: WordSet) -> Double {
    let all = words.count + other.words.count
    return all == 0 ? 1 : 2 * Double(words.intersection(other.words).count) / Double(all)
  }
}
