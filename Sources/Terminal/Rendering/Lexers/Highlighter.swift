/// Code as styled lines.
package enum Highlighter {
  /// One array of spans a line; their texts together are the code.
  ///
  /// A language that is not known gives text without colours.
  package static func lines(_ code: String, language: String?) -> [[StyledLine.Span]] {
    var lines: [[StyledLine.Span]] = [[]]
    for token in tokens(code, language: language) {
      let parts = token.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append([]) }
        if !part.isEmpty {
          lines[lines.count - 1].append(StyledLine.Span(String(part), Style(token.role)))
        }
      }
    }
    return lines
  }

  /// The code in pieces that each have one meaning.
  static func tokens(_ code: String, language: String?) -> [CodeToken] {
    guard let make = language.flatMap({ lexers[$0.lowercased()] }) else {
      return [CodeToken(text: code, role: .text)]
    }
    var lexer = make()
    var scanner = CodeScanner(code)
    var tokens: [CodeToken] = []
    while !scanner.isAtEnd {
      let start = scanner.position
      let role = lexer.next(&scanner)
      // A lexer that does not know what to do leaves one character uncoloured.
      if scanner.position == start { scanner.skip() }
      tokens.append(CodeToken(text: scanner.text(from: start), role: role))
    }
    return tokens
  }

  /// The lexers by every name that the language has behind a fence.
  static let lexers: [String: @Sendable () -> any Lexer] = [
    "python": { PythonLexer() }, "py": { PythonLexer() }, "pycon": { PythonLexer() },
    "html": { HTMLLexer() }, "django": { HTMLLexer() }, "htmldjango": { HTMLLexer() },
    "jinja": { HTMLLexer() }, "xml": { HTMLLexer() },
    "sql": { SQLLexer() },
    "shell": { ShellLexer() }, "sh": { ShellLexer() }, "bash": { ShellLexer() },
    "console": { ShellLexer() },
    "json": { JSONLexer() },
  ]
}

/// A piece of code with one meaning.
struct CodeToken: Equatable {
  let text: String
  let role: Style.Role
}

/// Reads one token after the other.
protocol Lexer {
  /// Goes past the next token and says what it was.
  mutating func next(_ scanner: inout CodeScanner) -> Style.Role
}
