internal import JSON
internal import Questions
internal import Quiz
internal import Scoring

/// How a reader stands in one topic.
struct TopicStanding {
  let topic: Topic
  let questions: Int
  let open: Int
  let choice: Int
  let seen: Int
  let due: Int
  /// Mean chance to recall what was seen, 0 to 1; nil when nothing was.
  let recall: Double?

  static func all(of bank: Bank, _ standings: Standings) -> [TopicStanding] {
    let groups = Dictionary(grouping: bank.questions, by: \.topic)
    return bank.topics.map { TopicStanding($0, groups[$0.id] ?? [], standings) }
  }

  private init(_ topic: Topic, _ questions: [Question], _ standings: Standings) {
    self.topic = topic
    self.questions = questions.count
    open = questions.count { $0.kind == .open }
    choice = questions.count { $0.kind == .choice }
    let recalls = questions.compactMap(standings.recall)
    seen = recalls.count
    due = questions.count { standings.has($0, .due) }
    recall = recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count)
  }

  var json: JSON {
    [
      "topic": .text(topic.id), "title": .text(topic.title), "questions": .integer(questions),
      "open": .integer(open), "choice": .integer(choice), "seen": .integer(seen),
      "due": .integer(due), "recall": .rounded(recall),
    ]
  }
}
