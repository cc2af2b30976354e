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
    let (end, interview) = try hold(options, paused: options.resume ? 0 : nil)
    try tell(interview, options)
    if end == .interrupted { throw Failure.interrupted }
  }

  /// Holds an interview, or goes on with a paused one, and keeps what came of it.
  func hold(
    _ options: InterviewOptions, paused number: Int?
  ) throws -> (end: SittingEnd, interview: PausedInterview) {
    let store = try context.store()
    let study = try context.study(store)
    var generator = SeededGenerator(seed: context.seed(options.seed))
    let shelf = try InterviewShelf(store, today: context.today)
    let paused =
      try number.map { try self.paused($0, on: shelf) }
      ?? planned(options, study, store, using: &generator)
    let started = context.now
    let session = Session(
      questions: paused.questions.compactMap { study.library[$0] },
      manner: .interview(deadline: started.advanced(bySeconds: paused.secondsLeft)),
      done: paused.total - paused.questions.count, isAtFollowUp: paused.isAtFollowUp,
      at: started, using: &generator)
    func kept(_ interview: PausedInterview, isHeld: Bool) -> InterviewShelf {
      var later = shelf
      later.keep(interview, on: context.today, inPlaceOf: number, isHeld: isHeld)
      return later
    }
    var sitting = Sitting(session: session) { session in
      (.interview, kept(paused.after(session, context.now), isHeld: true).pausedText ?? "")
    }
    let end = try run(&sitting, options, study, store)
    let interview = paused.after(sitting.session, context.now)
    try kept(interview, isHeld: false).save(store)
    return (end, interview)
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

  private func paused(_ number: Int, on shelf: InterviewShelf) throws -> PausedInterview {
    guard shelf.paused.indices.contains(number) else { throw Failure.noInterview }
    return shelf.paused[number].interview
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

  /// Says how to go on, or reports when nothing is left.
  private func tell(_ paused: PausedInterview, _ options: InterviewOptions) throws {
    guard paused.isOver else {
      let left = paused.questions.count
      return try context.render(
        options, json: ["event": "paused", "left": .integer(left)],
        text: "Paused with \(counted(left, "question")) left. Go on with: prep interview --resume")
    }
    let report = InterviewReport(paused, try context.study().library, day: context.today)
    try context.render(
      options, json: report.json, text: "\n" + context.desk.prose.text(report.markdown))
    guard let file = options.report else { return }
    try Files.write(
      (report.markdown + "\n").utf8, to: file, overwriting: options.force,
      sparing: context.protectedFiles)
    context.surroundings.note("Wrote the report to \(file).")
  }
}

extension Instant {
  fileprivate func advanced(bySeconds seconds: Double) -> Instant {
    Instant(milliseconds: milliseconds + Int(seconds * 1000))
  }
}
