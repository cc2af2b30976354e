/// A value of a document, or a key; nothing is made of it before it is asked for.
package struct JSONNode: Sendable {
  private let document: JSONDocument
  /// Of its token.
  private let index: Int

  init(_ document: JSONDocument, _ index: Int) {
    self.document = document
    self.index = index
  }

  private var token: JSONToken { document.tape.tokens[index] }

  /// Where it begins: a text at its opening quote, an object or a list at its bracket.
  package var place: JSONPlace { document.place(at: token.start) }

  /// Whether it is null, which is a value, and not left out.
  package var isNull: Bool { token.kind == .null }

  /// Whether it has members, or could have.
  package var isObject: Bool { token.kind == .object }

  /// Nil when it is neither true nor false.
  package var bool: Bool? {
    switch token.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The characters of a text or a key; nil when it is something else.
  package var text: String? {
    token.kind == .text ? document.tape.text(of: index) : nil
  }

  /// Whether a text, or each in a list of them, is known to hold only printable ASCII, line breaks
  /// and tabs.
  package var isPlainText: Bool {
    token.kind == .list
      ? document.tape.tokens[index + 1..<token.end].allSatisfy(\.isPlain) : token.isPlain
  }

  /// A number that is whole and no larger than the machine's, as 1, 1.0 and 1e2 are.
  package var integer: Int? {
    token.kind == .number ? document.tape.number(of: index).integer : nil
  }

  /// The closest number of the machine's; nil also when it is beyond the largest of them.
  package var number: Double? {
    token.kind == .number ? document.tape.number(of: index).double : nil
  }

  /// The values of a list, in order; nil when it is none.
  package var elements: JSONElements? {
    token.kind == .list ? JSONElements(document, index + 1..<token.end) : nil
  }

  /// The texts of a list; nil when one of its values is something else.
  package var texts: [String]? {
    token.kind == .list ? document.tape.texts(of: index) : nil
  }

  /// The members of an object in order, repeated ones too; nil when it is none.
  package var members: [JSONMember]? {
    guard token.kind == .object else { return nil }
    return document.tape.keys(of: index).map {
      JSONMember(key: JSONNode(document, $0), value: JSONNode(document, $0 + 1))
    }
  }

  /// The keys of an object that are none of these names.
  package func keys(besides names: [String]) -> [JSONNode] {
    guard token.kind == .object else { return [] }
    return document.tape.keys(of: index, besides: names).map { JSONNode(document, $0) }
  }

  /// The keys of an object that stand there a second time.
  package var repeatedKeys: [JSONNode] {
    guard token.kind == .object else { return [] }
    let repeated = document.repeatedKeys(in: index..<token.end)
    guard !repeated.isEmpty else { return [] }
    return document.tape.keys(of: index).filter(repeated.contains).map { JSONNode(document, $0) }
  }

  /// The first value of an object under a name; nil when there is none, or no object.
  package subscript(name: String) -> JSONNode? {
    guard token.kind == .object else { return nil }
    return document.key(named: name, of: index).map { JSONNode(document, $0 + 1) }
  }
}
