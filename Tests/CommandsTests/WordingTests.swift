import Testing
import Usage

@testable import Commands

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What prep says is plain English.
@Suite struct WordingTests {
  /// Turns that no native speaker would use.
  private static let turns = [
    "whose day has come", "stands in", "is to be", "is to go", "speaks against", "what speaks",
    "is there already", "nothing expected here", "come to an end", "unless told",
  ]

  @Test func `no screen, transcript or page of help has a turn that nobody would say`() throws {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    var texts: [(name: String, text: String)] = []
    for folder in ["Screens", "Transcripts"].map({ here.appending(path: $0) }) {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where name.hasSuffix(".txt") {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        texts.append((name, text))
      }
    }
    texts += HelpPage.allCases.map { (name: $0.rawValue, text: $0.text) }
    for (name, text) in texts {
      #expect(Self.turns.filter(text.contains) == [], "\(name)")
    }
  }
}
