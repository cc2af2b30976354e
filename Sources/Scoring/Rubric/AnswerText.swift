private import TextAnalysis

/// A text as words in sentences, read in two ways: "SQLite" and `select_related` as one word, and as
/// their parts; people write either.
struct AnswerText: Sendable {
  let wholes: [Word]
  let parts: [Word]
  let sentences: [Sentence]
  /// The stems of each clause.
  let clauses: [Int: Set<String>]

  struct Word: Sendable {
    let stem: String
    let text: String
    /// Numbers of the sentence and of the clause.
    let sentence: Int
    let clause: Int
    /// Whether it names something, as an identifier does.
    let isName: Bool
    /// Its place among the whole words, or of the whole word that it is a part of.
    let place: Int
    /// Whether the sentence says something, and is no heap of keywords.
    var isStatement = true
  }

  // English prose is half function words. A sentence of this many words with hardly any is a heap of
  // keywords; so is one with few and a comma after nearly every word.
  private static let heapSize = 6
  private static let heapShare = 0.1
  private static let listShare = 0.12
  private static let listWords = 2.0

  init(_ text: String, _ compounds: Compounds = .none) {
    let bytes = Array(text.utf8)
    let tokens = compounds.spelt(Tokenizer.tokens(in: text).filter { $0.form != .call })
    var wholes: [Word] = []
    var parts: [Word] = []
    var (sentence, clause, end) = (0, 0, 0)
    for (index, token) in tokens.enumerated() {
      if token.range.lowerBound > end {
        let gap = bytes[end..<token.range.lowerBound]
        // A dot behind a letter alone, as in "e.g.", ends nothing.
        let isShort =
          index > 0 && tokens[index - 1].text.utf8.count == 1 && gap.first == UInt8(ascii: ".")
        if !isShort, Clauses.endsSentence(gap) { sentence += 1 }
        if !isShort, Clauses.end(in: gap) { clause += 1 }
      }
      if Clauses.begin(at: index, in: tokens) { clause += 1 }
      let word = Word(
        stem: Self.stem(token.text), text: token.text, sentence: sentence, clause: clause,
        isName: token.form == .whole, place: max(0, wholes.count - (token.form == .part ? 1 : 0)))
      if token.form != .part { wholes.append(word) }
      if token.form != .whole { parts.append(word) }
      end = max(end, token.range.upperBound)
    }
    let heaps = Self.heaps(wholes)
    self.wholes = wholes.map { $0.inStatement(!heaps.contains($0.sentence)) }
    self.parts = parts.map { $0.inStatement(!heaps.contains($0.sentence)) }
    sentences = Self.sentences(self.wholes, self.parts)
    clauses = wholes.reduce(into: [:]) { $0[$1.clause, default: []].insert($1.stem) }
  }

  /// A sentence with the words of both readings.
  struct Sentence: Sendable {
    let number: Int
    let words: [Word]
    let stems: Set<String>
    /// Places of words that are denied.
    fileprivate let denied: Set<Int>

    func denies(_ word: Word) -> Bool { denied.contains(word.place) }
  }

  private static func sentences(_ wholes: [Word], _ parts: [Word]) -> [Sentence] {
    let denials = Denials(in: wholes)
    let extra = Dictionary(grouping: parts, by: \.sentence)
    let groups = Dictionary(grouping: wholes, by: \.sentence).sorted { $0.key < $1.key }
    return groups.filter { $0.value.first?.isStatement == true }.map { number, words in
      let all = words + (extra[number] ?? [])
      let denied = words.filter { denials.deny([$0.place]) }
      return Sentence(
        number: number, words: all, stems: Set(all.map(\.stem)), denied: Set(denied.map(\.place)))
    }
  }

  /// The sentence in which a word stands, unless it says nothing.
  func sentence(of word: Word) -> Sentence? {
    let place = sentences.partitioningIndex { $0.number >= word.sentence }
    return place < sentences.count && sentences[place].number == word.sentence
      ? sentences[place] : nil
  }

  /// The stems of the clauses in which some words stand.
  func stems(around words: [Word]) -> Set<String> {
    Set(words.map(\.clause)).reduce(into: []) { $0.formUnion(clauses[$1] ?? []) }
  }

  /// One for all words that mean the same, and for all that deny.
  private static func stem(_ word: String) -> String {
    if Negations.inAnswers.contains(word) { return negation }
    return Rephrasings.inAnswers.canonical(Porter2.stem(word))
  }

  /// The stem of every word that denies.
  static let negation = "not"

  /// The numbers of such sentences; none where the rest of the answer is longer, as what it lists are examples.
  private static func heaps(_ words: [Word]) -> Set<Int> {
    let heaps = Dictionary(grouping: words, by: \.sentence).filter { isHeap($0.value) }
    let heaped = heaps.values.map(\.count).reduce(0, +)
    return heaped * 2 < words.count ? [] : Set(heaps.keys)
  }

  private static func isHeap(_ words: [Word]) -> Bool {
    let count = Double(words.count)
    let share = Double(words.count { FunctionWords.inAnswers.contains($0.text) }) / count
    let wordsPerClause = count / Double(Set(words.map(\.clause)).count)
    return words.count >= heapSize
      && (share < heapShare || (share < listShare && wordsPerClause <= listWords))
  }
}

extension AnswerText.Word {
  fileprivate func inStatement(_ isStatement: Bool) -> Self {
    var word = self
    word.isStatement = isStatement
    return word
  }

  /// Whether it carries content: what it leaves out, a sentence can lose.
  var isContent: Bool {
    stem == AnswerText.negation || Self.telling.contains(text)
      || !FunctionWords.inAnswers.contains(text)
  }

  /// Function words that a claim may hang on.
  private static let telling: Set<String> = [
    "only", "before", "after", "same", "own", "each", "every", "all", "both", "off", "out", "until",
    "between", "most", "more", "less", "over",
  ]
}

extension [AnswerText.Sentence] {
  /// The first place from which a condition holds, of a list that it parts in two.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
