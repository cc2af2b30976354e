internal import Files
internal import History
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

struct InterviewCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: InterviewOptions) throws {
    if let file = options.report, !options.force, Files.isTaken(file) {
      throw FileError(path: file, reason: .taken)
    }
    let bank = try context.bank()
    let store = try context.store()
    let standings = try context.standings(store, bank)
    let seed = options.seed.map { UInt64($0) } ?? context.surroundings.randomSeed()
    var generator = SeededGenerator(seed: seed)
    let bookmark =
      options.resume
      ? try paused(store)
      : try planned(options, bank, standings, using: &generator)
    let started = context.now
    let session = Session(
      questions: bookmark.questions.compactMap { bank[$0] },
      manner: .interview(deadline: started.advanced(bySeconds: bookmark.secondsLeft)),
      done: bookmark.total - bookmark.questions.count, isAtFollowUp: bookmark.isAtFollowUp,
      at: started, using: &generator)
    let context = context
    var sitting = Sitting(session: session, standings: standings) { session in
      (.interview, bookmark.after(session, started, context.now).text)
    }
    let wasInterrupted = try run(&sitting, options, bank, store)
    let end = bookmark.after(sitting.session, started, context.now)
    try finish(end, options, bank, store)
    if wasInterrupted { throw Failure.interrupted }
  }

  private func planned(
    _ options: InterviewOptions, _ bank: Bank, _ standings: Standings,
    using generator: inout SeededGenerator
  ) throws -> InterviewBookmark {
    let candidates = try context.questions(options.filter, in: bank, standings)
    let minutes = options.minutes ?? InterviewOptions.defaultMinutes
    let questions = InterviewPlan(minutes: minutes).questions(from: candidates, using: &generator)
    return InterviewBookmark(minutes: minutes, questions: questions.map(\.id))
  }

  private func paused(_ store: borrowing ProgressStore) throws -> InterviewBookmark {
    guard let bookmark = try store.bookmark(.interview).flatMap(InterviewBookmark.init)
    else { throw Failure.noInterview }
    return bookmark
  }

  /// Whether the reader left by Ctrl-C.
  private func run(
    _ sitting: inout Sitting, _ options: InterviewOptions, _ bank: Bank,
    _ store: borrowing ProgressStore
  ) throws -> Bool {
    let context = context
    if options.json {
      var face = JSONFace(context.surroundings) { context.now }
      _ = try sitting.run(&face, store, context)
      return false
    }
    if !options.plain, context.isInteractive, var face = ScreenFace(context, bank) {
      _ = try sitting.run(&face, store, context)
      return face.wasInterrupted
    }
    var face = PlainFace(context, titles: bank.titles) { context.now }
    _ = try sitting.run(&face, store, context)
    return false
  }

  /// Keeps what is left for another time, or reports when nothing is.
  private func finish(
    _ bookmark: InterviewBookmark, _ options: InterviewOptions, _ bank: Bank,
    _ store: borrowing ProgressStore
  ) throws {
    guard bookmark.isOver else {
      try store.setBookmark(.interview, to: bookmark.text)
      let left = bookmark.questions.count
      return try options.json
        ? context.print(["event": "paused", "left": .integer(left)])
        : context.print(
          "Paused with \(counted(left, "question")) left. Go on with: prep interview --resume")
    }
    let report = InterviewReport(bookmark, bank, day: context.today)
    try store.setBookmark(.interview, to: nil)
    try context.print(
      options.json ? report.json.description : "\n" + Prose(context).text(report.markdown))
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
