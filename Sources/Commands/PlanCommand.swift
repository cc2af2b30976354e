internal import Arguments
internal import Banks
internal import Files
internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Scoring
internal import Sittings
internal import Terminal
internal import Usage

/// Makes, shows and ends a plan towards an interview.
struct PlanCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: PlanOptions) throws {
    switch try Failure.checked("plan", { () throws(UsageError) in try PlanRequest(options) }) {
    case .show: try show(try context.storeForReading(), options)
    case .off: try end(options)
    case .went(let outcome): try conclude(outcome, options)
    case .make: try make(options)
    }
  }

  private func make(_ options: PlanOptions) throws {
    let making = try PlanMaking(options, context)
    let store = try context.store()
    let before = try store.plan().flatMap { $0.isAhead(on: context.today) ? $0 : nil }
    let plan = try making.plan(after: before)
    try making.check(plan, studied: try context.study(store).library)
    try store.record(entry(.plan(plan)))
    try show(store, options, kept: making.kept(from: before))
  }

  private func entry(_ content: PlanEntry.Content) -> PlanEntry {
    PlanEntry(id: EntryIDs.next(at: context.now), at: context.now, content)
  }

  // MARK: Showing

  private func show(
    _ store: borrowing ProgressStore, _ options: PlanOptions, kept: String? = nil
  ) throws {
    let today = try store.today(try context.study(store))
    guard let (plan, forecast) = today.plan else {
      return try context.render(
        options, json: .null,
        text: today.interviewLine
          ?? "There is no plan. Make one with: prep plan 2027-01-15 --minutes 30")
    }
    let prose = context.desk.prose
    let page = PlanPage(
      plan, forecast, today.portion, prose: prose, width: context.surroundings.width)
    try context.render(
      options, json: today.planJSON,
      text: (kept.map { prose.lines($0) + "\n" } ?? "") + page.text)
  }

  // MARK: Ending

  private func end(_ options: PlanOptions) throws {
    let store = try context.store()
    let hadPlan = try store.plan() != nil
    if hadPlan { try store.record(entry(.off)) }
    try context.render(
      options, json: .null,
      text: hadPlan ? "The plan is off; the daily habit goes on." : "There was no plan.")
  }

  private func conclude(_ outcome: InterviewOutcome, _ options: PlanOptions) throws {
    let store = try context.store()
    guard let date = try store.plan()?.date, date <= context.today else {
      throw Failure.noInterviewYet
    }
    try store.record(entry(.went(outcome, date: date)))
    try context.render(
      options, json: ["date": .text(date.description), "went": .text(outcome.rawValue)],
      text: "Noted: \(outcome.rawValue). The daily habit goes on.")
  }

  /// Asks how an interview went that has passed, once, where keys can be read.
  func askHowItWent() throws {
    guard let date = try context.storeForReading().passedInterview(on: context.today),
      date < context.today, var screen = context.desk.screen()
    else { return }
    switch try screen.ask(InterviewPage.page(date)) {
    case .chosen(.went(let outcome)):
      try context.store().record(entry(.went(outcome, date: date)))
    case .chosen(.later), .ended: break
    case .interrupted: throw Failure.interrupted
    }
  }
}
