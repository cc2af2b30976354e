internal import Insight
internal import Quiz
internal import Sittings

/// Asks questions in lines, in JSON or on a screen, until somebody has had enough.
struct QuizCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: QuizOptions) throws {
    let store = try context.store()
    let study = try context.study(store)
    let request = QuizRounds.Request(
      filter: try context.filter(options.filter, in: study.library),
      count: options.count ?? (options.filter.caseName == nil ? QuizOptions.defaultCount : .max),
      seed: context.seed(options.seed),
      isRepeatable: options.seed != nil)
    var rounds = QuizRounds(request, study, store, at: context.desk)
    if try run(&rounds, options, study) == .interrupted { throw Failure.interrupted }
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
