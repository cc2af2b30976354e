import TextAnalysis

/// The words of the index in the order of their bytes, numbered from 0.
///
/// The order is the index of beginnings (a range of numbers) and of typos: words that begin alike
/// are neighbours, so a beginning that already has too many slips is left out with one step.
struct Vocabulary {
  private let file: IndexFile
  let count: Int

  init(_ file: IndexFile) {
    self.file = file
    count = max(0, file.count(.wordStarts) - 1)
  }

  func text(_ word: Int) -> String {
    file.bytes.text(in: range(word))
  }

  func postings(_ word: Int) -> Postings {
    Postings(file.bytes, file.range(word, starts: .postingStarts, in: .postings))
  }

  /// The number of a word, or nothing when no question has it.
  func number(of text: String) -> Int? {
    let letters = Array(text.utf8)
    let found = (0..<count).partitionPoint { !precedes($0, letters) }
    return found < count && range(found).count == letters.count && hasPrefix(found, letters)
      ? found : nil
  }

  /// The words that begin like this, and the word itself when it exists.
  func words(beginningWith text: String) -> Range<Int> {
    let letters = Array(text.utf8)
    let start = (0..<count).partitionPoint { !precedes($0, letters) }
    return start..<(start..<count).partitionPoint { !hasPrefix($0, letters) }
  }

  /// The words that have the same stem.
  func words(withStem stem: String) -> [Int] {
    let order = 0..<count
    let target = Array(stem.utf8)
    let start = order.partitionPoint {
      !self.stem($0).utf8.lexicographicallyPrecedes(target)
    }
    return order[start...].prefix { self.stem($0) == stem }.map { stemmed($0) }
  }

  /// The words that most questions have, but not more postings than that, or the first one.
  func mostFrequent(
    _ words: some Collection<Int>, atMost count: Int, postings most: Int = .max
  ) -> [Int] {
    let counted = words.map { (word: $0, count: postings($0).count) }
    var rest = most
    return counted.sorted { ($1.count, $0.word) < ($0.count, $1.word) }
      .prefix(count)
      .prefix { word in
        defer { rest -= word.count }
        return rest > 0
      }.map(\.word)
  }

  private func stemmed(_ index: Int) -> Int {
    min(file.number(index, in: .stemOrder), max(0, count - 1))
  }

  private func stem(_ index: Int) -> String {
    Porter2.stem(text(stemmed(index)))
  }

  /// Calls the body with each word that is at most so many slips away, and with their number.
  ///
  /// With `prefixes` it is enough that the word begins like what was typed.
  func forEachWord(
    near typed: String, _ price: TypoWalk.Price, prefixes: Bool, _ body: (Int, Int) -> Void
  ) {
    let walk = TypoWalk(Array(typed.utf8), price, prefixes: prefixes)
    descend(0..<count, walk.root, walk, body)
  }

  private func descend(
    _ words: Range<Int>, _ node: TypoWalk.Node, _ walk: TypoWalk, _ body: (Int, Int) -> Void
  ) {
    var words = words
    while let first = words.first, range(first).count == node.depth {
      if let slips = walk.slips(at: node) { body(first, slips) }
      words.removeFirst()
    }
    while let first = words.first {
      let letter = letter(node.depth, of: first)
      let end = words.partitionPoint { self.letter(node.depth, of: $0) != letter }
      if let next = walk.step(node, letter) { descend(words.lowerBound..<end, next, walk, body) }
      words = max(end, words.lowerBound + 1)..<words.upperBound
    }
  }

  private func precedes(_ word: Int, _ letters: [UInt8]) -> Bool {
    file.bytes[range(word)].lexicographicallyPrecedes(letters)
  }

  private func hasPrefix(_ word: Int, _ letters: [UInt8]) -> Bool {
    file.bytes[range(word)].starts(with: letters)
  }

  private func letter(_ index: Int, of word: Int) -> UInt8 {
    let range = range(word)
    return index < range.count ? file.bytes[range.lowerBound + index] : 0
  }

  private func range(_ word: Int) -> Range<Int> {
    let range = file.range(word, starts: .wordStarts, in: .words)
    return range.lowerBound..<min(range.upperBound, range.lowerBound + Layout.longestWord)
  }
}
