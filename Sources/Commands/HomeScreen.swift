internal import Insight
internal import Questions
internal import Quiz
internal import Scoring
internal import Sittings
internal import Terminal
internal import Usage

/// Home and the pages that return to it, on a screen of their own.
struct HomeScreen {
  let context: Context

  init(_ context: Context) { self.context = context }

  /// Where somebody is: on home, or on a page behind it.
  private struct Place {
    var readings: [HomeReading] = []
    /// What is to be said there once.
    var notice: String?
  }

  /// Runs until somebody leaves; false when there is no screen.
  func run() throws -> Bool {
    var place = Place()
    while let choice = try choose(&place) {
      if choice == .leave { return true }
      place = try self.place(after: choice)
    }
    return false
  }

  /// What needs a screen of its own, or to leave; nil when there is no screen.
  private func choose(_ place: inout Place) throws -> HomeChoice? {
    let (home, pages) = try HomeCommand(context).standing()
    guard var screen = context.desk.screen() else { return nil }
    while true {
      let page = try place.readings.last.map { try pages.page($0) } ?? home.page(place.notice)
      place.notice = nil
      switch try screen.ask(page) {
      case .chosen(.read(let reading)): place.readings.append(reading)
      case .chosen(.back): _ = place.readings.popLast()
      case .chosen(let choice): return choice
      case .interrupted: throw Failure.interrupted
      case .ended: return .leave
      }
    }
  }

  private func place(after choice: HomeChoice) throws -> Place {
    switch choice {
    case .start: try quiz(QuizOptions(), opening: .goesOn)
    case .quiz(let standing): try quiz(QuizOptions(standing))
    case .interview(let paused): try interview(paused)
    case .search: try search()
    case .read, .back, .leave: Place()
    }
  }

  private func quiz(
    _ options: QuizOptions, opening: QuizRounds.Request.Opening = .offers
  ) throws -> Place {
    let (end, said) = try QuizCommand(context).runFromHome(options, opening: opening)
    if end == .interrupted { throw Failure.interrupted }
    return Place(notice: said)
  }

  private func search() throws -> Place {
    switch try SearchCommand(context).find(SearchOptions()) {
    case .left, .inputEnded: return Place()
    case .interrupted: throw Failure.interrupted
    case .quiz(let ids):
      var options = QuizOptions()
      options.filter.ids = ids
      return try quiz(options)
    }
  }

  /// An interview that is over leads to its report.
  private func interview(_ paused: Int?) throws -> Place {
    let command = InterviewCommand(context)
    let (end, held) = try command.hold(InterviewOptions(), paused: paused)
    try command.finish(held)
    if end == .interrupted { throw Failure.interrupted }
    return held.interview.isOver && !held.interview.answers.isEmpty
      ? Place(readings: [.interviews, .report(0)]) : Place(readings: [.interviews])
  }
}

extension QuizOptions {
  fileprivate init(_ standing: Standing) {
    self.init()
    filter.isDue = standing == .due
    filter.isNew = standing == .new
    filter.isWrong = standing == .wrong
  }
}
