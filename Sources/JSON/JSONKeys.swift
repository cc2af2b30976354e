/// Finds the keys that stand twice in their object, and keeps large objects ready for looking up.
struct JSONKeys: Sendable {
  /// An object with more members has an index; one with fewer is sooner looked through.
  private static let most = 16

  /// By the index of an object's token, its first key of each name.
  private var indexes: [Int: [[UInt8]: Int]] = [:]
  /// In the order of the text.
  private(set) var repeated: [Int] = []

  init(of tape: JSONTape) {
    for object in tape.tokens.indices where tape.tokens[object].kind == .object {
      if tape.count(of: object) > 2 * Self.most {
        index(object, of: tape)
      } else {
        compare(object, of: tape)
      }
    }
    repeated.sort()
  }

  /// The first key of this name in an object.
  func key(named name: String, of object: Int, in tape: JSONTape) -> Int? {
    if !indexes.isEmpty, let index = indexes[object] { return index[Array(name.utf8)] }
    return tape.key(named: name, of: object)
  }

  private mutating func compare(_ object: Int, of tape: JSONTape) {
    var key = object + 1
    while key < tape.tokens[object].end {
      if tape.key(like: key, of: object) < key { repeated.append(key) }
      key = tape.nextKey(after: key)
    }
  }

  private mutating func index(_ object: Int, of tape: JSONTape) {
    var index: [[UInt8]: Int] = [:]
    for key in tape.keys(of: object) {
      let name = Array(tape.text(of: key).utf8)
      if index[name] == nil { index[name] = key } else { repeated.append(key) }
    }
    indexes[object] = index
  }
}
