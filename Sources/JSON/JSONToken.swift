/// A value, or the key before one, where it stands in the bytes.
struct JSONToken: Sendable {
  enum ValueType: Sendable {
    case object, list, text, number, `true`, `false`, null
  }

  let kind: ValueType
  /// Of a text, whether there is a backslash in it.
  let hasEscapes: Bool
  /// Of a text, whether all of it is printable ASCII, line breaks and tabs.
  let isPlain: Bool
  // In 32 bits, which is enough for every file that is read: a bank has a hundred thousand tokens.
  private let storedStart: UInt32
  private var storedEnd: UInt32

  init(_ kind: ValueType, _ range: Range<Int>, hasEscapes: Bool = false, isPlain: Bool = false) {
    self.kind = kind
    self.hasEscapes = hasEscapes
    self.isPlain = isPlain
    storedStart = UInt32(range.lowerBound)
    storedEnd = UInt32(range.upperBound)
  }

  /// Of its first byte, which is the quote of a text.
  var start: Int { Int(storedStart) }

  /// Behind its last byte; of an object or a list it is the index of the token that follows them.
  var end: Int {
    get { Int(storedEnd) }
    set { storedEnd = UInt32(newValue) }
  }

  /// Of a value that is no object and no list.
  var range: Range<Int> { start..<end }

  /// The bytes between the quotes of a text.
  var content: Range<Int> { start + 1..<end - 1 }
}
