/// A whole bank: topics in teaching order, their questions, and what belongs to them.
package struct Bank: Sendable {
  /// A slug, such as "django".
  package let name: String
  /// The subject as people write it, such as "Django".
  package let title: String
  package private(set) var topics: [Topic]
  /// In the order of the topics, then as in the files.
  package private(set) var questions: [Question]
  /// In the order of the topics, then as in the files.
  package private(set) var cases: [Case]
  /// What it asks about; empty when the bank has no such file.
  package let syllabus: Syllabus
  package let synonyms: Synonyms
  package let proofs: Proofs
  package let datasets: [Dataset]
  package let origin: Origin
  private var indexOfID: [String: Int]
  private let currentIDOfFormer: [String: String]

  /// Where a bank comes from.
  package enum Origin: Sendable, Equatable {
    /// Within the program itself.
    case bundled
    /// A file or folder.
    case path(String)
  }

  /// The name of the bank that comes with the program, by which its questions have the shortest names.
  package static let bundledName = "django"

  /// Puts topic files together; topics follow the syllabus, unknown ones come last.
  ///
  /// Of two questions with one id the first is kept; `CrossCheck` names the other.
  package init(
    name: String, files: [TopicFile], syllabus: Syllabus, synonyms: Synonyms = Synonyms(),
    proofs: Proofs = Proofs(), datasets: [Dataset] = [], origin: Origin = .bundled
  ) {
    self.init(
      name: name, title: syllabus.title ?? name,
      parts: files.map { ($0.topic, $0.questions, $0.cases) }, syllabus: syllabus,
      synonyms: synonyms, proofs: proofs, datasets: datasets, origin: origin)
  }

  /// The same of questions that stand in no file.
  package init(
    name: String, title: String, topics: [(topic: Topic, questions: [Question])],
    syllabus: Syllabus = Syllabus(topics: [], items: []), synonyms: Synonyms = Synonyms(),
    proofs: Proofs = Proofs(), datasets: [Dataset] = [], origin: Origin = .bundled
  ) {
    self.init(
      name: name, title: syllabus.title ?? title,
      parts: topics.map { ($0, $1, $1.cases) }, syllabus: syllabus, synonyms: synonyms,
      proofs: proofs, datasets: datasets, origin: origin)
  }

  private init(
    name: String, title: String, parts: [Part], syllabus: Syllabus, synonyms: Synonyms,
    proofs: Proofs, datasets: [Dataset], origin: Origin
  ) {
    self.name = name
    self.title = title
    self.syllabus = syllabus
    self.synonyms = synonyms
    self.proofs = proofs
    self.datasets = datasets
    self.origin = origin
    let ordered = Self.ordered(parts, syllabus)
    topics = ordered.map(\.topic)
    cases = ordered.flatMap(\.cases).map { $0.named(in: name) }
    (questions, indexOfID) = Self.named(ordered.flatMap(\.questions), in: name)
    currentIDOfFormer = Dictionary(
      questions.flatMap { question in question.formerIDs.map { ($0, question.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The questions under their full names, the first of each, and their places.
  private static func named(
    _ all: [Question], in bank: String
  ) -> (questions: [Question], indexOfID: [String: Int]) {
    var questions: [Question] = []
    var places: [String: Int] = [:]
    questions.reserveCapacity(all.count)
    places.reserveCapacity(all.count)
    for question in all {
      let named = question.named(in: bank)
      guard places[named.id] == nil else { continue }
      places[named.id] = questions.count
      questions.append(named)
    }
    return (questions, places)
  }

  private typealias Part = (topic: Topic, questions: [Question], cases: [Case])

  private static func ordered(_ parts: [Part], _ syllabus: Syllabus) -> [Part] {
    let rank = Dictionary(
      syllabus.topics.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return parts.enumerated().sorted {
      (rank[$0.element.topic.id] ?? .max, $0.offset)
        < (rank[$1.element.topic.id] ?? .max, $1.offset)
    }
    .map(\.element)
  }

  /// The same bank with some of its questions, and the topics and cases that they are of.
  package func keeping(_ isKept: (Question) -> Bool) -> Bank {
    var bank = self
    bank.questions = questions.filter(isKept)
    let kept = Set(bank.questions.map(\.topic))
    bank.topics = topics.filter { kept.contains($0.id) }
    bank.indexOfID = Dictionary(
      uniqueKeysWithValues: bank.questions.enumerated().map { ($1.id, $0) })
    bank.cases = cases.filter { $0.questions.contains { bank.indexOfID[$0] != nil } }
    return bank
  }

  /// The question with this full name, or the one that carried it formerly.
  package subscript(id: String) -> Question? {
    indexOfID[currentID(id)].map { questions[$0] }
  }

  /// The full name under which a question stands today, given this or a former one.
  package func currentID(_ id: String) -> String {
    indexOfID[id] == nil ? currentIDOfFormer[id] ?? id : id
  }

  package func topic(_ id: String) -> Topic? {
    topics.first { $0.id == id }
  }
}
