import Scoring

@testable import History

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of a test's own, gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "prep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }
}

extension ProgressStore {
  /// Many answers given here, which reach the disk at once.
  func answer(_ reviews: [Review]) throws {
    try transaction {
      for review in reviews { _ = try insert(review, isFromHere: true) }
    }
    try rebuildMemories()
  }
}
