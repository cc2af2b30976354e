import TextAnalysis

/// What was meant by a word that no question has.
///
/// A slip is a letter too many, too few or another, neighbours that are swapped, or a blank left out.
/// What needs the fewest slips was meant, and stands for the word: somebody who types `midleware` asks
/// for nothing else.
struct Slips {
  private let vocabulary: Vocabulary
  /// Words that one slip may stand for, the most frequent ones.
  private static let mostReadings = 8
  /// Letters of a word that may begin with another one; most shorter ones are other words.
  private static let shortestWithOtherFirst = 6

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The words meant and their other forms, the most frequent word first.
  ///
  /// An open word may be the beginning of a longer one.
  func readings(of word: String, isOpen: Bool) -> [Expansion] {
    guard word.utf8.count <= Layout.longestWord else { return [] }
    let split = splits(of: word)
    if !split.isEmpty { return split }
    let (slips, words) = nearest(to: word, isOpen: isOpen)
    let meant = vocabulary.mostFrequent(words, atMost: Self.mostReadings)
    let forms = Set(meant.flatMap { vocabulary.words(withStem: Porter2.stem(vocabulary.text($0))) })
    return meant.map { Expansion(.corrected(slips: slips), word: $0) }
      + forms.subtracting(meant).sorted().map {
        Expansion(.corrected(slips: slips), word: $0, share: Ranking.shareOfForm)
      }
  }

  /// Two words that were typed as one.
  private func splits(of word: String) -> [Expansion] {
    word.indices.dropFirst(2).dropLast().compactMap { index in
      guard let left = vocabulary.number(of: String(word[..<index])),
        let right = vocabulary.number(of: String(word[index...]))
      else { return nil }
      return Expansion(.inflected, slots: [[left], [right]])
    }
  }

  private func nearest(to word: String, isOpen: Bool) -> (slips: Int, words: [Int]) {
    let budget = TypoWalk.budget(forLength: word.count)
    guard budget > 0 else { return (1, swaps(of: word)) }
    let found = near(word, TypoWalk.Price(limit: budget), isOpen)
    guard found.words.isEmpty, word.count >= Self.shortestWithOtherFirst else { return found }
    return near(word, TypoWalk.Price(limit: 1, ofFirstLetter: 1), isOpen)
  }

  private func near(_ word: String, _ price: TypoWalk.Price, _ isOpen: Bool)
    -> (slips: Int, words: [Int])
  {
    var found: [[Int]] = Array(repeating: [], count: price.limit + 1)
    vocabulary.forEachWord(near: word, price, prefixes: isOpen) { found[$1].append($0) }
    let slips = found.firstIndex { !$0.isEmpty } ?? 0
    return (slips, found[slips])
  }

  /// A short word is too near to many others for every slip, but swapped neighbours tell much.
  private func swaps(of word: String) -> [Int] {
    let letters = Array(word)
    guard letters.count > 2 else { return [] }
    return letters.indices.dropLast().compactMap { index in
      var swapped = letters
      swapped.swapAt(index, index + 1)
      return vocabulary.number(of: String(swapped))
    }
  }
}
