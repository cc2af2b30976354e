internal import Questions
internal import Search

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

/// Reads bank files with Foundation's JSON decoder.
enum BankReader {
  /// Files of a bank's folder that are not topics.
  static let syllabusName = "syllabus.json"
  static let synonymsName = "synonyms.json"
  static let otherNames: Set<String> = [syllabusName, synonymsName, Proofs.fileName]

  /// A topic file, or the reason why it is not JSON at all.
  static func topicFile(_ bytes: [UInt8], name: String) throws(BankProblem) -> TopicFile {
    do {
      return try JSONDecoder().decode(TopicFile.self, from: Data(bytes))
    } catch {
      throw BankProblem(file: name, reason: .notJSON(detail: fault(bytes, error)))
    }
  }

  /// Holds a file of synonyms to its form.
  static func checkSynonyms(_ bytes: [UInt8], name: String) throws(BankProblem) {
    _ = try other(
      Synonyms.self, bytes, name: name, form: "an object whose \"groups\" are lists of phrases")
  }

  /// The versions by question id in a file of proofs.
  static func proofs(_ bytes: [UInt8], name: String) throws(BankProblem) -> [String: [String]] {
    try other(
      ProofsFile.self, bytes, name: name,
      form: "an object whose \"proofs\" give a list of versions for each question id"
    ).proofs
  }

  private static func other<Content: Decodable>(
    _ type: Content.Type, _ bytes: [UInt8], name: String, form: String
  ) throws(BankProblem) -> Content {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw BankProblem(
        file: name,
        reason: JSONFault.find(in: bytes).map { .notJSON(detail: $0.description) }
          ?? .wrongType(expected: form))
    }
  }

  static func syllabus(_ bytes: [UInt8], name: String) throws(BankProblem) -> Syllabus {
    do {
      return try JSONDecoder().decode(Syllabus.self, from: Data(bytes))
    } catch {
      throw BankProblem(file: name, reason: .notJSON(detail: fault(bytes, error)))
    }
  }

  /// The bank that bundled files make up.
  static func bank(_ files: [BundledFile]) throws -> Bank {
    let bank = try parts(files)
    return Bank(
      name: bundledName, title: "Django", files: bank.files.map(\.file), syllabus: bank.syllabus,
      proofs: Proofs(bundled(files)))
  }

  static let bundledName = "django"

  private static func bundled(_ files: [BundledFile]) -> [String: [String]] {
    files.first { $0.name == Proofs.fileName }.flatMap { try? proofs($0.bytes, name: $0.name) }
      ?? [:]
  }

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

  private static func fault(_ bytes: [UInt8], _ error: any Error) -> String {
    JSONFault.find(in: bytes)?.description ?? "\(error)"
  }
}
