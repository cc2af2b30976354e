internal import Arguments
internal import Banks
internal import Files
internal import History
internal import Questions
internal import Scoring
internal import Usage

/// A plan made of the words and flags of a command line, and of the plan before.
struct PlanMaking {
  private let options: PlanOptions
  private let context: Context
  private let date: Day?
  /// Nil when none are given.
  private let weights: [String: Int]?
  /// Nil when none are given; none for every bank in use.
  private let banks: [String]?
  /// The questions that the plan's words may be about.
  private let named: Library

  init(_ options: PlanOptions, _ context: Context) throws {
    self.options = options
    self.context = context
    banks = try Self.banks(options, context)
    named = try context.choosing(banks ?? []).library()
    date =
      options.words.isEmpty
      ? nil : try Self.date(options.words.joined(separator: " "), context.today)
    weights = try Self.weights(options.topics, in: named)
  }

  /// What is not told stays as it was before.
  func plan(after before: StudyPlan?) throws -> StudyPlan {
    guard let date = date ?? before?.date else { throw Failure.planWithoutDate }
    var plan = StudyPlan(
      date: date, minutes: options.minutes ?? before?.minutes ?? StudyPlan.standardMinutes,
      weights: weights ?? before?.weights ?? [:], level: options.level.map(\.one) ?? before?.level,
      banks: banks ?? before?.banks ?? [], made: context.today)
    if let before, before.date == date { plan.made = before.made }
    return plan
  }

  /// That there is something to ask: of the banks that are there, and in the scope.
  func check(_ plan: StudyPlan, studied: Library) throws {
    func asks(_ library: Library) -> Bool {
      let kept = plan.kept(to: Set(library.banks.map(\.name)))
      return library.questions.contains { kept.weight(of: $0) > 0 }
    }
    guard !asks(studied) else { return }
    guard !asks(named) else {
      throw Failure.usage(
        .conflict("such a plan is outside of your scope; all again: prep config scope all"),
        command: "plan")
    }
    throw Failure.planOfNothing
  }

  /// What a plan for another day keeps of the one before, in a sentence; nil when nothing worth saying.
  func kept(from before: StudyPlan?) -> String? {
    guard let before, let date, date != before.date else { return nil }
    let parts: [String?] = [
      options.minutes == nil ? "\(before.minutes) minutes a day" : nil,
      options.level == nil ? before.level.map { "--level \($0.rawValue)" } : nil,
    ]
    let weighed = before.weights.sorted { $0.key < $1.key }.map { "--topic \($0.key)=\($0.value)" }
    let kept =
      parts.compactMap(\.self) + (weights == nil ? weighed : [])
      + (banks == nil ? before.banks.map { "--bank \($0)" } : [])
    guard !kept.isEmpty else { return nil }
    return "Kept from the plan before: \(kept.joined(separator: ", "))."
  }

  // MARK: Reading

  /// The banks that a plan is for; it names them by their names, under which another machine has them too.
  private static func banks(_ options: PlanOptions, _ context: Context) throws -> [String]? {
    guard !options.banks.isEmpty else { return nil }
    let known = try context.bankNames()
    if options.banks == [PlanOptions.all], !known.contains(PlanOptions.all) { return [] }
    for name in options.banks where !known.contains(name) {
      throw Files.isTaken(name) ? BankError.notInstalled(name) : .unknownBank(name, known: known)
    }
    return options.banks
  }

  private static func date(_ text: String, _ today: Day) throws -> Day {
    let day: Day
    do throws(TypedDay.Fault) {
      day = try TypedDay(text, today: today).day
    } catch {
      throw Self.bad("DATE", text, error.expectation)
    }
    let days = today.distance(to: day)
    guard days >= StudyPlan.daysRange.lowerBound else {
      let when = days == 0 ? "today" : "in the past"
      throw Self.bad(
        "DATE", text, "expected a day from tomorrow on; \(day.words) is \(when)")
    }
    guard days <= StudyPlan.daysRange.upperBound else {
      throw Self.bad(
        "DATE", text, "expected a day within two years; \(day.words) is further away")
    }
    return day
  }

  private static func bad(_ place: String, _ value: String, _ expectation: String) -> Failure {
    .usage(.badValue(place: place, value: value, BadValue(expectation)), command: "plan")
  }

  /// What counts more or less than once; nil when none are given.
  private static func weights(_ words: [String], in library: Library) throws -> [String: Int]? {
    guard !words.isEmpty else { return nil }
    let known = library.topics.map(\.id)
    var weights: [String: Int] = [:]
    for word in words {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let weight = Int(parts[1]), StudyPlan.weightRange.contains(weight)
      else {
        throw Self.bad(
          "--topic", word, "expected a topic and how often it counts, 0 to 10, as in orm=3")
      }
      let topic = parts[0].lowercased()
      guard known.contains(topic) else {
        throw Failure.usage(
          .badValue(place: "--topic", value: word, BadValue(choices: known, got: topic)),
          command: "plan")
      }
      guard weights.updateValue(weight, forKey: topic) == nil else {
        throw Self.bad("--topic", word, "\(topic) was given before; say each topic once")
      }
    }
    return weights.filter { $0.value != 1 }
  }
}

extension TypedDay.Fault {
  /// As the end of a sentence.
  fileprivate var expectation: String {
    switch self {
    case .unreadable: "expected \(TypedDay.examples)"
    case .noSuchDay(let words): "there is no \(words)"
    case .otherWeekday(let day): "\(day.words) is another day of the week"
    }
  }
}
