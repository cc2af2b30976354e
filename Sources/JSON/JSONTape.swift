/// A value, or the key before one, where it stands in the bytes.
struct JSONToken: Sendable {
  enum Kind: Sendable {
    case object, list
    /// In quotes, without a backslash between them.
    case plainText
    case escapedText
    case number, `true`, `false`, null
  }

  let kind: Kind
  /// Of its first byte, which is the quote of a text.
  let start: Int
  /// Behind its last byte; of an object or a list it is the index of the token that follows them.
  var end: Int

  /// The bytes between the quotes of a text.
  var content: Range<Int> { start + 1..<end - 1 }
}

/// The bytes of a text, and its tokens in their order: an object is followed by its keys, each with
/// its value behind it.
struct JSONTape: Sendable {
  let bytes: [UInt8]
  private(set) var tokens: [JSONToken] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func append(_ token: JSONToken) { tokens.append(token) }

  mutating func close(_ container: Int) { tokens[container].end = tokens.count }

  /// The index of the token that follows a value.
  func next(after value: Int) -> Int {
    switch tokens[value].kind {
    case .object, .list: tokens[value].end
    default: value + 1
    }
  }

  /// The index of the key that follows a key and its value.
  func nextKey(after key: Int) -> Int { next(after: key + 1) }

  /// The UTF-8 of a text or a key, its escapes resolved.
  func content(of text: Int) -> ArraySlice<UInt8> {
    let token = tokens[text]
    return token.kind == .plainText
      ? bytes[token.content] : JSONEscape.resolved(bytes[token.content])[...]
  }

  /// The first key of this name among those of an object that begin at an index.
  func key(named name: some Collection<UInt8>, from first: Int, before end: Int) -> Int? {
    var key = first
    while key < end {
      if isKey(key, named: name) { return key }
      key = nextKey(after: key)
    }
    return nil
  }

  private func isKey(_ key: Int, named name: some Collection<UInt8>) -> Bool {
    let token = tokens[key]
    guard token.kind == .plainText else { return content(of: key).elementsEqual(name) }
    return token.content.count == name.count && bytes[token.content].elementsEqual(name)
  }
}
