internal import Questions

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

/// On which versions of the subject the bank's answers were executed, from `proofs.json`.
struct Proofs: Sendable {
  static let name = "proofs.json"

  private let versionsOf: [String: [String]]

  /// The proofs among bundled files; none when there is no such file.
  static func bundled(_ files: [BundledFile]) -> Proofs {
    let file = files.first { $0.name == Self.name }
    let content = file.flatMap {
      try? JSONDecoder().decode(Content.self, from: Data($0.bytes))
    }
    return Proofs(versionsOf: content?.proofs ?? [:])
  }

  /// Such as ["5.2", "6.0", "6.1"].
  func versions(of question: Question) -> [String] {
    versionsOf[question.id] ?? []
  }

  struct Content: Decodable {
    let proofs: [String: [String]]
  }
}
