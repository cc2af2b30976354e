/// Everything that a finished bank asks about, with the topics in teaching order.
package struct Syllabus: Sendable, Decodable {
  package let topics: [Topic]
  package let items: [Item]

  /// One thing to know.
  package struct Item: Sendable, Equatable, Identifiable, Decodable {
    /// Stable, such as "A32" or "G021".
    package let id: String
    /// The slug of its topic.
    package let topic: String
    package let level: Level
    package let title: String
  }

  package init(topics: [Topic], items: [Item]) {
    self.topics = topics
    self.items = items
  }

  /// Reads the file `syllabus.json`; throws `DecodingError` on a file of another shape.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    topics = try container.decode([TopicEntry].self, forKey: FieldName("topics")).map {
      Topic(id: $0.topic, title: $0.title)
    }
    items = try container.decode([Item].self, forKey: FieldName("items"))
  }

  private struct TopicEntry: Decodable {
    let topic: String
    let title: String
  }
}
