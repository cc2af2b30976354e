/// The answers of a log as a fit of FSRS-6 reads them, question by question.
///
/// What is predicted, and so scored, is every answer on a later day than the one before it; answers of the
/// same day are history only (fsrs-rs `src/dataset.rs`). The same log gives the same value, whatever the order of
/// its questions.
package struct FitLog: Sendable {
  /// All answers, one question's behind another's.
  let steps: [Step]
  /// Where each question's answers stand, in the order of time.
  let questions: [Range<Int>]
  /// How many answers are scored.
  package let scored: Int

  /// One answer.
  struct Step: Sendable, Equatable {
    let grade: Grade
    /// Whole days since the answer before; 0 for the first.
    let gap: Int
    /// The place in time among all scored answers; nil for what is not scored.
    var rank: Int?
  }

  /// Scored answers below which a fit is as likely to hurt as to help.
  package static let fewest = 200

  package init(_ log: AnswerLog) {
    var steps: [Step] = []
    var questions: [Range<Int>] = []
    var times: [(at: Instant, place: Int)] = []
    for history in log.histories.sorted(by: { $0.question < $1.question }) {
      let start = steps.count
      var last: Day?
      for answer in history.answers {
        // A clock set back counts as the same day, as in `FSRS6`.
        let gap = max(0, last?.distance(to: answer.day) ?? 0)
        if gap > 0 { times.append((answer.at, steps.count)) }
        steps.append(Step(grade: answer.grade, gap: gap))
        last = max(last ?? answer.day, answer.day)
      }
      questions.append(start..<steps.count)
    }
    times.sort { ($0.at, $0.place) < ($1.at, $1.place) }
    for (rank, time) in times.enumerated() { steps[time.place].rank = rank }
    self.steps = steps
    self.questions = questions
    scored = times.count
  }
}
