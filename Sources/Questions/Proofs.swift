package import JSON

/// On which versions of the subject a bank's answers were executed, from `proofs.json`.
package struct Proofs: Sendable {
  typealias Entry = (question: String, versions: [String], place: JSONPlace)

  /// In the order of the file.
  let entries: [Entry]
  private let versionsOf: [String: [String]]

  /// No proofs at all.
  package init() {
    entries = []
    versionsOf = [:]
  }

  /// Reads the file `proofs.json`.
  package init(_ root: JSONNode, file: String) throws(BankProblem) {
    guard let members = root["proofs"]?.members else {
      throw Self.problem(file, root["proofs"] ?? root)
    }
    if let key = (root.repeatedKeys + (root["proofs"]?.repeatedKeys ?? [])).first {
      throw BankProblem(repeated: key, file: file)
    }
    entries = try members.map { (member) throws(BankProblem) in
      guard let versions = member.value.texts else {
        throw Self.problem(file, member.value)
      }
      return (member.name, versions, member.key.place)
    }
    versionsOf = Dictionary(
      entries.map { ($0.question, $0.versions) }, uniquingKeysWith: { first, _ in first })
  }

  private static func problem(_ file: String, _ node: JSONNode) -> BankProblem {
    BankProblem(
      file: file, at: node.place,
      reason: .wrongType(
        expected: "an object whose \"proofs\" give a list of versions for each question id"))
  }

  /// Such as ["5.2", "6.0", "6.1"].
  package func versions(of question: Question) -> [String] {
    versionsOf[question.slug] ?? []
  }
}
