/// The banks in use, as one body of questions.
package struct Library: Sendable {
  package let banks: [Bank]
  /// Bank by bank, each in its own order.
  package let questions: [Question]
  private let bankOfName: [String: Int]

  /// Of two banks with one name the first is kept.
  package init(_ banks: [Bank]) {
    let places = Dictionary(
      banks.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.banks = banks.enumerated().filter { places[$1.name] == $0 }.map(\.element)
    questions = self.banks.count == 1 ? self.banks[0].questions : self.banks.flatMap(\.questions)
    bankOfName = Dictionary(
      self.banks.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same with some of the questions, and without banks that lose all.
  package func keeping(_ isKept: (Question) -> Bool) -> Library {
    Library(banks.map { $0.keeping(isKept) }.filter { !$0.questions.isEmpty })
  }

  /// The question with this full name, or the one that carried it formerly.
  package subscript(id: String) -> Question? { bank(ofID: id)?[id] }

  /// What somebody means by a name: a full name, or a slug that only one bank has.
  package func questions(called name: String) -> [Question] {
    if let question = self[name] { return [question] }
    return banks.compactMap { $0[QuestionID(bank: $0.name, slug: name).name] }
  }

  /// What somebody means by the name of a case: a full name, or a slug that only one bank has.
  package func cases(called name: String) -> [Case] {
    let cases = banks.flatMap(\.cases)
    let exact = cases.filter { $0.id == name }
    return exact.isEmpty ? cases.filter { QuestionID($0.id).slug == name } : exact
  }

  /// The full name under which a question stands today, given this or a former one.
  package func currentID(_ id: String) -> String { bank(ofID: id)?.currentID(id) ?? id }

  package func bank(of question: Question) -> Bank? { bank(ofID: question.id) }

  private func bank(ofID id: String) -> Bank? {
    bankOfName[QuestionID(id).bank].map { banks[$0] }
  }

  // MARK: Topics

  /// The topics bank by bank, each in teaching order, with their questions.
  package var sections: [(bank: Bank, topic: Topic, questions: [Question])] {
    banks.flatMap { bank in
      let groups = Dictionary(grouping: bank.questions, by: \.topic)
      return bank.topics.map { (bank, $0, groups[$0.id] ?? []) }
    }
  }

  package var topics: [Topic] { banks.flatMap(\.topics) }

  package func topic(of question: Question) -> Topic? { bank(of: question)?.topic(question.topic) }

  /// The topics by their full names, as questions have them (``Question/topicName``), in order.
  package var namedTopics: [(name: String, topic: Topic)] {
    banks.flatMap { bank in
      bank.topics.map { (QuestionID(bank: bank.name, slug: $0.id).name, $0) }
    }
  }

  /// The titles of the topics by their full names.
  package var titles: [String: String] {
    Dictionary(namedTopics.map { ($0.name, $0.topic.title) }) { first, _ in first }
  }

  /// The topics that somebody may mean by a full name, or by a slug, which those of several banks may have.
  package func topics(called word: String) -> [(name: String, topic: Topic)] {
    let named = namedTopics.filter { $0.name == word || $0.topic.id == word }
    return named.isEmpty ? namedTopics.filter { $0.topic.title.lowercased() == word } : named
  }

  /// What topics are called by their full names: their slugs, or those where several have one slug.
  package var shortTopicNames: [String: String] {
    let counts = topics.reduce(into: [:]) { $0[$1.id, default: 0] += 1 }
    return Dictionary(
      namedTopics.map { ($0.name, counts[$0.topic.id] ?? 0 > 1 ? $0.name : $0.topic.id) }
    ) { first, _ in first }
  }

  /// What topics are called, in order.
  package var topicWords: [String] {
    let short = shortTopicNames
    return namedTopics.compactMap { short[$0.name] }
  }

  /// Everything that the banks ask about, in teaching order.
  package var items: [Syllabus.Item] { banks.flatMap(\.syllabus.items) }

  /// The subjects of the banks, such as "Django".
  package var title: String {
    var seen: Set<String> = []
    return banks.map(\.title).filter { seen.insert($0).inserted }.joined(separator: ", ")
  }
}
