/// One answer to one question, as the log keeps it for ever.
package struct Review: Sendable, Equatable, Identifiable {
  /// Globally unique, so that two machines' histories merge as sets.
  package let id: String
  /// The question's id when it was answered.
  package let question: String
  package var revision: Int
  package let at: Instant
  /// The study day of the answer where it was given; travelling later does not move it.
  package let day: Day
  package let grade: Grade
  /// Share of the answer that was right, 0 to 1.
  package var score: Double
  /// Seconds from showing the question to the answer, when they were measured.
  package var seconds: Double?
  /// What was answered: the texts of the options picked, or the text typed; empty when not known.
  package var given: [String] = []

  package init(
    id: String, question: String, revision: Int = 1, at: Instant, day: Day, grade: Grade,
    score: Double? = nil, seconds: Double? = nil, given: [String] = []
  ) {
    self.id = id
    self.question = question
    self.revision = revision
    self.at = at
    self.day = day
    self.grade = grade
    self.score = score ?? (grade == .again ? 0 : 1)
    self.seconds = seconds
    self.given = given
  }

  /// Whether the answer counts as right in tallies.
  package var isRight: Bool { grade != .again }
}
