/// How a word of the index stands for a word of the query.
package enum Reading: Sendable, Hashable {
  case literal
  /// Another form of the word: `migrations` for `migration`.
  case inflected
  /// The last word was the beginning of this one.
  case completed
  case corrected(slips: Int)
  case synonym

  /// The share of a literal match that this one is worth, at most.
  ///
  /// Alone in a query a literal match is worth at least 0.35 of its best (see ``Ranking``), so what is
  /// below that ranks below the literal word wherever the two stand; among other words, wherever they
  /// stand in the same place.
  fileprivate var certainty: Float {
    switch self {
    case .literal: 1
    case .inflected: 0.8
    case .completed: 0.7
    case .corrected(let slips): slips == 1 ? 0.9 : 0.8
    case .synonym: 0.31
    }
  }

  /// For `--explain`.
  package var name: String {
    switch self {
    case .literal: "literal"
    case .inflected: "other form"
    case .completed: "completed"
    case .corrected(let slips): slips == 1 ? "one slip" : "\(slips) slips"
    case .synonym: "synonym"
    }
  }
}

/// Words of the index that together answer a word of the query: one word, or a phrase.
struct Expansion {
  let reading: Reading
  /// For each word of the phrase the words of the index that may stand there.
  let slots: [[Int]]
  /// The share of a literal match that this one is worth.
  let certainty: Float

  /// An expansion by one word; the share lowers the certainty of the reading.
  init(_ reading: Reading, word: Int, share: Float = 1) {
    self.init(reading, slots: [[word]], share: share)
  }

  init(_ reading: Reading, slots: [[Int]], share: Float = 1) {
    self.reading = reading
    self.slots = slots
    certainty = reading.certainty * share
  }
}

/// A word of the query and everything in the index that stands for it.
struct QueryTerm {
  /// As typed.
  let text: String
  var expansions: [Expansion] = []
  var role = Role.word
  /// Only helps: its absence is not reported.
  var isExtra = false
  /// A phrase in quotes: a question without it is no hit.
  var isRequired = false

  /// What a word does in a query.
  enum Role {
    /// It says what is searched for.
    case word
    /// It says how, as `the` does.
    case functionWord
    /// It is a part of an identifier that the index knows as a whole.
    case part(isFunctionWord: Bool)
  }

  /// What the term counts beside its rarity.
  var weight: Float {
    switch role {
    case .word: 1
    case .functionWord: Ranking.weightOfFunctionWord
    case .part(let isFunctionWord):
      Ranking.weightOfKnownPart * (isFunctionWord ? Ranking.weightOfFunctionWord : 1)
    }
  }

  /// Whether it says what is searched for.
  var isTelling: Bool {
    if case .word = role { true } else { false }
  }

  /// Whether no question has the word, so that it was understood as another one.
  var isCorrected: Bool {
    guard case .corrected = expansions.first?.reading else { return false }
    return true
  }
}
