import Foundation
import Questions
import Testing

/// Banks are data: the program knows one subject by name, and there only as the name of the bank that
/// it brings along; its laboratory alone knows what it runs.
@Suite struct OneSubjectTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources").standardized

  /// Lines that say the name, without comments.
  private static func lines(naming name: String) throws -> [String] {
    let files = FileManager.default.enumerator(atPath: sources.path())
    return try (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
      .filter { !$0.hasPrefix("Lab/") }
      .sorted()
      .flatMap { file in
        try String(contentsOf: sources.appending(path: file), encoding: .utf8)
          .split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
          .filter { !$0.hasPrefix("//") && $0.lowercased().contains(name) }
          .map { "\(file): \($0)" }
      }
  }

  @Test func `nothing but the name of the bundled bank and a language of code says Django`() throws
  {
    #expect(
      try Self.lines(naming: Bank.bundledName) == [
        "Questions/Bank.swift: package static let bundledName = \"django\"",
        "Questions/Kinds/Exercise.swift: case orm = \"django\"",
        """
        Terminal/Rendering/Lexers/Highlighter.swift: \
        "html": { HTMLLexer() }, "django": { HTMLLexer() }, "htmldjango": { HTMLLexer() },
        """,
      ])
  }
}
