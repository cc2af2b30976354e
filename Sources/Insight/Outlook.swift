package import Scoring

/// A reason to come back: how long the streak is and what waits tomorrow.
package struct Outlook: Sendable, Equatable {
  /// Study days in a row.
  package let streak: Int
  package let dueTomorrow: Int

  package init(streak: Int, dueTomorrow: Int) {
    self.streak = streak
    self.dueTomorrow = dueTomorrow
  }

  package init(_ study: Study, _ log: AnswerLog) {
    self.init(
      streak: Activity(log).streak(until: study.today),
      dueTomorrow: Forecast(study).byTomorrow)
  }
}
