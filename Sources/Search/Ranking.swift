internal import Numerics

/// The formula of the ranking.
///
///     score      = words + closeness + overview
///     words      = Σ over words (rarity · weight · certainty · (p + (1 − p) · prominence))
///     rarity     = ln(1 + questions / (questions with the word + a))  never 0, unlike plain BM25
///     a          = 4, less in a bank of fewer than 400 questions
///     weight     = 1, less for function words and for the parts of an identifier
///     certainty  = 1 for the literal word, less for other readings; see ``Reading``
///     p          = 0.35 / the weights of all words of the query
///     prominence = tf / (tf + k),  tf = Σ over fields (field weight · occurrences / size)
///     closeness  = Σ over neighbours in the query (0.4 · the smaller rarity / distance in the text)
///     overview   = a tenth of the best word or less, see ``Scope``
///
/// The prominence is that of BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25
/// and Beyond", 2009): fields are weighted before the saturation, so that ten mentions in an answer
/// do not beat the one in the prompt. The 0.35 is Meilisearch's order of rules as a sum: which words
/// match, and how exactly, comes before where they stand. That holds for one word; of a long query
/// every long answer has most words in passing, so the more words, the more counts where they stand.
///
/// Another form of a word that the question has as well adds half of its own worth, of what is left
/// to the most: who writes of a migration and of migrations writes of both. The `a` is there because a
/// word of everyday language that only one answer happens to use says little.
///
/// Example: of 560 questions 14 have `cascade`, in one of them it stands in the prompt with a
/// prominence of 0.8. Searched alone it has the rarity ln(1 + 560/18) = 3.47 and scores
/// 3.47 · 1 · (0.35 + 0.65 · 0.8) = 3.02. In a question that has only a synonym the most is
/// 3.47 · 0.31 = 1.08, less than any literal match.
enum Ranking {
  /// Of a literal match what does not depend on where it stands, in a query of one word.
  private static let presence: Float = 0.35
  /// `k` of the formula: higher, and repeated words count longer.
  private static let saturation: Float = 3.5
  /// `b` of BM25: how much a long field dilutes its words.
  private static let dilution: Float = 0.4
  /// Of an occurrence as a part of an identifier.
  static let weightOfPart: Float = 0.6
  /// Of the certainty of a corrected word, when it is another form of it.
  static let shareOfForm: Float = 0.8
  /// Of a function word in a query.
  static let weightOfFunctionWord: Float = 0.5
  /// Of a part of an identifier in a query when the identifier is known as a whole.
  static let weightOfKnownPart: Float = 0.2
  private static let weightOfCloseness: Float = 0.4
  /// Words further apart are not close.
  static let farthestClose = 8

  /// What an occurrence counts in a field whose size is given against the average.
  static func weightInField(ofSize size: Float) -> Float {
    1 / (1 - dilution + dilution * size)
  }

  static func prominence(_ frequency: Float) -> Float {
    frequency / (frequency + saturation)
  }

  /// Of a word that so many questions have.
  static func rarity(of count: Int, among questions: Int) -> Float {
    let added = min(4, Float(questions) / 100)
    return logarithm(1 + Float(questions) / max(1, Float(count) + added))
  }

  private static let weightOfFurtherForm: Float = 0.5

  /// What two forms of a word in one question are worth together.
  static func combined(_ one: Float, _ other: Float, atMost value: Float) -> Float {
    let (more, less) = (max(one, other), min(one, other))
    return value > 0 ? more + weightOfFurtherForm * less * max(0, 1 - more / value) : more
  }

  /// Of a literal match what does not depend on where it stands.
  static func presence(among terms: [QueryTerm]) -> Float {
    presence / max(1, terms.reduce(0) { $0 + $1.weight })
  }

  /// What an expansion of a word of this value adds.
  static func contribution(
    _ value: Float, _ expansion: Expansion, prominence: UInt8, presence: Float
  ) -> Float {
    value * expansion.certainty * (presence + (1 - presence) * Float(prominence) / 255)
  }

  static func closeness(_ rarity: Float, distance: Int) -> Float {
    distance <= farthestClose ? weightOfCloseness * rarity / Float(max(1, distance)) : 0
  }
}
