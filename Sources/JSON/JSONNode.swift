/// A value of a document, or a key; nothing is made of it before it is asked for.
package struct JSONNode: Sendable {
  private let document: JSONDocument
  /// Of its token.
  private let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  private var tape: JSONTape { document.tape }
  private var token: JSONToken { tape.tokens[index] }

  /// Where it begins: a text at its opening quote, an object or a list at its bracket.
  package var place: JSONPlace { document.place(at: token.start) }

  package var isNull: Bool { token.kind == .null }
  package var isObject: Bool { token.kind == .object }

  package var bool: Bool? {
    switch token.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The characters of a text or a key.
  package var text: String? {
    switch token.kind {
    case .plainText, .escapedText: String(decoding: tape.content(of: index), as: UTF8.self)
    default: nil
    }
  }

  /// A number that is whole and no larger than the machine's, as 1, 1.0 and 1e2 are.
  package var integer: Int? {
    token.kind == .number ? JSONNumber(tape.bytes[token.start..<token.end]).integer : nil
  }

  /// The closest number of the machine's; nil also when it is beyond the largest of them.
  package var number: Double? {
    token.kind == .number ? JSONNumber(tape.bytes[token.start..<token.end]).double : nil
  }

  /// The values of a list, in order.
  package var elements: [JSONNode]? {
    guard token.kind == .list else { return nil }
    var elements: [JSONNode] = []
    var next = index + 1
    while next < token.end {
      elements.append(JSONNode(document: document, index: next))
      next = tape.next(after: next)
    }
    return elements
  }

  /// What the values of a list are read as; nil when one of them is something else.
  package func list<Value>(of read: (JSONNode) -> Value?) -> [Value]? {
    guard let elements else { return nil }
    let values = elements.compactMap(read)
    return values.count == elements.count ? values : nil
  }

  /// The members of an object in order, repeated ones too.
  package var members: [JSONMember]? {
    guard token.kind == .object else { return nil }
    var members: [JSONMember] = []
    var key = index + 1
    while key < token.end {
      members.append(
        JSONMember(
          key: JSONNode(document: document, index: key),
          value: JSONNode(document: document, index: key + 1)))
      key = tape.nextKey(after: key)
    }
    return members
  }

  /// The first value of an object under a name; nil when there is none, or no object.
  package subscript(name: String) -> JSONNode? {
    guard token.kind == .object else { return nil }
    return document.keys.key(named: name, of: index, in: tape).map {
      JSONNode(document: document, index: $0 + 1)
    }
  }
}

/// One field of an object.
package struct JSONMember: Sendable {
  package let key: JSONNode
  package let value: JSONNode

  package var name: String { key.text ?? "" }
}
