/// The formula of the ranking.
///
///     score      = Σ over words (rarity · weight · certainty · (½ + ½ · prominence)) + closeness
///     rarity     = ln(1 + questions / questions with the word)        never 0, unlike plain BM25
///     weight     = 1, less for function words and for the parts of an identifier
///     certainty  = 1 for the literal word, less for other readings; see ``Reading``
///     prominence = tf / (tf + k),  tf = Σ over fields (field weight · occurrences / size)
///     closeness  = Σ over neighbours in the query (¼ · the smaller rarity / distance in the text)
///
/// The prominence is that of BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25
/// and Beyond", 2009): fields are weighted before the saturation, so that ten mentions in an answer
/// do not beat the one in the prompt. The ½ is Meilisearch's order of rules as a sum: which words
/// match, and how exactly, comes before where they stand.
///
/// Example: of 560 questions 14 have `cascade`, in one of them it stands in the prompt with a
/// prominence of 0.8. Rarity ln(1 + 560/14) = 3.71, score 3.71 · 1 · (½ + ½ · 0.8) = 3.34. In a
/// question that has only a synonym the most is 3.71 · 0.45 = 1.67, less than any literal match.
enum Ranking {
  /// `k` of the formula: higher, and repeated words count longer.
  private static let saturation: Float = 3
  /// `b` of BM25: how much a long field dilutes its words.
  private static let dilution: Float = 0.6
  /// Of an occurrence as a part of an identifier.
  static let weightOfPart: Float = 0.6
  /// Of a function word in a query.
  static let weightOfFunctionWord: Float = 0.2
  /// Of a part of an identifier in a query when the identifier is known as a whole.
  static let weightOfKnownPart: Float = 0.3
  private static let weightOfCloseness: Float = 0.25
  /// Words further apart are not close.
  static let farthestClose = 8

  /// What an occurrence counts in a field whose size is given against the average.
  static func weightInField(ofSize size: Float) -> Float {
    1 / (1 - dilution + dilution * size)
  }

  static func prominence(_ frequency: Float) -> Float {
    frequency / (frequency + saturation)
  }

  static func contribution(_ value: Float, _ reading: Reading, prominence: UInt8) -> Float {
    value * reading.certainty * (0.5 + 0.5 * Float(prominence) / 255)
  }

  static func closeness(_ rarity: Float, distance: Int) -> Float {
    distance <= farthestClose ? weightOfCloseness * rarity / Float(max(1, distance)) : 0
  }
}

/// English words that say little about what is asked.
let functionWords: Set<String> = [
  "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could",
  "did", "do", "does", "dont", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in",
  "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one", "or", "our", "out",
  "should", "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they",
  "this", "to", "up", "use", "used", "using", "was", "we", "were", "what", "whats", "when", "where",
  "which", "who", "why", "will", "with", "without", "would", "you", "your",
]
