/// Goes over the bytes of a JSON text once and leaves a token for every value and key.
///
/// The objects and lists around a place are kept in a list, not in calls within calls, so that
/// nothing is nested deep enough to run out of stack.
struct JSONReader {
  private var scanner: JSONScanner
  private(set) var tokens: [JSONToken] = []
  private(set) var marks: JSONMarks
  /// The indices of the objects and lists that are not closed yet, the innermost last.
  private var open: [Int] = []

  init(_ bytes: JSONBytes) {
    scanner = JSONScanner(bytes)
    marks = JSONMarks(start: scanner.place)
    // About as many as a file has that people lay out.
    tokens.reserveCapacity(bytes.count / 32)
  }

  /// Reads the whole text.
  mutating func read() throws(JSONStop) {
    try value()
    while let container = open.last {
      if tokens[container].kind == .object {
        try member(of: container)
      } else {
        try element(of: container)
      }
    }
    scanner.skipSpace()
    guard scanner.current == nil else { throw scanner.stop("nothing more") }
  }

  private mutating func append(_ token: JSONToken) {
    marks.pass(token.start, in: scanner)
    tokens.append(token)
  }

  /// Reads a value; of an object or a list only how it opens.
  private mutating func value() throws(JSONStop) {
    scanner.skipSpace()
    let start = scanner.place
    switch scanner.current {
    case UInt8(ascii: "\""): append(try scanner.text())
    case UInt8(ascii: "{"): try open(.object)
    case UInt8(ascii: "["): try open(.list)
    case UInt8(ascii: "t"):
      try scanner.word("true")
      append(JSONToken(.true, start..<scanner.place))
    case UInt8(ascii: "f"):
      try scanner.word("false")
      append(JSONToken(.false, start..<scanner.place))
    case UInt8(ascii: "n"):
      try scanner.word("null")
      append(JSONToken(.null, start..<scanner.place))
    default:
      try scanner.number()
      append(JSONToken(.number, start..<scanner.place))
    }
  }

  private mutating func open(_ kind: JSONToken.ValueType) throws(JSONStop) {
    guard open.count < JSONDocument.deepest else { throw scanner.stop("less nesting") }
    open.append(tokens.count)
    append(JSONToken(kind, scanner.place..<scanner.place + 1))
    scanner.place += 1
  }

  private mutating func close(_ container: Int) {
    open.removeLast()
    tokens[container].end = tokens.count
  }

  private func isEmpty(_ container: Int) -> Bool { tokens.count == container + 1 }

  private mutating func element(of list: Int) throws(JSONStop) {
    scanner.skipSpace()
    if scanner.take("]") { return close(list) }
    guard isEmpty(list) || scanner.take(",") else { throw scanner.stop("a comma or ]") }
    try value()
  }

  private mutating func member(of object: Int) throws(JSONStop) {
    scanner.skipSpace()
    if scanner.take("}") { return close(object) }
    guard isEmpty(object) || scanner.take(",") else { throw scanner.stop("a comma or }") }
    scanner.skipSpace()
    guard scanner.current == UInt8(ascii: "\"") else {
      throw scanner.stop("a field name in double quotes")
    }
    append(try scanner.text())
    scanner.skipSpace()
    guard scanner.take(":") else { throw scanner.stop("a colon") }
    try value()
  }
}
