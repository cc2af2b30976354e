/// Where an expansion stands: read from the file for a word, worked out for a phrase.
enum ExpansionPostings {
  case word(Postings)
  case phrase(PhrasePostings)

  init(_ expansion: Expansion, vocabulary: Vocabulary, questions: Int) {
    if let slot = expansion.slots.first, let word = slot.first, slot.count == 1,
      expansion.slots.count == 1
    {
      self = .word(vocabulary.postings(word))
    } else {
      self = .phrase(PhrasePostings(expansion.slots, vocabulary: vocabulary, questions: questions))
    }
  }

  var count: Int {
    switch self {
    case .word(let postings): postings.count
    case .phrase(let postings): postings.entries.count
    }
  }

  @inline(__always)
  func forEach(_ body: (Int, UInt8) -> Void) {
    switch self {
    case .word(let postings): postings.forEach(body)
    case .phrase(let postings):
      for entry in postings.entries { body(entry.question, entry.prominence) }
    }
  }

  /// Calls the body with the prominence and positions in each of the questions that has the expansion.
  ///
  /// The questions come in ascending order; the body gets their index.
  func lookUp(_ questions: [Int], _ body: (Int, UInt8, [Int]) -> Void) {
    switch self {
    case .word(let postings):
      var cursor = PostingsCursor(postings)
      for (index, question) in questions.enumerated() {
        if let found = cursor.seek(question) { body(index, found.prominence, found.positions) }
      }
    case .phrase(let postings):
      var entries = postings.entries[...]
      for (index, question) in questions.enumerated() {
        entries = entries.drop { $0.question < question }
        if let entry = entries.first, entry.question == question {
          body(index, entry.prominence, entry.positions)
        }
      }
    }
  }
}

/// Where words stand one after the other.
struct PhrasePostings {
  /// By ascending question; positions are those of the first word.
  private(set) var entries: [(question: Int, prominence: UInt8, positions: [Int])] = []

  init(_ slots: [[Int]], vocabulary: Vocabulary, questions: Int) {
    let slots = slots.map { $0.map(vocabulary.postings) }
    let candidates = Self.questionsWithAll(slots, among: questions)
    var cursors = slots.map { $0.map(PostingsCursor.init) }
    for question in candidates {
      var prominence = UInt8.max
      var ends: [Int] = []
      for slot in cursors.indices {
        let found = cursors[slot].indices.compactMap { cursors[slot][$0].seek(question) }
        prominence = min(prominence, found.map(\.prominence).max() ?? 0)
        let positions = found.flatMap(\.positions)
        ends = slot == 0 ? positions : positions.filter { ends.contains($0 - 1) }
        guard !ends.isEmpty else { break }
      }
      guard !ends.isEmpty else { continue }
      entries.append((question, prominence, ends.map { $0 - slots.count + 1 }.sorted()))
    }
  }

  /// The rarest words first, so that most phrases are given up before the frequent ones are read.
  private static func questionsWithAll(_ slots: [[Postings]], among questions: Int) -> [Int] {
    let slots = slots.sorted { $0.reduce(0) { $0 + $1.count } < $1.reduce(0) { $0 + $1.count } }
    var found = [UInt8](repeating: 0, count: questions)
    for (number, slot) in slots.enumerated() {
      let number = UInt8(truncatingIfNeeded: number)
      var isAlive = false
      for postings in slot {
        postings.forEach { question, _ in
          guard question < questions, found[question] == number else { return }
          found[question] = number + 1
          isAlive = true
        }
      }
      guard isAlive else { return [] }
    }
    return found.indices.filter { Int(found[$0]) == slots.count }
  }
}
