internal import Questions
internal import Scoring

/// Mastery today and some weeks ago, from one replay of the log.
package struct Readiness: Sendable {
  private let now: Mastery
  /// Nil when nothing had been answered then.
  private let before: Mastery?

  /// The trend compares with as many days ago.
  package static let trendDays = 28

  /// An expected share right, and by how much it has risen.
  package struct Figure: Sendable {
    /// Nil when there is no question.
    package let estimate: Mastery.Estimate?
    /// Nil when nothing had been answered then.
    package let trend: Double?
  }

  init(_ study: Study, _ log: AnswerLog) {
    let questions = study.library.questions
    let model = study.standings.scheduler.model
    let then = study.today.advanced(by: -Self.trendDays)
    let evidence = Evidence.gather(from: log, model, until: [then, study.today])
    now = Mastery(questions, evidence[1], model, on: study.today)
    before =
      evidence[0].memories.isEmpty ? nil : Mastery(questions, evidence[0], model, on: then)
  }

  func figure(_ questions: [Question]) -> Figure {
    let estimate = now.estimate(questions)
    let then = before?.estimate(questions)
    return Figure(
      estimate: estimate, trend: estimate.flatMap { now in then.map { now.share - $0.share } })
  }
}
