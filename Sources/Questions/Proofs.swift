/// On which versions of the subject the bank's answers were executed.
package struct Proofs: Sendable {
  package static let fileName = "proofs.json"

  private let versionsOf: [String: [String]]

  /// Versions by question id.
  package init(_ versionsOf: [String: [String]] = [:]) {
    self.versionsOf = versionsOf
  }

  /// Such as ["5.2", "6.0", "6.1"].
  package func versions(of question: Question) -> [String] {
    versionsOf[question.id] ?? []
  }
}
