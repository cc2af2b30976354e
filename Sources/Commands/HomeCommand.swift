internal import Banks
internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Scoring
internal import Sittings
internal import Terminal
internal import Usage

/// Where the reader stands today, and the one command to run next.
struct HomeCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: HomeOptions) throws {
    let isAsked = !options.json && context.isInteractive
    if isAsked { try PlanCommand(context).askHowItWent() }
    let store = try context.storeForReading()
    let (study, stats, today) = try context.stats(store)
    let home = Home(
      study.library, stats, today, scope: try context.scope(store)?.text,
      of: try context.library().questions.count)
    let pages = HomePages(study, stats, today)
    if isAsked, let next = try choose(home, pages) { return try run(next) }
    try context.render(options, json: home.json, text: home.text)
  }

  /// What is chosen by a key on the home screen; nil when there is no screen.
  ///
  /// The screen is given back before anything else begins; what is only read leads back to home.
  private func choose(_ home: Home, _ pages: HomePages) throws -> HomeChoice? {
    guard var screen = context.desk.screen() else { return nil }
    while true {
      switch try screen.ask(home.page) {
      case .chosen(.read(let reading)):
        switch try screen.ask(pages.page(reading)) {
        case .chosen: continue
        case .interrupted: throw Failure.interrupted
        case .ended: return .leave
        }
      case .chosen(let choice): return choice
      case .interrupted: throw Failure.interrupted
      case .ended: return .leave
      }
    }
  }

  private func run(_ choice: HomeChoice) throws {
    switch choice {
    case .quiz(let standing):
      var options = QuizOptions()
      options.filter.isDue = standing == .due
      options.filter.isNew = standing == .new
      options.filter.isWrong = standing == .wrong
      try QuizCommand(context).run(options)
    case .search: try SearchCommand(context).run(SearchOptions())
    case .read, .leave: break
    }
  }
}
