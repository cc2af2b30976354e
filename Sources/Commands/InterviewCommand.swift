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

  /// An interview and where it is kept until its report is written.
  typealias Held = (name: BookmarkName, interview: PausedInterview)

  func run(_ options: InterviewOptions) throws {
    var options = options
    options.report = options.report.map(context.atHome)
    if let file = options.report, !options.force, Files.isTaken(file) {
      throw FileError(path: file, reason: .taken)
    }
    guard !options.reports else { return try showReports(options) }
    let (end, held) = try hold(options, paused: options.resume ? resumed(options) : nil)
    try tell(held.interview, options)
    try finish(held)
    if end == .interrupted { throw Failure.interrupted }
  }

  /// Lists them all, or shows the one whose number is given.
  private func showReports(_ options: InterviewOptions) throws {
    let store = try context.storeForReading()
    let library = try context.study(store).library
    let shelf = try InterviewShelf(store, today: context.today)
    let reports = shelf.finished.map { InterviewReport($0.interview, library, day: $0.day) }
    guard let number = options.filter.topics.first else {
      return try context.render(
        options, json: .list(reports.map(\.json)),
        text: InterviewsPage(shelf, reports).text(width: context.surroundings.width))
    }
    guard options.filter.topics.count == 1, let place = Int(number).map({ $0 - 1 }),
      reports.indices.contains(place)
    else { throw Failure.unknownReport(number) }
    try publish(reports[place], options)
  }

  /// The place of the paused interview whose letter is given, or of the one that was left last.
  private func resumed(_ options: InterviewOptions) throws -> Int {
    guard let letter = options.filter.topics.first else { return 0 }
    guard options.filter.topics.count == 1, let place = Letters.place(letter) else {
      throw Failure.unknownInterview(letter)
    }
    return place
  }

  /// Holds an interview, or goes on with a paused one, and keeps what is left of it.
  func hold(
    _ options: InterviewOptions, paused number: Int?
  ) throws -> (end: SittingEnd, held: Held) {
    let store = try context.store()
    let study = try context.study(store)
    var generator = SeededGenerator(seed: context.seed(options.seed))
    let (name, paused) =
      try number.map { try self.paused($0, store) }
      ?? begun(options, study, store, using: &generator)
    let started = context.now
    let session = Session(
      questions: paused.isOver ? [] : paused.questions.compactMap { study.library[$0] },
      manner: .interview(deadline: started.advanced(bySeconds: paused.secondsLeft)),
      done: paused.done, further: paused.total - paused.planned, isAtFollowUp: paused.isAtFollowUp,
      at: started, using: &generator)
    func kept(_ interview: PausedInterview) -> String {
      InterviewShelf.Kept(day: context.today, interview).text
    }
    var sitting = Sitting(session: session) { session in
      (name, kept(paused.after(session, context.now)))
    }
    let end = try run(&sitting, options, study, store)
    var left = paused.isOver ? paused : paused.after(sitting.session, context.now)
    if end == .left, left.isAnsweredAsPlanned { left = left.ended }
    try store.setBookmark(name, to: kept(left))
    return (end, (name, left))
  }

  /// One that is over is forgotten among the paused ones when its report was written, and becomes a report.
  func finish(_ held: Held) throws {
    guard held.interview.isOver else { return }
    let store = try context.store()
    try InterviewShelf(store, today: context.today)
      .finish(held.interview, held.name, on: context.today, store)
  }

  /// A new one, kept from its beginning: beside those that were left, and beside one that begins meanwhile.
  private func begun(
    _ options: InterviewOptions, _ study: Study, _ store: borrowing ProgressStore,
    using generator: inout SeededGenerator
  ) throws -> Held {
    let planned = try planned(options, study, store, using: &generator)
    let text = InterviewShelf.Kept(day: context.today, planned).text
    guard let name = try store.addInterview(text) else { throw Failure.tooManyInterviews }
    return (name, planned)
  }

  private func planned(
    _ options: InterviewOptions, _ study: Study, _ store: borrowing ProgressStore,
    using generator: inout SeededGenerator
  ) throws -> PausedInterview {
    let workbench = try context.workbench(study, store)
    let candidates = try context.questions(options.filter, of: study).filter(workbench.canJudge)
    let minutes = options.minutes ?? InterviewOptions.defaultMinutes
    let dealt = InterviewPlan(minutes: minutes).questions(from: candidates, using: &generator)
    return PausedInterview(
      minutes: minutes, questions: dealt.planned.map(\.id), further: dealt.further.map(\.id))
  }

  private func paused(_ number: Int, _ store: borrowing ProgressStore) throws -> Held {
    let paused = try InterviewShelf(store, today: context.today).paused
    guard !paused.isEmpty else { throw Failure.noInterview }
    guard paused.indices.contains(number) else {
      throw Failure.unknownInterview(String(Letters.letter(number)))
    }
    return (paused[number].name, paused[number].kept.interview)
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
      let left = paused.plannedLeft
      return try context.render(
        options, json: ["event": "paused", "left": .integer(left)],
        text: "Paused with \(counted(left, "question")) left. Go on with: prep interview --resume")
    }
    try publish(
      InterviewReport(paused, try context.study().library, day: context.today), options)
  }

  /// Prints a report, and writes it to the file that is named.
  private func publish(_ report: InterviewReport, _ options: InterviewOptions) throws {
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
