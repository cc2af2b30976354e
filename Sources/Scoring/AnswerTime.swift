/// How long an answer took, and what kind of answer it was.
package struct AnswerTime: Sendable, Equatable {
  /// When an answer is given, seen from the question.
  package enum Occasion: Sendable {
    /// The first answer ever.
    case first
    /// The first of a later day.
    case later
    /// Another one on the day of the last, as when a sitting repeats what was missed.
    case sameDay
  }

  package let occasion: Occasion
  package let isRight: Bool
  /// Nil when it was not measured.
  package let seconds: Double?

  package init(_ occasion: Occasion, isRight: Bool, seconds: Double?) {
    self.occasion = occasion
    self.isRight = isRight
    self.seconds = seconds
  }

  /// The seconds, when they can be those of an answer: a clock that stands still measures nothing, and
  /// whoever took longer than `Pace.away` was away.
  package var tellingSeconds: Double? {
    seconds.flatMap { (Pace.least...Pace.away).contains($0) ? $0 : nil }
  }
}
