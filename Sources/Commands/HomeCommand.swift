internal import Banks
internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Scoring
internal import Sittings
internal import Usage

/// Where the reader stands today, and the one command to run next.
struct HomeCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: HomeOptions) throws {
    if !options.json, context.isInteractive {
      try PlanCommand(context).askHowItWent()
      if try HomeScreen(context).run() { return }
    }
    let home = try standing().home
    try context.render(options, json: home.json, text: home.text)
  }

  /// Home as things stand, and what can be read from it.
  func standing() throws -> (home: Home, pages: HomePages) {
    let store = try context.storeForReading()
    let (study, stats, today) = try context.stats(store)
    let interviews = try InterviewShelf(store, today: context.today)
    let home = Home(
      study.library, stats, today, scope: try context.scope(store)?.text,
      of: try context.library().questions.count,
      left: try LeftQuiz.count(store, study.library, at: context.desk),
      paused: interviews.paused.count)
    var pages = HomePages(study, stats, today)
    pages.answered = try answeredToday(store, study)
    pages.interviews = interviews
    pages.banks = { try BankCommand(context).table }
    return (home, pages)
  }

  private func answeredToday(
    _ store: borrowing ProgressStore, _ study: Study
  ) throws -> [(question: Question, grade: Grade)] {
    // A study day is never longer, whatever the clock is set to.
    let start = Instant(milliseconds: max(0, context.now.milliseconds - 48 * 3_600_000))
    return try store.reviewsGiven(since: start).filter { $0.day == study.today }.compactMap {
      guard let question = study.library[$0.question] else { return nil }
      return (question, $0.grade)
    }
  }
}
