/// One field of an object.
package struct JSONMember: Sendable {
  package let key: JSONNode
  package let value: JSONNode

  package var name: String { key.text ?? "" }
}

/// The values of a list, each made when it is come to.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let document: JSONDocument
  private var rest: Range<Int>

  /// The values whose tokens fill a range.
  init(_ document: JSONDocument, _ range: Range<Int>) {
    self.document = document
    rest = range
  }

  package mutating func next() -> JSONNode? {
    guard let index = rest.first else { return nil }
    rest = document.tape.next(after: index)..<rest.upperBound
    return JSONNode(document, index)
  }

  /// How many there are.
  package var underestimatedCount: Int {
    var (index, count) = (rest.lowerBound, 0)
    while index < rest.upperBound {
      index = document.tape.next(after: index)
      count += 1
    }
    return count
  }
}
