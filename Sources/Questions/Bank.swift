/// A whole bank: topics in teaching order and their questions.
package struct Bank: Sendable {
  /// Such as "django".
  package let name: String
  /// The subject as people write it, such as "Django".
  package let title: String
  /// What it asks about; its topics give the order of the bank's.
  package let syllabus: Syllabus
  package let proofs: Proofs
  package let topics: [Topic]
  /// In the order of the topics, then as in the files.
  package let questions: [Question]
  private let indexOfID: [String: Int]
  private let currentIDOfFormer: [String: String]

  /// Puts topic files together; topics follow the syllabus, unknown ones come last.
  ///
  /// Of two questions with one id the first is kept; `CrossCheck` names the other.
  package init(
    name: String, title: String? = nil, files: [TopicFile], syllabus: Syllabus,
    proofs: Proofs = Proofs()
  ) {
    self.name = name
    self.title = title ?? name
    self.proofs = proofs
    self.syllabus = syllabus
    let rank = Dictionary(
      syllabus.topics.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered = files.enumerated().sorted {
      (rank[$0.element.topic.id] ?? .max, $0.offset)
        < (rank[$1.element.topic.id] ?? .max, $1.offset)
    }
    topics = ordered.map(\.element.topic)
    let all = ordered.flatMap(\.element.questions)
    let indices = Dictionary(
      all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    questions = all.enumerated().filter { indices[$1.id] == $0 }.map(\.element)
    indexOfID = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($1.id, $0) })
    currentIDOfFormer = Dictionary(
      questions.flatMap { question in question.formerIDs.map { ($0, question.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The question with this id, or the one that carried it formerly.
  package subscript(id: String) -> Question? {
    indexOfID[currentID(id)].map { questions[$0] }
  }

  /// The id under which a question stands today, given this or a former one.
  package func currentID(_ id: String) -> String {
    indexOfID[id] == nil ? currentIDOfFormer[id] ?? id : id
  }

  package func topic(_ id: String) -> Topic? {
    topics.first { $0.id == id }
  }
}
