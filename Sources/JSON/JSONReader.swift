/// Goes over the bytes of a JSON text once and leaves a token for every value and key.
///
/// The objects and lists around a place are kept in a list, not in calls within calls, so that
/// nothing is nested deep enough to run out of stack.
struct JSONReader {
  let bytes: [UInt8]
  var place: Int
  private(set) var tape: JSONTape
  private(set) var keys = JSONKeys()
  private(set) var marks: JSONMarks
  /// The indices of the objects and lists that are not closed yet, the innermost last.
  private var open: [Int] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    tape = JSONTape(bytes)
    marks = JSONMarks(start: place)
  }

  /// Reads the whole text.
  mutating func read() throws(JSONError) {
    try value()
    while let container = open.last {
      if tape.tokens[container].kind == .object {
        try member(of: container)
      } else {
        try element(of: container)
      }
    }
    skipSpace()
    guard place == bytes.count else { throw error("nothing more") }
  }

  var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  func error(_ expected: String, at offset: Int? = nil) -> JSONError {
    JSONError(place: marks.place(at: offset ?? place, in: bytes), expected: expected)
  }

  /// Keeps what was read since an offset.
  mutating func append(_ kind: JSONToken.Kind, from start: Int) {
    marks.pass(start, in: bytes)
    tape.append(JSONToken(kind: kind, start: start, end: place))
  }

  private mutating func skipSpace() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): place += 1
      case UInt8(ascii: "\n"):
        place += 1
        marks.beginLine(at: place)
      default: return
      }
    }
  }

  /// Reads a value; of an object or a list only how it opens.
  private mutating func value() throws(JSONError) {
    skipSpace()
    switch current {
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "{"): try open(.object)
    case UInt8(ascii: "["): try open(.list)
    case UInt8(ascii: "t"): try word("true", .true)
    case UInt8(ascii: "f"): try word("false", .false)
    case UInt8(ascii: "n"): try word("null", .null)
    default: try number()
    }
  }

  private mutating func open(_ kind: JSONToken.Kind) throws(JSONError) {
    guard open.count < JSONDocument.deepest else { throw error("less nesting") }
    open.append(tape.tokens.count)
    place += 1
    append(kind, from: place - 1)
  }

  private mutating func close(_ container: Int) {
    open.removeLast()
    tape.close(container)
  }

  private func isEmpty(_ container: Int) -> Bool { tape.tokens.count == container + 1 }

  private mutating func element(of list: Int) throws(JSONError) {
    skipSpace()
    if take("]") { return close(list) }
    guard isEmpty(list) || take(",") else { throw error("a comma or ]") }
    try value()
  }

  private mutating func member(of object: Int) throws(JSONError) {
    skipSpace()
    if take("}") {
      close(object)
      return keys.add(object, of: tape)
    }
    guard isEmpty(object) || take(",") else { throw error("a comma or }") }
    skipSpace()
    guard current == UInt8(ascii: "\"") else { throw error("a field name in double quotes") }
    try text()
    skipSpace()
    guard take(":") else { throw error("a colon") }
    try value()
  }

  private mutating func word(_ word: String, _ kind: JSONToken.Kind) throws(JSONError) {
    guard bytes[place...].starts(with: word.utf8) else { throw error("a value") }
    place += word.utf8.count
    append(kind, from: place - word.utf8.count)
  }
}
