package import Scoring

/// A reason to come back: how long the streak is and what waits tomorrow.
package struct Outlook: Sendable, Equatable {
  /// Study days in a row.
  package let streak: Int
  package let dueTomorrow: Int
  /// How many questions today has still to ask.
  package let left: Int
  /// About how many minutes they take.
  package let minutesLeft: Int

  package init(streak: Int, dueTomorrow: Int, left: Int = 0, minutesLeft: Int = 0) {
    self.streak = streak
    self.dueTomorrow = dueTomorrow
    self.left = left
    self.minutesLeft = minutesLeft
  }

  package init(_ study: Study, _ log: AnswerLog, left: Portion) {
    self.init(
      streak: Activity(log).streak(until: study.today),
      dueTomorrow: Forecast(study).byTomorrow, left: left.questions.count,
      minutesLeft: left.minutes)
  }
}
