/// JSON by RFC 8259, and comments where somebody wrote one.
struct JSONLexer: Lexer {
  mutating func next(_ scanner: inout CodeScanner) -> Style.Role {
    guard let current = scanner.current else { return .text }
    switch current {
    case "\"":
      scanner.skipQuoted("\"", overLines: false)
      return scanner.nextVisible == ":" ? .attribute : .string
    case "/" where scanner.peek(1) == "/":
      scanner.skipLine()
      return .comment
    case "-", "0"..."9":
      scanner.skip()
      scanner.skip { $0.isWordPart || $0 == "." || $0 == "-" || $0 == "+" }
      return .number
    default:
      guard current.isWordPart else { return .text }
      return ["true", "false", "null"].contains(scanner.word()) ? .keyword : .text
    }
  }
}
