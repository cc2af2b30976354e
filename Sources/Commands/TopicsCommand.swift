internal import Insight
internal import JSON
internal import Questions
internal import Terminal
internal import TextAnalysis
internal import Usage

/// The topics, and how well each is known.
struct TopicsCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: TopicsOptions) throws {
    let topics = try context.study().topics
    try context.render(
      options, json: .list(topics.map(\.json)),
      text: Self.table(topics).text(width: context.surroundings.cutWidth))
  }

  static func table(_ topics: [TopicStanding]) -> TextTable {
    TextTable(
      columns: [
        .left("TOPIC"), .right("QUESTIONS"), .right("SEEN"), .right("DUE"), .right("RECALL"),
        .left("TITLE"),
      ],
      rows: topics.map { topic in
        [
          topic.name, String(topic.questions.count), String(topic.seen), String(topic.due),
          topic.recall.map(percent) ?? "-", topic.topic.title,
        ]
      })
  }
}
