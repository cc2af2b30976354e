/// SQL, of PostgreSQL and SQLite alike.
struct SQLLexer: Lexer {
  mutating func next(_ scanner: inout CodeScanner) -> Style.Role {
    guard let current = scanner.current else { return .text }
    switch current {
    case "-" where scanner.peek(1) == "-":
      scanner.skipLine()
      return .comment
    case "/" where scanner.peek(1) == "*":
      scanner.skip(past: "*/")
      return .comment
    case "'":
      Self.skipQuoted(&scanner, current)
      return .string
    case "\"", "`":
      Self.skipQuoted(&scanner, current)
      return .name
    case "0"..."9":
      scanner.skipNumber()
      return .number
    case "%" where scanner.peek(1) == "s":
      scanner.skip(2)
      return .template
    default:
      return current.isWordPart ? Self.word(&scanner) : .text
    }
  }

  /// A doubled quote is part of the text, and so is a backslash.
  private static func skipQuoted(_ scanner: inout CodeScanner, _ quote: Unicode.Scalar) {
    repeat {
      scanner.skip()
      scanner.skip { $0 != quote }
      scanner.skip()
    } while scanner.current == quote
  }

  private static func word(_ scanner: inout CodeScanner) -> Style.Role {
    let word = scanner.word().uppercased()
    if keywords.contains(word) { return .keyword }
    return scanner.nextVisible == "(" ? .builtin : .text
  }

  private static let keywords: Set<String> = words(
    """
    SELECT FROM WHERE AND OR NOT NULL IS IN EXISTS BETWEEN LIKE ILIKE AS ON USING JOIN INNER LEFT \
    RIGHT FULL OUTER CROSS LATERAL GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET DISTINCT UNION ALL \
    INTERSECT EXCEPT CASE WHEN THEN ELSE END INSERT INTO VALUES UPDATE SET DELETE RETURNING CREATE \
    TABLE INDEX UNIQUE PRIMARY KEY FOREIGN REFERENCES CONSTRAINT CHECK DEFAULT ALTER ADD COLUMN DROP \
    RENAME TO VIEW WITH RECURSIVE BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE TRANSACTION FOR SHARE \
    NOWAIT SKIP LOCKED OVER PARTITION WINDOW EXPLAIN ANALYZE CONFLICT DO NOTHING TRUE FALSE CASCADE \
    RESTRICT IF CONCURRENTLY ROWS RANGE FILTER
    """)
}
