internal import Questions
private import TextAnalysis

/// How much each word tells that a point is said: a word of several points, or of the opposite of this one,
/// says what is talked about and not what is claimed.
struct Weights: Sendable {
  /// In how many other points each word stands.
  private let others: [String: Int]
  /// Words of phrases that say the opposite.
  private let opposed: Set<String>

  /// Of the point at a place.
  init(_ place: Int, in vocabularies: [Set<String>], opposed: Set<String>) {
    others = vocabularies.enumerated().filter { $0.offset != place }
      .reduce(into: [:]) { counts, other in
        for stem in other.element { counts[stem, default: 0] += 1 }
      }
    self.opposed = opposed
  }

  subscript(stem: String) -> Double {
    let base = Self.common.contains(stem) ? 0.5 : 1
    let share = base / Double(1 + (others[stem] ?? 0))
    return opposed.contains(stem) ? share / 2 : share
  }

  /// What everything can be said with.
  private static let common = Set(
    """
    work thing use set call give add make want put take come write need python code start end
    own only all each every have
    """.split(whereSeparator: \.isWhitespace).map {
      Rephrasings.inAnswers.canonical(Porter2.stem(String($0)))
    })
}
