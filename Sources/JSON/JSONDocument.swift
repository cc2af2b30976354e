/// A JSON text by RFC 8259 that was read: its bytes, and where in them every value stands.
///
/// Nothing is made of a value before it is asked for. The bytes are UTF-8 and every text in them is
/// whole; half of a surrogate pair is an error as bytes that are no UTF-8 are.
package final class JSONDocument: Sendable {
  /// How deep objects and lists may nest.
  package static let deepest = 512

  let tape: JSONTape
  private let keys: JSONKeys
  private let marks: JSONMarks

  /// Reads bytes, with a byte order mark before them or without.
  package convenience init(_ bytes: [UInt8]) throws(JSONError) {
    try self.init(JSONText(bytes))
  }

  /// The same of bytes that may stay where they are.
  package init(_ text: JSONText) throws(JSONError) {
    let read = try JSONBytes.of(text) { (bytes) throws(JSONError) in
      guard bytes.count <= UInt32.max else {
        let place = JSONPlace(line: 1, column: 1)
        throw JSONError(place: place, expected: "less than 4 GB")
      }
      var reader = JSONReader(bytes)
      do throws(JSONStop) {
        try reader.read()
      } catch {
        let place = reader.marks.place(at: error.offset, in: bytes)
        throw JSONError(place: place, expected: error.expected)
      }
      return (tokens: reader.tokens, marks: reader.marks)
    }
    tape = JSONTape(source: text, tokens: read.tokens)
    keys = JSONKeys(of: tape)
    marks = read.marks
  }

  /// The value that the text is.
  package var root: JSONNode { JSONNode(self, 0) }

  /// Keys that stand a second time in their object, in the order of the text.
  package var duplicateKeys: [JSONNode] {
    keys.repeated.map { JSONNode(self, $0) }
  }

  /// Those among the tokens of a range.
  func repeatedKeys(in range: Range<Int>) -> [Int] { keys.repeated.filter(range.contains) }

  /// The first key of this name in an object.
  func key(named name: String, of object: Int) -> Int? {
    keys.key(named: name, of: object, in: tape)
  }

  func place(at offset: Int) -> JSONPlace {
    JSONBytes.of(tape.source) { marks.place(at: offset, in: $0) }
  }
}
