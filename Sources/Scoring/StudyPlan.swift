package import Questions

/// What somebody wants to be ready for: the day of an interview, and the time there is until then.
package struct StudyPlan: Sendable, Equatable {
  /// The day of the interview; the day before it is the last one of study.
  package var date: Day
  package var minutes: Int
  /// How much a question of a topic counts beside others; 1 for a topic not named, 0 leaves it out.
  package var weights: [String: Int]
  /// The one level that is asked; nil for every level.
  package var level: Level?
  /// The names of the banks that are asked; none for every bank in use.
  package var banks: [String]
  /// The day on which it was made.
  package var made: Day

  package static let minutesRange = 1...600
  package static let weightRange = 0...10
  package static let standardMinutes = 30
  /// Days ahead for which a plan can be made.
  package static let daysRange = 1...731

  package init(
    date: Day, minutes: Int, weights: [String: Int] = [:], level: Level? = nil,
    banks: [String] = [], made: Day
  ) {
    self.date = date
    self.minutes = minutes
    self.weights = weights
    self.level = level
    self.banks = banks
    self.made = made
  }

  /// Whether a question is of the banks and the level that are asked.
  package func takes(_ question: Question) -> Bool {
    (level == nil || level == question.level)
      && (banks.isEmpty || banks.contains(QuestionID(question.id).bank))
  }

  /// The same for the banks that there are: with none of its own left, a plan is for all of them.
  package func kept(to there: Set<String>) -> StudyPlan {
    var plan = self
    plan.banks = banks.filter(there.contains)
    return plan
  }

  package func weight(of question: Question) -> Double {
    guard takes(question) else { return 0 }
    return Double(weights[question.topic] ?? 1)
  }

  /// Whether there is still a day to study for it, and no more of them than can be planned.
  package func isAhead(on day: Day) -> Bool { Self.daysRange.contains(day.distance(to: date)) }

  /// Whether it is for a day beyond all that can be planned, as of an entry from elsewhere or of a clock that
  /// was wrong.
  package func isOutOfReach(on day: Day) -> Bool {
    day.distance(to: date) > Self.daysRange.upperBound
  }
}

/// How an interview went, as the person says afterwards.
package enum InterviewOutcome: String, CaseIterable, Sendable {
  case well, mixed, badly
}
