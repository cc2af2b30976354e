package import JSON

/// A file of a bank's folder, read by its name.
package enum BankFile: Sendable {
  case topic(TopicFile)
  case syllabus(Syllabus)
  case synonyms(Synonyms)
  case proofs(Proofs)
  case dataset(DatasetFile)

  package static let syllabusName = "syllabus.json"
  package static let synonymsName = "synonyms.json"
  package static let proofsName = "proofs.json"
  /// Those of files that hold no questions.
  package static let namesBesides = [syllabusName, synonymsName, proofsName]

  /// Reads JSON by the name that ends its path, which is as the user gave it; see ``TopicFile`` for
  /// sound files.
  package init(_ root: JSONNode, path: String, isSound: Bool = false) throws(BankProblem) {
    switch path.split(separator: "/").last.map(String.init) ?? path {
    case Self.syllabusName: self = .syllabus(Syllabus(root))
    case Self.synonymsName: self = .synonyms(try Synonyms(root, file: path))
    case Self.proofsName: self = .proofs(try Proofs(root, file: path))
    default: self = .topic(TopicFile(root, isSound: isSound))
    }
  }

  /// The same for bytes, which may be no JSON at all.
  package init(_ bytes: [UInt8], path: String, isSound: Bool = false) throws(BankProblem) {
    try self.init(JSONText(bytes), path: path, isSound: isSound)
  }

  /// The same for bytes that may stay where they are.
  package init(_ text: JSONText, path: String, isSound: Bool = false) throws(BankProblem) {
    if DatasetFile.isOne(path), let file = DatasetFile(text.bytes, path: path) {
      self = .dataset(file)
      return
    }
    try self.init(try Self.document(text, path: path).root, path: path, isSound: isSound)
  }

  /// The same for many files at once, in which one that cannot be read keeps no other from being read.
  package static func reading(
    _ text: JSONText, path: String, isSound: Bool
  ) -> Result<BankFile, BankProblem> {
    do throws(BankProblem) {
      return .success(try BankFile(text, path: path, isSound: isSound))
    } catch {
      return .failure(error)
    }
  }

  /// Everything that is wrong with a file that can be read.
  package func problems(file: String) -> [BankProblem] {
    switch self {
    case .topic(let topic): topic.problems(file: file)
    case .syllabus(let syllabus): syllabus.problems(file: file)
    case .synonyms, .proofs, .dataset: []
    }
  }

  /// A file as JSON, or the reason why it is none.
  package static func document(
    _ bytes: [UInt8], path: String
  ) throws(BankProblem) -> JSONDocument {
    try document(JSONText(bytes), path: path)
  }

  private static func document(
    _ text: JSONText, path: String
  ) throws(BankProblem) -> JSONDocument {
    do throws(JSONError) {
      return try JSONDocument(text)
    } catch {
      guard !isWide(text) else {
        throw BankProblem(
          file: path, at: JSONPlace(line: 1, column: 1),
          reason: .unreadable("is not UTF-8, which JSON is; save it as UTF-8"))
      }
      throw BankProblem(file: path, error)
    }
  }

  /// Whether it is text of two or four bytes a sign.
  private static func isWide(_ text: JSONText) -> Bool {
    let head = unsafe text.withBytes { unsafe Array($0.prefix(4)) }
    return head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.contains(0)
  }
}

/// The files of one bank, as far as they could be read.
package struct BankFolder: Sendable {
  package private(set) var topics: [CrossCheck.NamedFile] = []
  package private(set) var syllabus = Syllabus(topics: [], items: [])
  /// As the user gave it; nil when there is no such file.
  package private(set) var syllabusName: String?
  package private(set) var synonyms = Synonyms()
  package private(set) var proofs: [(name: String, proofs: Proofs)] = []
  package private(set) var datasets: [Dataset] = []

  package init() {}

  package mutating func add(_ file: BankFile, path: String) {
    switch file {
    case .topic(let topic): topics.append((path, topic))
    case .syllabus(let read): (syllabus, syllabusName) = (read, path)
    case .synonyms(let read): synonyms = read
    case .proofs(let read): proofs.append((path, read))
    case .dataset(let file): add(file)
    }
  }

  private mutating func add(_ file: DatasetFile) {
    let place = datasets.firstIndex { $0.name == file.name }
    if place == nil { datasets.append(Dataset(name: file.name)) }
    datasets[place ?? datasets.count - 1].take(file)
  }

  package func bank(named name: String, from origin: Bank.Origin) -> Bank {
    Bank(
      name: name, files: topics.map(\.file), syllabus: syllabus, synonyms: synonyms,
      proofs: proofs.first?.proofs ?? Proofs(), datasets: datasets, origin: origin)
  }

  /// The same with questions that stand in no file of the folder.
  package func bank(
    named name: String, title: String, of questions: [(topic: Topic, questions: [Question])],
    from origin: Bank.Origin
  ) -> Bank {
    Bank(
      name: name, title: title, topics: questions, syllabus: syllabus, synonyms: synonyms,
      proofs: proofs.first?.proofs ?? Proofs(), datasets: datasets, origin: origin)
  }
}
