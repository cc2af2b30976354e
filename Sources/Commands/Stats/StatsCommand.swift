internal import History
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

struct StatsCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: StatsOptions) throws {
    let bank = try context.bank()
    let store = try context.storeForReading()
    let standings = try context.standings(store, bank)
    if options.questions { return try printQuestions(bank, standings, json: options.json) }
    let log = try context.answers(store, bank)
    let stats = Stats(bank, try context.syllabus(), standings, log)
    if options.json { return try context.print(stats.json) }
    let page = StatsPage(
      width: context.surroundings.width, palette: context.palette)
    try context.print(page.text(stats))
  }

  private func printQuestions(
    _ bank: Bank, _ standings: Standings, json: Bool
  ) throws {
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
