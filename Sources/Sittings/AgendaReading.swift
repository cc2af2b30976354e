package import History
package import Insight
internal import Questions
package import Scoring

extension ProgressStore {
  /// The date of an interview that has come, and of which nothing was said yet.
  package func passedInterview(on today: Day) throws -> Day? {
    guard let date = try plan()?.date, date <= today, try outcome(of: date) == nil else {
      return nil
    }
    return date
  }

  /// The date of a plan that is set aside because it is too far away to be planned.
  package func planOutOfReach(on today: Day) throws -> Day? {
    try plan().flatMap { $0.isOutOfReach(on: today) ? $0.date : nil }
  }

  /// What today asks of somebody, with what is to be said of an interview.
  package func today(_ study: Study) throws -> Today {
    Today(
      try agenda(study), study, interview: try passedInterview(on: study.today),
      outOfReach: try planOutOfReach(on: study.today))
  }

  /// What today asks of somebody, by the settings and the plan of this moment.
  ///
  /// The whole log is read only for a plan.
  package func agenda(_ study: Study) throws -> Agenda {
    let settings = try settings()
    let times = try answerTimes()
    let todaysTimes = try answerTimes(on: study.today)
    let (library, today) = (study.library, study.today)
    let syllabus = library.items.map(\.id)
    let wish = try plan().flatMap { $0.isAhead(on: today) ? $0 : nil }
    let habit = Habit(
      study.standings, syllabus: syllabus, newPerDay: settings.newPerDay,
      prices: AnswerPrices(times), todaysTimes: todaysTimes,
      minutes: wish?.minutes)
    guard let wish else { return .habit(habit) }
    let grounds = Plan.Grounds(
      today: today, questions: library.questions, topics: library.topics,
      banks: library.banks.map(\.name), syllabus: syllabus,
      log: try answers(current: library.currentID), settings: settings, times: times,
      todaysTimes: todaysTimes)
    return .plan(Plan(wish, grounds), habit: habit)
  }
}
