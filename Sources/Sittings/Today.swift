package import Insight
package import JSON
internal import Questions
package import Scoring

/// What today asks of somebody, and what it leads to.
package struct Today: Sendable {
  package let portion: Portion
  /// With what is to be expected of it; nil without one.
  package let plan: (plan: Plan, forecast: PlanForecast)?
  /// The date of an interview that has come, and of which nothing was said yet.
  private let interview: Day?
  /// The date of a plan that is set aside because it is too far away.
  private let outOfReach: Day?
  private let today: Day

  package init(
    _ agenda: Agenda, _ study: Study, interview: Day? = nil, outOfReach: Day? = nil
  ) {
    portion = agenda.portion(of: study.library.questions)
    plan = agenda.plan.map { ($0, $0.forecast()) }
    today = study.today
    self.interview = interview
    self.outOfReach = outOfReach
  }

  /// Whether it is the day of the interview, on which nothing is to be studied any more.
  var isInterview: Bool { interview == today }

  /// The plan in two or three lines, or what is to be said of an interview; nothing without either.
  var planLines: [String] {
    guard let (plan, forecast) = plan else { return [interviewLine].compactMap(\.self) }
    return [
      PlanText.heading(plan), PlanText.remark(plan, forecast), PlanText.prediction(plan, forecast),
    ].compactMap(\.self)
  }

  /// What to say of an interview whose day has come, or of one that is too far away; nil without either.
  package var interviewLine: String? {
    if let outOfReach { return PlanText.setAside(outOfReach) }
    guard let interview else { return nil }
    return isInterview
      ? "Today is the day of the interview. Good luck!"
      : "\(InterviewPage.question(interview)) Type: prep plan went well (or: mixed, badly)"
  }

  /// What today asks, in a line; nil on the day of the interview.
  var portionLine: String? { isInterview ? nil : PlanText.portion(portion) }

  /// The plan in JSON, or null.
  package var planJSON: JSON { plan.map { $0.plan.json($0.forecast, portion) } ?? .null }
}
