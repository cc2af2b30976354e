internal import Arguments
internal import Insight
internal import JSON
internal import Questions
internal import Quiz
internal import Scoring
internal import Sittings
internal import TextAnalysis
internal import Usage

/// Asks questions in lines, in JSON or on a screen, until somebody has had enough.
struct QuizCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: QuizOptions) throws {
    do {
      try ask(options)
    } catch let nothing as NothingLeft where nothing.part == .standings([.due]) {
      try tellNothingIsDue(options)
    }
  }

  private func ask(_ options: QuizOptions) throws {
    let end = try synced { try quiz(options) { try run(&$0, options, $1) } }
    if end == .interrupted { throw Failure.interrupted }
  }

  /// Good news: what comes next, and how to go on.
  private func tellNothingIsDue(_ options: QuizOptions) throws {
    let study = try context.study()
    var filter = try context.filter(options.filter, in: study.library)
    filter.standings = []
    let questions = try filter.apply(to: study.library.questions, study.standings)
    let next = Study.nextDue(of: questions, study.standings)
    let topics = options.filter.topics.map { " \($0)" }.joined()
    let coming = next.map { " Next: \($0.count) \($0.day.words(from: study.today))." } ?? ""
    let sentence = "Nothing is due.\(coming) To go on: prep quiz\(topics) --new"
    try context.render(
      options,
      json: [
        "event": "nothing", "message": .text(sentence),
        "next": next.map { ["day": .text($0.day.description), "due": .integer($0.count)] } ?? .null,
      ], text: sentence)
  }

  /// A quiz that returns home, which says what came out of it.
  func runFromHome(
    _ options: QuizOptions, opening: QuizRounds.Request.Opening
  ) throws -> (end: SittingEnd, said: String?) {
    try synced {
      try quiz(options, opening: opening) { try $0.runFromHome(context.finder($1)) }
    }
  }

  private func synced<Outcome>(_ quiz: () throws -> Outcome) throws -> Outcome {
    let isSynced = SyncCommand(context).runUnasked()
    defer {
      // What hindered the first round would only be said again.
      if isSynced { _ = SyncCommand(context).runUnasked() }
    }
    return try quiz()
  }

  private func quiz<Outcome>(
    _ options: QuizOptions, opening: QuizRounds.Request.Opening = .offers,
    _ body: (inout QuizRounds, Study) throws -> Outcome
  ) throws -> Outcome {
    let store = try context.store()
    let study = try context.study(store)
    var request = QuizRounds.Request(
      filter: try filter(options, study),
      size: try size(options), seed: context.seed(options.seed),
      isRepeatable: options.seed != nil)
    request.opening = opening
    let desk = context.desk.with(try context.workbench(study, store))
    var rounds = QuizRounds(request, study, store, at: desk)
    return try body(&rounds, study)
  }

  private func filter(_ options: QuizOptions, _ study: Study) throws -> QuestionFilter {
    var filter = try context.filter(options.filter, in: study.library)
    guard let words = options.search else { return filter }
    let questions = study.library.questions
    let hits = try SearchCommand(context).ids(matching: words, limit: questions.count)
    let found = try filter.apply(to: questions, study.standings).map(\.id).filter(hits.contains)
    guard !found.isEmpty else { throw Failure.nothingFound(query: words.brief) }
    filter.ids = found
    return filter
  }

  /// Today's portion, unless something else is asked for.
  private func size(_ options: QuizOptions) throws -> Deal.Size {
    if let minutes = options.minutes {
      guard options.count == nil else {
        throw Failure.usage(
          .conflict("--minutes and --count exclude each other"), command: "quiz")
      }
      return .minutes(minutes)
    }
    if let count = options.count { return .count(count) }
    // A case is asked to its end.
    guard options.filter.caseName == nil else { return .count(.max) }
    return options.filter.isEmpty && options.search == nil
      ? .portion : .count(QuizOptions.defaultCount)
  }

  private func run(
    _ rounds: inout QuizRounds, _ options: QuizOptions, _ study: Study
  ) throws -> SittingEnd {
    if options.json { return try rounds.runAsJSON() }
    if !options.plain, context.isInteractive,
      let end = try rounds.runOnScreen(context.finder(study))
    {
      return end
    }
    return try rounds.runInLines(isAsked: context.surroundings.isInputTerminal)
  }
}
