/// Commands as one types them, with or without a prompt.
struct ShellLexer: Lexer {
  /// Whether the next word is the name of a command.
  private var expectsCommand = true

  mutating func next(_ scanner: inout CodeScanner) -> Style.Role {
    guard let current = scanner.current else { return .text }
    switch current {
    case " ", "\t":
      scanner.skip { $0 == " " || $0 == "\t" }
      return .text
    case "\n", ";", "|", "&", "(":
      scanner.skip()
      expectsCommand = true
      return .text
    case "#":
      scanner.skipLine()
      return .comment
    case "'", "\"":
      scanner.skipQuoted(String(current))
      expectsCommand = false
      return .string
    case "$": return dollar(&scanner)
    case "\\":
      scanner.skip(2)
      return .text
    default: return word(&scanner, current)
    }
  }

  private mutating func dollar(_ scanner: inout CodeScanner) -> Style.Role {
    if scanner.peek(1) == " ", scanner.isAtLineStart {
      scanner.skip()
      return .comment
    }
    scanner.skip()
    if scanner.current == "{" {
      scanner.skip(past: "}")
    } else if scanner.current?.isWordPart == true {
      scanner.skip(while: \.isWordPart)
    } else if scanner.current != "(" {
      scanner.skip()
    }
    return .template
  }

  private mutating func word(_ scanner: inout CodeScanner, _ first: Unicode.Scalar) -> Style.Role {
    let start = scanner.position
    scanner.skip { !" \t\n;|&()'\"$\\".unicodeScalars.contains($0) }
    let word = scanner.text(from: start)
    if Self.keywords.contains(word) { return .keyword }
    if first == "-" { return .attribute }
    guard expectsCommand else { return .text }
    // What stands before a command and gives it a variable.
    if word.contains("=") { return .attribute }
    expectsCommand = false
    return word.isEmpty ? .text : .name
  }

  private static let keywords: Set<String> = words(
    "if then elif else fi for in do done while until case esac function export")
}
