internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Scoring
internal import Sittings
internal import Terminal
internal import TextAnalysis
internal import Usage

/// Everything that can be counted of a history.
struct StatsCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: StatsOptions) throws {
    guard !options.questions else { return try printQuestions(try context.study(), options) }
    let (_, stats, today) = try context.stats(try context.storeForReading())
    let lines = StatsPage(width: context.surroundings.width).lines(stats, today)
    try context.render(
      options, json: stats.json.with(["today": today.portion.json, "plan": today.planJSON]),
      text: lines.map { $0.ansi(context.palette) }.joined(separator: "\n"))
  }

  private func printQuestions(_ study: Study, _ options: StatsOptions) throws {
    let histories = study.histories
    try context.render(
      options, json: .list(histories.map(\.row)),
      text: histories.isEmpty
        ? "No question answered yet."
        : table(histories).text(width: context.surroundings.width))
  }

  private func table(_ histories: [QuestionHistory]) -> TextTable {
    TextTable(
      columns: [.left("QUESTION"), .right("REVIEWS"), .right("RECALL"), .left("DUE")],
      rows: histories.map {
        [$0.question.id, String($0.memory.reviews), percent($0.recall), $0.due.description]
      })
  }
}
