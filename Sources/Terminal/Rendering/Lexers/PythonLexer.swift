/// Python as its reference describes it, a little generously.
struct PythonLexer: Lexer {
  /// Whether the next word is what `def` or `class` gives a name to.
  private var namesNext = false

  mutating func next(_ scanner: inout CodeScanner) -> Style.Role {
    guard let current = scanner.current else { return .text }
    switch current {
    case " ", "\t", "\n":
      scanner.skipBlanks()
      return .text
    case "#":
      scanner.skipLine()
      return .comment
    case "\"", "'":
      Self.skipString(&scanner, current)
      return .string
    case "@" where scanner.isAtLineStart:
      scanner.skip()
      scanner.skip { $0.isWordPart || $0 == "." }
      return .attribute
    case ">" where scanner.starts(with: ">>> ") && scanner.isAtLineStart:
      scanner.skip(3)
      return .comment
    case "0"..."9":
      scanner.skipNumber()
      return .number
    default:
      return current.isWordPart ? word(&scanner) : .text
    }
  }

  private mutating func word(_ scanner: inout CodeScanner) -> Style.Role {
    let word = scanner.word()
    if let quote = scanner.current, quote == "\"" || quote == "'", Self.isPrefix(word) {
      Self.skipString(&scanner, quote)
      return .string
    }
    defer { namesNext = word == "def" || word == "class" }
    if namesNext { return .name }
    if Self.keywords.contains(word) { return .keyword }
    return Self.builtins.contains(word) ? .builtin : .text
  }

  private static func skipString(_ scanner: inout CodeScanner, _ quote: Unicode.Scalar) {
    let triple = String(repeating: String(quote), count: 3)
    if scanner.starts(with: triple) {
      scanner.skipQuoted(triple)
    } else {
      scanner.skipQuoted(String(quote), overLines: false)
    }
  }

  private static func isPrefix(_ word: String) -> Bool {
    word.count <= 2 && word.lowercased().allSatisfy { "rbuft".contains($0) }
  }

  private static let keywords: Set<String> = words(
    """
    and as assert async await break class continue def del elif else except False finally for from \
    global if import in is lambda None nonlocal not or pass raise return True try while with yield \
    match case type
    """)

  private static let builtins: Set<String> = words(
    """
    self cls super print len range list dict set frozenset tuple str int float bool bytes object \
    type isinstance issubclass getattr setattr hasattr sorted reversed enumerate zip map filter sum \
    min max any all open repr iter next property staticmethod classmethod id hash vars dir \
    callable Exception ValueError TypeError KeyError AttributeError RuntimeError StopIteration
    """)
}

/// The words of a text as a set.
func words(_ text: String) -> Set<String> {
  Set(text.split(separator: " ").map { String($0) })
}
