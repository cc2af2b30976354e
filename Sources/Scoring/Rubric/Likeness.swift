/// How near the sentences of an answer come to a point and to its opposite, word by word and whatever is denied.
struct Likeness: Sendable {
  /// Of the accepted phrases, the most that have half of their words in one sentence: who makes a point makes it
  /// in several ways at once.
  let breadth: Double
  /// The most that a sentence has of a phrase for the opposite.
  let opposition: Double

  /// So many ways of saying a point an author gives at least; of fewer, one alone is no breadth.
  private static let fewest = 6

  /// `claims` are the accepted phrases.
  init(of answer: AnswerText, claims: [Phrase], opposites: [Phrase], _ weights: Weights) {
    let near = answer.sentences.map { sentence in claims.count { $0.isNear(sentence, weights) } }
    breadth = Double(near.max() ?? 0) / Double(max(Self.fewest, claims.count))
    let covers = answer.sentences.flatMap { sentence in
      opposites.map { $0.cover(of: sentence, weights) }
    }
    // A share counts for less where the words weigh next to nothing.
    opposition = covers.map { $0.share * min(1, $0.weight / 0.5) }.max() ?? 0
  }
}

extension Phrase {
  /// Whether a sentence has half of its words, or the only one.
  fileprivate func isNear(_ sentence: AnswerText.Sentence, _ weights: Weights) -> Bool {
    content.count < 2
      ? !content.isDisjoint(with: sentence.stems) : cover(of: sentence, weights).share >= 0.5
  }
}
