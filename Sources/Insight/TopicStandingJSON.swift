package import JSON
internal import Questions

extension TopicStanding {
  /// A row of `prep topics --json`.
  package var json: JSON {
    let kinds = JSON.object(
      Kind.allCases.map { JSON.Field(name: $0.rawValue, value: .integer(count(of: $0))) })
    return JSON.object([
      JSON.Field(name: "bank", value: .text(bank)),
      JSON.Field(name: "topic", value: .text(topic.id)),
      JSON.Field(name: "title", value: .text(topic.title)),
      JSON.Field(name: "questions", value: .integer(questions.count)),
    ]).with(kinds).with([
      "seen": .integer(seen), "due": .integer(due), "recall": .rounded(recall),
    ])
  }
}
