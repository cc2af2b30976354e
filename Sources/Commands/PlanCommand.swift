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

/// Makes, shows and ends a plan towards an interview.
struct PlanCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: PlanOptions) throws {
    switch options.words.first {
    case nil where options.isEmpty: try show(try context.storeForReading(), options)
    case "off": try end(options)
    case "went": try conclude(options)
    default: try make(options)
    }
  }

  // MARK: Making

  private func make(_ options: PlanOptions) throws {
    let named = try library(of: options.banks)
    let date = options.words.isEmpty ? nil : try date(options.words.joined(separator: " "))
    let weights = try weights(options.topics, in: named)
    let store = try context.store()
    let before = try store.plan().flatMap { $0.isAhead(on: context.today) ? $0 : nil }
    guard let date = date ?? before?.date else { throw Failure.planWithoutDate }
    var plan = StudyPlan(
      date: date, minutes: options.minutes ?? before?.minutes ?? StudyPlan.standardMinutes,
      weights: weights ?? before?.weights ?? [:], level: options.level ?? before?.level,
      banks: options.banks.isEmpty ? before?.banks ?? [] : options.banks, made: context.today)
    if let before, before.date == date { plan.made = before.made }
    let studied = try context.study(store).library
    guard studied.questions.contains(where: { plan.weight(of: $0) > 0 }) else {
      guard !named.questions.contains(where: { plan.weight(of: $0) > 0 }) else {
        throw Failure.usage(
          .conflict("such a plan is outside of your scope; all again: prep config scope all"),
          command: "plan")
      }
      throw Failure.planOfNothing
    }
    try store.record(entry(.plan(plan)))
    try show(store, options)
  }

  /// The banks that a plan is for; it names them by their names, under which another machine has them too.
  private func library(of banks: [String]) throws -> Library {
    let known = try context.bankNames()
    for name in banks where !known.contains(name) {
      throw Files.isTaken(name) ? BankError.notInstalled(name) : .unknownBank(name, known: known)
    }
    return try context.choosing(banks).library()
  }

  private func date(_ text: String) throws -> Day {
    let today = context.today
    guard let day = TypedDay(text, today: today)?.day else {
      throw bad("DATE", text, "expected \(TypedDay.examples)")
    }
    let days = today.distance(to: day)
    guard days >= StudyPlan.daysRange.lowerBound else {
      let when = days == 0 ? "today" : "in the past"
      throw bad("DATE", text, "expected a day from tomorrow on; \(day.words) is \(when)")
    }
    guard days <= StudyPlan.daysRange.upperBound else {
      throw bad("DATE", text, "expected a day within two years; \(day.words) is further away")
    }
    return day
  }

  /// Nil when none are given.
  private func weights(_ words: [String], in library: Library) throws -> [String: Int]? {
    guard !words.isEmpty else { return nil }
    var weights: [String: Int] = [:]
    for word in words {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let weight = Int(parts[1]), StudyPlan.weightRange.contains(weight)
      else {
        throw bad("--topic", word, "expected a topic and how often it counts, 0 to 10, as in orm=3")
      }
      let topic = try context.topics([String(parts[0])], in: library)[0]
      weights[topic] = weight
    }
    return weights
  }

  private func bad(_ place: String, _ value: String, _ expectation: String) -> Failure {
    .usage(.badValue(place: place, value: value, BadValue(expectation)), command: "plan")
  }

  private func entry(_ content: PlanEntry.Content) -> PlanEntry {
    PlanEntry(id: EntryIDs.next(at: context.now), at: context.now, content)
  }

  // MARK: Showing

  private func show(_ store: borrowing ProgressStore, _ options: PlanOptions) throws {
    let study = try context.study(store)
    let today = Today(try store.agenda(study), study)
    guard let (plan, forecast) = today.plan else { return try tellOfNone(store, options) }
    let page = PlanPage(plan, forecast, today.portion, width: context.surroundings.width)
    try context.render(options, json: today.planJSON, text: page.text)
  }

  private func tellOfNone(_ store: borrowing ProgressStore, _ options: PlanOptions) throws {
    let text =
      switch try store.passedInterview(on: context.today) {
      case let date? where date == context.today: "Today is the day of the interview. Good luck!"
      case let date?: "\(InterviewPage.question(date)) Say: prep plan went well, mixed or badly"
      case nil: "There is no plan. Make one with: prep plan 2027-01-15 --minutes 30"
      }
    try context.render(options, json: .null, text: text)
  }

  // MARK: Ending

  private func end(_ options: PlanOptions) throws {
    guard options.words.count == 1 else {
      throw Failure.usage(.extraOperand(options.words[1], command: "plan"), command: "plan")
    }
    let store = try context.store()
    let hadPlan = try store.plan() != nil
    if hadPlan { try store.record(entry(.off)) }
    try context.render(
      options, json: .null,
      text: hadPlan ? "The plan is off; the daily habit goes on." : "There was no plan.")
  }

  private func conclude(_ options: PlanOptions) throws {
    let words = options.words.dropFirst()
    guard words.count == 1, let word = words.first, let outcome = InterviewOutcome(rawValue: word)
    else {
      let choices = InterviewOutcome.choices.joined(separator: ", ")
      throw bad("went", words.joined(separator: " "), "expected one of \(choices)")
    }
    let store = try context.store()
    guard let date = try store.plan()?.date, date <= context.today else {
      throw Failure.noInterviewYet
    }
    try store.record(entry(.went(outcome, date: date)))
    try context.render(
      options, json: ["date": .text(date.description), "went": .text(outcome.rawValue)],
      text: "Noted. The daily habit goes on.")
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

extension PlanOptions {
  /// Whether nothing is asked for but to show.
  var isEmpty: Bool {
    words.isEmpty && minutes == nil && topics.isEmpty && level == nil && banks.isEmpty
  }
}
