/// The banks in use, as one body of questions.
package struct Library: Sendable {
  package let banks: [Bank]
  /// Bank by bank, each in its own order.
  package let questions: [Question]
  /// Bank by bank, each in teaching order.
  package let topics: [Topic]

  package init(_ banks: [Bank]) {
    self.banks = banks
    questions = banks.flatMap(\.questions)
    topics = banks.flatMap(\.topics)
  }

  /// The question with this id, or the one that carried it formerly.
  package subscript(id: String) -> Question? {
    banks.lazy.compactMap { $0[id] }.first
  }

  /// The id under which a question stands today, given this or a former one.
  package func currentID(_ id: String) -> String { self[id]?.id ?? id }

  package func topic(of question: Question) -> Topic? { bank(of: question)?.topic(question.topic) }

  package func bank(of question: Question) -> Bank? {
    banks.first { $0[question.id] != nil }
  }

  /// The titles of the topics by their ids; of two banks with a topic of one id, the first one's.
  package var titles: [String: String] {
    Dictionary(topics.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  /// Everything that the banks ask about, in teaching order.
  package var items: [Syllabus.Item] { banks.flatMap(\.syllabus.items) }
}
