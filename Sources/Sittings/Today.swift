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
  package let interview: Day?

  package init(_ agenda: Agenda, _ study: Study, interview: Day? = nil) {
    portion = agenda.portion(of: study.library.questions)
    plan = agenda.plan.map { ($0, $0.forecast()) }
    self.interview = interview
  }

  /// The plan in two or three lines, or what is to be said of an interview; nothing without either.
  var planLines: [String] {
    if let (plan, forecast) = plan {
      return [PlanText.heading(plan), PlanText.remark(plan), PlanText.prediction(plan, forecast)]
        .compactMap(\.self)
    }
    return []
  }

  /// What to say of an interview whose day has come.
  func interviewLine(on today: Day) -> String? {
    guard let interview else { return nil }
    return interview == today
      ? "Today is the day of the interview. Good luck!"
      : "\(InterviewPage.question(interview)) Say: prep plan went well, mixed or badly"
  }

  /// The plan in JSON, or null.
  package var planJSON: JSON { plan.map { $0.plan.json($0.forecast, portion) } ?? .null }
}
