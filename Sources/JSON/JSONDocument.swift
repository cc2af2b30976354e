/// A JSON text by RFC 8259 that was read: its bytes, and where in them every value stands.
///
/// Nothing is made of a value before it is asked for. The bytes are UTF-8 and every text in them is
/// whole; half of a surrogate pair is an error as bytes that are no UTF-8 are.
package final class JSONDocument: Sendable {
  /// How deep objects and lists may nest.
  package static let deepest = 512

  let tape: JSONTape
  let keys: JSONKeys
  private let marks: JSONMarks

  /// Reads bytes, with a byte order mark before them or without.
  package init(_ bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    try reader.read()
    tape = reader.tape
    keys = reader.keys
    marks = reader.marks
  }

  /// The value that the text is.
  package var root: JSONNode { JSONNode(document: self, index: 0) }

  /// Keys that stand a second time in their object, in the order of the text.
  package var duplicateKeys: [JSONNode] {
    keys.repeated.sorted().map { JSONNode(document: self, index: $0) }
  }

  func place(at offset: Int) -> JSONPlace { marks.place(at: offset, in: tape.bytes) }
}
