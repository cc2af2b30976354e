internal import Progress
internal import Questions
internal import Quiz
internal import Scoring

struct StatsCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: StatsOptions) throws(Failure) {
    let bank = try context.bank()
    let store = try context.storeForReading()
    let standings = try context.standings(store, bank)
    if options.questions { return try printQuestions(bank, standings, json: options.json) }
    let log = try stored { () throws(StoreFailure) in try store.answers(current: bank.currentID) }
    let stats = Stats(bank: bank, standings: standings, activity: Activity(log))
    try options.json
      ? context.print(stats.json) : context.print(stats.text(width: context.surroundings.width))
  }

  private func printQuestions(
    _ bank: Bank, _ standings: Standings, json: Bool
  ) throws(Failure) {
    let histories = bank.questions.compactMap { QuestionHistory($0, standings) }
    if json { return try context.print(.list(histories.map(\.row))) }
    let table = TextTable(
      columns: [.left("QUESTION"), .right("REVIEWS"), .right("RECALL"), .left("DUE")],
      rows: histories.map {
        [$0.id, String($0.memory.reviews), percent($0.recall), $0.due.description]
      })
    try context.print(
      histories.isEmpty
        ? "No question answered yet." : table.text(width: context.surroundings.width))
  }
}

/// What is remembered of one question.
struct QuestionHistory {
  let id: String
  let topic: String
  let memory: Memory
  let recall: Double
  let due: Day

  init?(_ question: Question, _ standings: Standings) {
    guard let memory = standings.memories[question.id] else { return nil }
    id = question.id
    topic = question.topic
    self.memory = memory
    recall = standings.scheduler.recall(memory, on: standings.today)
    due = standings.scheduler.due(memory)
  }

  /// The object "history" of `prep show`.
  var json: JSON {
    [
      "reviews": .integer(memory.reviews), "stability": .rounded(memory.stability),
      "difficulty": .rounded(memory.difficulty), "recall": .rounded(recall),
      "due": .text(due.description), "lapses": .integer(memory.lapses),
    ]
  }

  /// A row of `prep stats --questions`.
  var row: JSON {
    JSON.object([
      JSON.Field(name: "id", value: .text(id)), JSON.Field(name: "topic", value: .text(topic)),
    ]).with(json)
  }
}

private struct Stats {
  private static let forecastDays = 14
  private static let shownDays = 14

  let total: Int
  let seen: Int
  let due: Int
  let streak: Int
  let activity: Activity
  let forecast: [(day: Day, due: Int)]
  let topics: [TopicStanding]

  init(bank: Bank, standings: Standings, activity: Activity) {
    self.activity = activity
    total = bank.questions.count
    topics = TopicStanding.all(of: bank, standings)
    seen = topics.map(\.seen).reduce(0, +)
    due = topics.map(\.due).reduce(0, +)
    streak = activity.streak(until: standings.today)
    let days = bank.questions.compactMap { standings.memories[$0.id] }
      .map { max(standings.scheduler.due($0), standings.today) }
    let counts = Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
    forecast = (0..<Self.forecastDays).map {
      let day = standings.today.advanced(by: $0)
      return (day, counts[day] ?? 0)
    }
  }

  var json: JSON {
    [
      "reviews": .integer(activity.total.reviews),
      "questions": [
        "total": .integer(total), "seen": .integer(seen), "due": .integer(due),
      ],
      "accuracy": .rounded(activity.total.accuracy), "streak": .integer(streak),
      "days": .list(
        activity.days.map {
          [
            "day": .text($0.day.description), "reviews": .integer($0.counts.reviews),
            "correct": .integer($0.counts.correct),
          ]
        }),
      "forecast": .list(
        forecast.map { ["day": .text($0.day.description), "due": .integer($0.due)] }),
      "topics": .list(topics.map(\.json)),
    ]
  }

  func text(width: Int) -> String {
    guard let accuracy = activity.total.accuracy else {
      return "No question answered yet. Start with: prep quiz"
    }
    return [
      """
      \(counted(activity.total.reviews, "answer")), \(percent(accuracy)) right. \(seen) of \(total) \
      questions seen, \(due) due. Streak: \(counted(streak, "day")).
      """,
      topicTable.text(width: width), dayTable.text(width: width), forecastTable.text(width: width),
    ]
    .joined(separator: "\n\n")
  }

  private var topicTable: TextTable {
    TextTable(
      columns: [.left("TOPIC"), .right("SEEN"), .right("DUE"), .right("RECALL")],
      rows: topics.filter { $0.seen > 0 }.map {
        [
          $0.topic.id, "\($0.seen)/\($0.questions)", String($0.due),
          $0.recall.map(percent) ?? "-",
        ]
      })
  }

  private var dayTable: TextTable {
    TextTable(
      columns: [.left("DAY"), .right("ANSWERS"), .right("RIGHT")],
      rows: activity.days.suffix(Self.shownDays).map {
        [$0.day.description, String($0.counts.reviews), String($0.counts.correct)]
      })
  }

  private var forecastTable: TextTable {
    TextTable(
      columns: [.left("DUE ON"), .right("QUESTIONS")],
      rows: forecast.filter { $0.due > 0 }.map { [$0.day.description, String($0.due)] })
  }
}
