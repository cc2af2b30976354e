package import History
package import Insight
internal import Questions
package import Scoring

extension ProgressStore {
  /// The date of an interview that has come, and of which nothing was said yet.
  package func passedInterview(on today: Day) throws -> Day? {
    try passedInterview(of: try plan(), on: today)
  }

  private func passedInterview(of plan: StudyPlan?, on today: Day) throws -> Day? {
    guard let date = plan?.date, date <= today, try outcome(of: date) == nil else { return nil }
    return date
  }

  /// What today asks of somebody, with what is to be said of an interview; `log` when it was read already.
  package func today(_ study: Study, log: AnswerLog? = nil) throws -> Today {
    let plan = try plan()
    return Today(
      try agenda(study, plan, log), study,
      interview: try passedInterview(of: plan, on: study.today),
      // Too far away to be planned, and so set aside.
      outOfReach: plan.flatMap { $0.isOutOfReach(on: study.today) ? $0.date : nil })
  }

  /// What today asks of somebody, by the settings and the plan of this moment.
  ///
  /// The whole log is read only for a plan.
  package func agenda(_ study: Study) throws -> Agenda {
    try agenda(study, try plan(), nil)
  }

  private func agenda(_ study: Study, _ plan: StudyPlan?, _ log: AnswerLog?) throws -> Agenda {
    let settings = try settings()
    let times = try answerTimes()
    let todaysTimes = try answerTimes(on: study.today)
    let (library, today) = (study.library, study.today)
    let syllabus = library.items.map(\.id)
    let wish = plan.flatMap { $0.isAhead(on: today) ? $0 : nil }
    let habit = Habit(
      study.standings, syllabus: syllabus, newPerDay: settings.newPerDay,
      prices: AnswerPrices(times), todaysTimes: todaysTimes,
      minutes: wish?.minutes)
    guard let wish else { return .habit(habit) }
    let grounds = Plan.Grounds(
      today: today, questions: library.questions, topics: library.topics,
      banks: library.banks.map(\.name), syllabus: syllabus,
      log: try log ?? answers(current: library.currentID), settings: settings, times: times,
      todaysTimes: todaysTimes)
    return .plan(Plan(wish, grounds), habit: habit)
  }
}
