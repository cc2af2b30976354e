import Foundation
import Markdown
import Testing

/// Our trees beside those of another parser; `reference_trees.py` says how to get them.
@Suite struct ReferenceTests {
  private struct Reference: Decodable {
    let text: String
    let tree: String
  }

  private static let environment = ProcessInfo.processInfo.environment

  @Test(.enabled(if: environment["PREP_MARKDOWN_TREES"] != nil || environment["CI"] != nil))
  func `every text has the tree that markdown-it-py gives it`() throws {
    let path = try #require(
      Self.environment["PREP_MARKDOWN_TREES"], "reference_trees.py was not run")
    let references = try JSONDecoder().decode(
      [Reference].self, from: Data(contentsOf: URL(filePath: path)))
    try #require(!references.isEmpty)
    let different = references.filter {
      TreeDump.text(Document(parsing: $0.text)) != $0.tree
    }
    for reference in different.prefix(20) {
      Issue.record(
        """
        \(reference.text.debugDescription)
        reference:
        \(reference.tree)
        ours:
        \(TreeDump.text(Document(parsing: reference.text)))
        """)
    }
    #expect(different.isEmpty, "\(different.count) of \(references.count) trees differ")
  }
}
