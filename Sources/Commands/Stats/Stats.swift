internal import Questions
internal import Quiz
internal import Scoring

/// Every figure of `prep stats`, each defined in `prep help stats`.
struct Stats {
  static let forecastDays = 14
  static let weakestCount = 10
  /// The trend compares with as many days ago.
  static let trendDays = 28

  let today: Day
  let total: Int
  let seen: Int
  let due: Int
  let streak: Int
  let activity: Activity
  let forecast: [(day: Day, due: Int)]
  let readiness: Figure
  let coverage: (seen: Int, items: Int)
  let topics: [(standing: TopicStanding, mastery: Figure)]
  let levels: [(level: Level, seen: Int, questions: Int, mastery: Figure)]
  let weakest: [(question: Question, recall: Double)]
  let leeches: [Question]

  /// An expected share right, and by how much it has risen.
  struct Figure {
    /// Nil when there is no question.
    let estimate: Mastery.Estimate?
    /// Nil when nothing had been answered then.
    let trend: Double?
  }

  init(_ bank: Bank, _ syllabus: Syllabus, _ standings: Standings, _ log: AnswerLog) {
    today = standings.today
    activity = Activity(log)
    streak = activity.streak(until: today)
    let standingOfTopics = TopicStanding.all(of: bank, standings)
    total = bank.questions.count
    seen = standingOfTopics.map(\.seen).reduce(0, +)
    due = standingOfTopics.map(\.due).reduce(0, +)
    forecast = Self.forecast(bank, standings)
    let masteries = Masteries(bank.questions, log, standings)
    readiness = masteries.figure(bank.questions)
    let groups = Dictionary(grouping: bank.questions, by: \.topic)
    topics = standingOfTopics.map { ($0, masteries.figure(groups[$0.topic.id] ?? [])) }
    levels = Level.allCases.map { level in
      let questions = bank.questions.filter { $0.level == level }
      let seen = questions.count { standings.memories[$0.id] != nil }
      return (level, seen, questions.count, masteries.figure(questions))
    }
    coverage = Self.coverage(bank, syllabus, standings)
    weakest = standings.weakest(bank.questions).prefix(Self.weakestCount).map {
      ($0, standings.recall($0) ?? 0)
    }
    leeches = standings.leeches(bank.questions)
  }

  private static func forecast(_ bank: Bank, _ standings: Standings) -> [(day: Day, due: Int)] {
    let days = bank.questions.compactMap { standings.memories[$0.id] }
      .map { max(standings.scheduler.due($0), standings.today) }
    let counts = Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
    return (0..<forecastDays).map {
      let day = standings.today.advanced(by: $0)
      return (day, counts[day] ?? 0)
    }
  }

  private static func coverage(
    _ bank: Bank, _ syllabus: Syllabus, _ standings: Standings
  ) -> (seen: Int, items: Int) {
    let seen = Set(
      bank.questions.filter { standings.memories[$0.id] != nil }.flatMap(\.covers))
    return (syllabus.items.count { seen.contains($0.id) }, syllabus.items.count)
  }
}

/// Mastery today and some weeks ago, from one replay of the log.
struct Masteries {
  private let now: Mastery
  /// Nil when nothing had been answered then.
  private let before: Mastery?

  init(_ questions: [Question], _ log: AnswerLog, _ standings: Standings) {
    let model = standings.scheduler.model
    let then = standings.today.advanced(by: -Stats.trendDays)
    let evidence = Evidence.gather(from: log, model, until: [then, standings.today])
    now = Mastery(questions, evidence[1], model, on: standings.today)
    before =
      evidence[0].memories.isEmpty ? nil : Mastery(questions, evidence[0], model, on: then)
  }

  func figure(_ questions: [Question]) -> Stats.Figure {
    let estimate = now.estimate(questions)
    let then = before?.estimate(questions)
    return Stats.Figure(
      estimate: estimate, trend: estimate.flatMap { now in then.map { now.share - $0.share } })
  }
}
