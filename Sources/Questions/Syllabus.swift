package import JSON

/// Everything that a finished bank asks about, with the topics in teaching order.
package struct Syllabus: Sendable {
  /// The bank's subject as people write it, such as "Django"; nil when the file does not say.
  package let title: String?
  /// The bank that it speaks of; nil when the file does not say.
  private let bank: String?
  package let topics: [Topic]
  package let items: [Item]
  /// Of the questions on topics that name none of their own.
  private let documentation: [DocumentationRoot]
  private let documentationByTopic: [String: [DocumentationRoot]]
  private let fieldProblems: [FieldProblem]

  /// One thing to know.
  package struct Item: Sendable, Equatable, Identifiable {
    /// Stable, such as "A32" or "G021".
    package let id: String
    /// The slug of its topic.
    package let topic: String
    package let level: Level
    package let title: String
  }

  /// The titles of the items by their ids.
  package var titles: [String: String] {
    Dictionary(items.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  package init(topics: [Topic], items: [Item], documentation: [DocumentationRoot] = []) {
    title = nil
    bank = nil
    self.topics = topics
    self.items = items
    self.documentation = documentation
    documentationByTopic = [:]
    fieldProblems = []
  }

  /// Reads the file `syllabus.json`: any value; what is wrong with it stands in `problems(file:)`.
  package init(_ node: JSONNode) {
    guard var fields = FieldReader(node) else {
      title = nil
      bank = nil
      topics = []
      items = []
      documentation = []
      documentationByTopic = [:]
      fieldProblems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["format", "bank", "title", "documentation", "topics", "items"])
    title = fields.optionalText("title")
    bank = fields.optionalText("bank")
    documentation = fields.optionalTexts("documentation").map(DocumentationRoot.init)
    let topicDrafts: [TopicDraft] = fields.requiredList("topics")
    let itemDrafts: [ItemDraft] = fields.requiredList("items")
    topics = topicDrafts.compactMap(\.topic)
    items = itemDrafts.compactMap(\.item)
    documentationByTopic = Dictionary(
      topicDrafts.compactMap { draft in
        draft.topic.flatMap { topic in draft.documentation.map { (topic.id, $0) } }
      },
      uniquingKeysWith: { first, _ in first })
    Self.noteRepeated("topics", topicDrafts.map { ($0.topic?.id, $0.place) }, in: &fields)
    Self.noteRepeated("items", itemDrafts.map { ($0.item?.id, $0.place) }, in: &fields)
    fieldProblems = fields.problems
  }

  private static func noteRepeated(
    _ field: String, _ ids: [(id: String?, place: JSONPlace)], in fields: inout FieldReader
  ) {
    var seen: Set<String> = []
    for case (let id?, let place) in ids where !seen.insert(id).inserted {
      fields.note(field, .duplicateID(id, firstFile: "this file"), at: place)
    }
  }

  /// Questions have to name a page below one of these; none when any source will do, as in other
  /// banks than its own.
  package func documentation(ofTopic topic: String, inBank name: String) -> [DocumentationRoot] {
    guard bank == nil || bank == name else { return [] }
    return documentationByTopic[topic] ?? documentation
  }

  /// Everything that is wrong with the file, in file order.
  package func problems(file: String) -> [BankProblem] {
    fieldProblems.map {
      BankProblem(file: file, field: $0.field, at: $0.place, reason: $0.reason)
    }
  }
}

private struct TopicDraft: Draft {
  let place: JSONPlace
  private(set) var problems: [FieldProblem] = []
  private(set) var topic: Topic?
  private(set) var documentation: [DocumentationRoot]?

  init(_ node: JSONNode) {
    place = node.place
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["topic", "title", "scope", "documentation"])
    let id = fields.requiredText("topic")
    let title = fields.requiredText("title")
    if fields.has("documentation") {
      documentation = fields.optionalTexts("documentation").map(DocumentationRoot.init)
    }
    problems = fields.problems
    if let id, let title { topic = Topic(id: id, title: title) }
  }
}

private struct ItemDraft: Draft {
  let place: JSONPlace
  private(set) var problems: [FieldProblem] = []
  private(set) var item: Syllabus.Item?

  init(_ node: JSONNode) {
    place = node.place
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["id", "topic", "level", "title"])
    let id = fields.requiredText("id")
    let topic = fields.requiredText("topic")
    let level: Level? = fields.requiredCase("level")
    let title = fields.requiredText("title")
    problems = fields.problems
    if let id, let topic, let level, let title {
      item = Syllabus.Item(id: id, topic: topic, level: level, title: title)
    }
  }
}
