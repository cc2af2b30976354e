/// A term with its postings and its rarity.
struct WeighedTerm {
  let query: QueryTerm
  /// The questions that have it, by the word itself or else by what it stands for.
  let count: Int
  /// Set when all segments have counted.
  var rarity: Float = 0
  private let presence: Float
  let expansions: [(expansion: Expansion, postings: ExpansionPostings)]

  /// Whether it says what is searched for, and not only how.
  var isWeighty: Bool { !query.isExtra && query.isTelling }

  /// What a literal match in the best place is worth.
  var value: Float { rarity * query.weight }

  init(_ term: QueryTerm, presence: Float, vocabulary: Vocabulary, questions: Int) {
    query = term
    self.presence = presence
    expansions = term.expansions.map {
      ($0, ExpansionPostings($0, vocabulary: vocabulary, questions: questions))
    }
    let own = expansions.filter {
      $0.expansion.reading == .literal || $0.expansion.reading == .inflected
    }
    count =
      term.isCorrected
      ? expansions.map(\.postings.count).max() ?? 0
      : (own.isEmpty ? expansions : own).reduce(0) { $0 + $1.postings.count }
  }

  /// What one of the expansions is worth.
  func contribution(of expansion: Expansion, prominence: UInt8) -> Float {
    Ranking.contribution(value, expansion, prominence: prominence, presence: presence)
  }

  /// What an expansion of this worth and those before it are worth together.
  func combined(_ known: Float, _ found: Float, of expansion: Expansion) -> Float {
    guard known > 0, expansion.reading == .inflected else { return max(known, found) }
    return Ranking.combined(known, found, atMost: value)
  }

  /// Adds what the term's expansions in each question are worth.
  func add(to scores: inout [Float]) {
    var best = [Float](repeating: 0, count: expansions.count > 1 ? scores.count : 0)
    for (expansion, postings) in expansions {
      let least = contribution(of: expansion, prominence: 0)
      let step = (contribution(of: expansion, prominence: 255) - least) / 255
      if expansions.count == 1 {
        postings.forEach { question, prominence in
          if question < scores.count { scores[question] += least + step * Float(prominence) }
        }
      } else {
        postings.forEach { question, prominence in
          guard question < scores.count else { return }
          let found = least + step * Float(prominence)
          let both = combined(best[question], found, of: expansion)
          scores[question] += both - best[question]
          best[question] = both
        }
      }
    }
  }
}
