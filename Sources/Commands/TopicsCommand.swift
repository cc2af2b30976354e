internal import JSON
internal import Questions
internal import Quiz

struct TopicsCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: JSONOptions) throws {
    let bank = try context.bank()
    let store = try context.storeForReading()
    let topics = TopicStanding.all(of: bank, try context.standings(store, bank))
    if options.json {
      try context.print(.list(topics.map(\.json)))
    } else {
      try context.print(table(topics).text(width: context.surroundings.cutWidth))
    }
  }

  private func table(_ topics: [TopicStanding]) -> TextTable {
    TextTable(
      columns: [
        .left("TOPIC"), .right("QUESTIONS"), .right("SEEN"), .right("DUE"), .right("RECALL"),
        .left("TITLE"),
      ],
      rows: topics.map { topic in
        [
          topic.topic.id, String(topic.questions), String(topic.seen), String(topic.due),
          topic.recall.map(percent) ?? "-", topic.topic.title,
        ]
      })
  }
}
