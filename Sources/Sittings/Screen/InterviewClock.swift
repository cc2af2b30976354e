package import Scoring

/// The time that is left for the whole of an interview.
package struct InterviewClock: Sendable, Equatable {
  /// Whole seconds; 0 when the time is up.
  package let secondsLeft: Int

  /// From here on the end is announced.
  package static let lastMinutes = 2

  package init(until deadline: Instant, from now: Instant) {
    secondsLeft = max(0, deadline.milliseconds - now.milliseconds + 999) / 1000
  }

  /// What to tell near the end; nil before.
  ///
  /// The answer that is being given may be finished.
  package var warning: String? {
    switch secondsLeft {
    case 0: "The time is up: this answer is the last."
    case ...(Self.lastMinutes * 60): "Under \(Self.lastMinutes) minutes left: wrap up."
    default: nil
    }
  }
}
