internal import Files
internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Quiz
internal import Scoring
internal import Sittings
internal import Terminal
internal import TextAnalysis
internal import Usage

/// A timed mock interview, then a report.
struct InterviewCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: InterviewOptions) throws {
    if let file = options.report, !options.force, Files.isTaken(file) {
      throw FileError(path: file, reason: .taken)
    }
    let store = try context.store()
    let study = try context.study(store)
    var generator = SeededGenerator(seed: context.seed(options.seed))
    let (name, paused) =
      options.resume
      ? try self.paused(store) : try begun(options, study, store, using: &generator)
    let started = context.now
    let session = Session(
      questions: paused.isOver ? [] : paused.questions.compactMap { study.library[$0] },
      manner: .interview(deadline: started.advanced(bySeconds: paused.secondsLeft)),
      done: paused.total - paused.questions.count, isAtFollowUp: paused.isAtFollowUp,
      at: started, using: &generator)
    let context = context
    var sitting = Sitting(session: session) { session in
      (name, paused.after(session, context.now).text)
    }
    let end = try run(&sitting, options, study, store)
    let left = paused.isOver ? paused : paused.after(sitting.session, context.now)
    try finish(left, name, options, study.library, store)
    if end == .interrupted { throw Failure.interrupted }
  }

  /// A new one, kept from its beginning: beside those that were left, and beside one that begins meanwhile.
  private func begun(
    _ options: InterviewOptions, _ study: Study, _ store: borrowing ProgressStore,
    using generator: inout SeededGenerator
  ) throws -> (BookmarkName, PausedInterview) {
    let planned = try planned(options, study, store, using: &generator)
    guard let name = try store.addInterview(planned.text) else { throw Failure.tooManyInterviews }
    return (name, planned)
  }

  private func planned(
    _ options: InterviewOptions, _ study: Study, _ store: borrowing ProgressStore,
    using generator: inout SeededGenerator
  ) throws -> PausedInterview {
    let workbench = try context.workbench(study, store)
    let candidates = try context.questions(options.filter, of: study).filter(workbench.canJudge)
    let minutes = options.minutes ?? InterviewOptions.defaultMinutes
    let questions = InterviewPlan(minutes: minutes).questions(from: candidates, using: &generator)
    return PausedInterview(minutes: minutes, questions: questions.map(\.id))
  }

  private func paused(
    _ store: borrowing ProgressStore
  ) throws -> (BookmarkName, PausedInterview) {
    guard let (name, text) = try store.newestInterview(), let paused = PausedInterview(text)
    else { throw Failure.noInterview }
    return (name, paused)
  }

  private func run(
    _ sitting: inout Sitting, _ options: InterviewOptions, _ study: Study,
    _ store: borrowing ProgressStore
  ) throws -> SittingEnd {
    let desk = context.desk.with(try context.workbench(study, store))
    let titles = study.library.titles
    if options.json {
      var face = JSONFace(desk)
      let end = try sitting.run(&face, store, desk)
      return end
    }
    if !options.plain, context.isInteractive, let screen = desk.screen() {
      var face = ScreenFace(screen, desk, titles: titles, search: context.finder(study))
      return try sitting.run(&face, store, desk)
    }
    var face = PlainFace(desk, titles: titles)
    return try sitting.run(&face, store, desk)
  }

  /// Keeps what is left for another time, or reports when nothing is; it is forgotten when it is reported.
  private func finish(
    _ paused: PausedInterview, _ name: BookmarkName, _ options: InterviewOptions,
    _ library: Library, _ store: borrowing ProgressStore
  ) throws {
    guard paused.isOver else {
      try store.setBookmark(name, to: paused.text)
      let left = paused.questions.count
      return try context.render(
        options, json: ["event": "paused", "left": .integer(left)],
        text: "Paused with \(counted(left, "question")) left. Go on with: prep interview --resume")
    }
    let report = InterviewReport(paused, library, day: context.today)
    try context.render(
      options, json: report.json, text: "\n" + context.desk.prose.text(report.markdown))
    if let file = options.report {
      try Files.write(
        (report.markdown + "\n").utf8, to: file, overwriting: options.force,
        sparing: context.protectedFiles)
      context.surroundings.note("Wrote the report to \(file).")
    }
    try store.setBookmark(name, to: nil)
  }
}

extension Instant {
  fileprivate func advanced(bySeconds seconds: Double) -> Instant {
    Instant(milliseconds: milliseconds + Int(seconds * 1000))
  }
}
