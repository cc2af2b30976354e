package import Scoring

extension Session {
  /// How answers are met.
  package enum Manner: Sendable, Equatable {
    /// Each is explained, open ones are graded by the reader, and what is missed comes back.
    case quiz
    /// Nothing is said until the end, and who has answered an open question is asked one further; the
    /// answer that stands there at the deadline is the last.
    case interview(deadline: Instant)
  }

  package enum Phase: Sendable, Equatable {
    /// The question stands there since the instant.
    case asking(Turn, since: Instant)
    /// The answer to an open question is revealed, its grade is open.
    case judging(Turn, Comparison)
    case feedback(Turn, Answer)
    case finished
  }
}
