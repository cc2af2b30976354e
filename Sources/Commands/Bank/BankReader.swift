internal import JSON
internal import Questions

/// Reads the files of a bank's folder, by their names.
enum BankReader {
  /// Files of a bank's folder that are not topics.
  static let syllabusName = "syllabus.json"
  static let synonymsName = "synonyms.json"
  static let proofsName = "proofs.json"
  static let otherNames: Set<String> = [syllabusName, synonymsName, proofsName]

  /// A file as JSON, or the reason why it is none.
  static func document(_ bytes: [UInt8], name: String) throws(BankProblem) -> JSONDocument {
    do throws(JSONError) {
      return try JSONDocument(bytes)
    } catch {
      throw BankProblem(file: name, error)
    }
  }

  static func topicFile(_ bytes: [UInt8], name: String) throws(BankProblem) -> TopicFile {
    TopicFile(try document(bytes, name: name).root)
  }

  static func syllabus(_ bytes: [UInt8], name: String) throws(BankProblem) -> Syllabus {
    Syllabus(try document(bytes, name: name).root)
  }

  /// The synonyms among bundled files; none when there is no such file.
  static func synonyms(_ files: [BundledFile]) -> Synonyms {
    let file = files.first { $0.name == synonymsName }
    return file.flatMap {
      try? Synonyms(document($0.bytes, name: $0.name).root, file: $0.name)
    } ?? Synonyms()
  }

  /// The proofs among bundled files; none when there is no such file.
  static func proofs(_ files: [BundledFile]) -> Proofs {
    let file = files.first { $0.name == proofsName }
    return file.flatMap {
      try? Proofs(document($0.bytes, name: $0.name).root, file: $0.name)
    } ?? Proofs()
  }

  /// The bank that bundled files make up.
  static func bank(_ files: [BundledFile]) throws -> Bank {
    let bank = try parts(files)
    return Bank(name: bundledName, files: bank.files.map(\.file), syllabus: bank.syllabus)
  }

  static let bundledName = "django"

  /// The topic files and the syllabus among bundled files; throws every problem that keeps one from being read.
  static func parts(_ bundled: [BundledFile]) throws -> (
    files: [CrossCheck.NamedFile], syllabus: Syllabus
  ) {
    var problems: [BankProblem] = []
    var files: [CrossCheck.NamedFile] = []
    var syllabus = Syllabus(topics: [], items: [])
    // Decoding takes longer than all else at the start of a command.
    for (file, read) in zip(bundled, bundled.concurrentMap(part)) {
      switch read {
      case .success(.topic(let topic)): files.append((file.name, topic))
      case .success(.syllabus(let found)): syllabus = found
      case .success(.other): break
      case .failure(let problem): problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw Failure.bank(problems) }
    return (files, syllabus)
  }

  private enum Part: Sendable {
    case topic(TopicFile)
    case syllabus(Syllabus)
    case other
  }

  @Sendable private static func part(_ file: BundledFile) -> Result<Part, BankProblem> {
    do throws(BankProblem) {
      if file.name == syllabusName {
        return .success(.syllabus(try syllabus(file.bytes, name: file.name)))
      }
      if otherNames.contains(file.name) { return .success(.other) }
      return .success(.topic(try topicFile(file.bytes, name: file.name)))
    } catch {
      return .failure(error)
    }
  }
}
