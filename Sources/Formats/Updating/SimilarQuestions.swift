internal import Questions

/// Finds the questions that say nearly the same as another.
struct SimilarQuestions {
  private let entries: [(prompt: WordSet, body: WordSet)]
  private var places: [String: [Int]] = [:]

  init(_ questions: [Question]) {
    entries = questions.map(Self.words)
    for (place, entry) in entries.enumerated() {
      for word in entry.prompt.words.union(entry.body.words) {
        places[word, default: []].append(place)
      }
    }
  }

  /// As alike as an edit of the wording or of the answers leaves a question.
  static let threshold = 0.6
  /// The same for one that has kept its title.
  static let titledThreshold = 0.3
  /// Words that more questions have tell nothing.
  private static let mostPlaces = 500

  func matches(_ question: Question) -> [(place: Int, likeness: Double)] {
    let words = Self.words(question)
    var candidates: Set<Int> = []
    for word in words.prompt.words.union(words.body.words) {
      if let found = places[word], found.count <= Self.mostPlaces { candidates.formUnion(found) }
    }
    return candidates.sorted().compactMap { place in
      let likeness = Self.likeness(words, entries[place])
      return likeness >= Self.threshold ? (place, likeness) : nil
    }
  }

  /// 0 to 1.
  static func likeness(_ one: Question, _ other: Question) -> Double {
    likeness(words(one), words(other))
  }

  private static func likeness(
    _ one: (prompt: WordSet, body: WordSet), _ other: (prompt: WordSet, body: WordSet)
  ) -> Double {
    (one.prompt.likeness(other.prompt) + one.body.likeness(other.body)) / 2
  }

  private static func words(_ question: Question) -> (prompt: WordSet, body: WordSet) {
    let texts = question.body.texts.filter {
      $0.role == .offered || $0.role == .answer || $0.role == .accepted
    }
    return (WordSet(question.prompt), WordSet(texts.map(\.text).joined(separator: " ")))
  }
}
