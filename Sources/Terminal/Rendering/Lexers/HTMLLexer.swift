/// HTML with the tags of Django's templates, which may stand anywhere in it.
struct HTMLLexer: Lexer {
  private enum Mode {
    case text
    case tag
    /// Inside the value of an attribute, up to this quote.
    case value(Unicode.Scalar)
    /// Inside a template tag; the next word says what the tag does.
    case templateStart
    case template
  }

  private var modes: [Mode] = [.text]

  mutating func next(_ scanner: inout CodeScanner) -> Style.Role {
    switch modes.last ?? .text {
    case .text: text(&scanner)
    case .tag: tag(&scanner)
    case .value(let quote): value(&scanner, quote)
    case .templateStart, .template: template(&scanner)
    }
  }

  private mutating func text(_ scanner: inout CodeScanner) -> Style.Role {
    if let role = templateOpening(&scanner) { return role }
    if scanner.starts(with: "<!--") {
      scanner.skip(past: "-->")
      return .comment
    }
    if Self.opensTag(scanner) {
      scanner.skip(scanner.peek(1) == "/" || scanner.peek(1) == "!" ? 2 : 1)
      scanner.skip { $0.isWordPart || $0 == "-" || $0 == ":" }
      modes.append(.tag)
      return .tag
    }
    scanner.skip()
    scanner.skip { $0 != "<" && $0 != "{" }
    return .text
  }

  private static func opensTag(_ scanner: CodeScanner) -> Bool {
    guard scanner.current == "<", let next = scanner.peek(1) else { return false }
    return next.properties.isAlphabetic || next == "/" || next == "!"
  }

  private mutating func tag(_ scanner: inout CodeScanner) -> Style.Role {
    if let role = templateOpening(&scanner) { return role }
    guard let current = scanner.current else { return .text }
    switch current {
    case ">",
      "/" where scanner.peek(1) == ">":
      scanner.skip(current == ">" ? 1 : 2)
      modes.removeLast()
      return .tag
    case "\"", "'":
      scanner.skip()
      modes.append(.value(current))
      return .string
    default:
      guard Self.isAttributePart(current) else { return .text }
      scanner.skip(while: Self.isAttributePart)
      return .attribute
    }
  }

  private static func isAttributePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isWordPart || "-:@.".unicodeScalars.contains(scalar)
  }

  private mutating func value(_ scanner: inout CodeScanner, _ quote: Unicode.Scalar) -> Style.Role {
    if let role = templateOpening(&scanner) { return role }
    if scanner.current == quote {
      scanner.skip()
      modes.removeLast()
    } else {
      scanner.skip()
      scanner.skip { $0 != quote && $0 != "{" }
    }
    return .string
  }

  /// Reads the beginning of `{% … %}` and `{{ … }}`, or a whole comment.
  private mutating func templateOpening(_ scanner: inout CodeScanner) -> Style.Role? {
    guard scanner.current == "{" else { return nil }
    switch scanner.peek(1) {
    case "#":
      scanner.skip(past: "#}")
      return .comment
    case "%":
      if Self.isComment(scanner) {
        scanner.skip(past: "endcomment")
        scanner.skip(past: "%}")
        return .comment
      }
      modes.append(.templateStart)
    case "{": modes.append(.template)
    default: return nil
    }
    scanner.skip(2)
    return .template
  }

  private static func isComment(_ scanner: CodeScanner) -> Bool {
    var ahead = scanner
    ahead.skip(2)
    ahead.skipBlanks()
    return ahead.word() == "comment"
  }

  private mutating func template(_ scanner: inout CodeScanner) -> Style.Role {
    guard let current = scanner.current else { return .text }
    if scanner.starts(with: "%}") || scanner.starts(with: "}}") {
      scanner.skip(2)
      modes.removeLast()
      return .template
    }
    switch current {
    case "\"", "'":
      scanner.skipQuoted(String(current), overLines: false)
      return .string
    case "0"..."9":
      scanner.skipNumber()
      return .number
    case "|":
      scanner.skip()
      return .template
    default:
      return current.isWordPart ? templateWord(&scanner) : .text
    }
  }

  private mutating func templateWord(_ scanner: inout CodeScanner) -> Style.Role {
    let word = scanner.word()
    if case .templateStart = modes.last {
      modes[modes.count - 1] = .template
      return .keyword
    }
    return Self.operators.contains(word) ? .keyword : .text
  }

  private static let operators: Set<String> = words("in not and or is as with only by from")
}
