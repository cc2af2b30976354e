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

  /// The titles of the topics by their ids; of two banks with a topic of one id, the first one's.
  package var titles: [String: String] {
    Dictionary(topics.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  /// Everything that the banks ask about, in teaching order.
  package var items: [Syllabus.Item] { banks.flatMap(\.syllabus.items) }

  /// The subjects of the banks, such as "Django".
  package var title: String { banks.map(\.title).joined(separator: ", ") }
}
