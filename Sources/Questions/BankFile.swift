package import JSON

/// A file of a bank's folder, read by its name.
package enum BankFile: Sendable {
  case topic(TopicFile)
  case syllabus(Syllabus)
  case synonyms(Synonyms)
  case proofs(Proofs)

  package static let syllabusName = "syllabus.json"
  package static let synonymsName = "synonyms.json"
  package static let proofsName = "proofs.json"

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
    try self.init(try Self.document(bytes, path: path).root, path: path, isSound: isSound)
  }

  /// A file as JSON, or the reason why it is none.
  package static func document(
    _ bytes: [UInt8], path: String
  ) throws(BankProblem) -> JSONDocument {
    do throws(JSONError) {
      return try JSONDocument(bytes)
    } catch {
      throw BankProblem(file: path, error)
    }
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
    }
  }

  package mutating func add(_ dataset: Dataset) { datasets.append(dataset) }

  package func bank(named name: String, from origin: Bank.Origin) -> Bank {
    Bank(
      name: name, files: topics.map(\.file), syllabus: syllabus, synonyms: synonyms,
      proofs: proofs.first?.proofs ?? Proofs(), datasets: datasets, origin: origin)
  }
}

/// Data that questions of a bank are about, as SQL that makes it.
package struct Dataset: Sendable, Equatable {
  /// The file's name without its ending, such as "bookshop".
  package let name: String
  package let sql: String

  /// What the name of a dataset ends in that learners do not see: the same tables with other rows.
  package static let hiddenSuffix = ".hidden"
  /// The folder of a bank that holds them.
  package static let folder = "datasets"
  package static let ending = ".sql"

  package init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }
}
