internal import Questions

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

/// On which versions of the subject the bank's answers were executed, from `proofs.json`.
struct Proofs: Sendable {
  private let versionsOf: [String: [String]]

  /// The proofs of the bundled bank; none when it has no such file.
  static func bundled() -> Proofs {
    let file = BundledFile.all(of: BankReader.bundledName).first { $0.name == "proofs.json" }
    let content = file.flatMap {
      try? JSONDecoder().decode(Content.self, from: Data($0.bytes))
    }
    return Proofs(versionsOf: content?.proofs ?? [:])
  }

  /// Such as ["5.2", "6.0", "6.1"].
  func versions(of question: Question) -> [String] {
    versionsOf[question.id] ?? []
  }

  private struct Content: Decodable {
    let proofs: [String: [String]]
  }
}
