package import Questions

/// How a person stands in one topic.
package struct TopicStanding: Sendable {
  /// The name of the bank that it belongs to.
  package let bank: String
  /// The topic's slug, or its full name where another bank has a topic of that slug.
  package let name: String
  package let topic: Topic
  package let questions: [Question]
  package let seen: Int
  package let due: Int
  /// Mean chance to recall what was seen, 0 to 1; nil when nothing was.
  package let recall: Double?

  init(
    _ bank: String, _ topic: Topic, called name: String, _ questions: [Question],
    _ standings: Standings
  ) {
    self.bank = bank
    self.name = name
    self.topic = topic
    self.questions = questions
    let recalls = questions.compactMap(standings.recall)
    seen = recalls.count
    due = questions.count { standings.has($0, .due) }
    recall = recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count)
  }

  /// How many of its questions are of a kind.
  package func count(of kind: Kind) -> Int { questions.count { $0.kind == kind } }
}
