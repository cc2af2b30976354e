/// Finds the keys that stand twice in their object, and keeps large objects ready for looking up.
struct JSONKeys: Sendable {
  /// An object with more members has an index; one with fewer is sooner looked through.
  private static let most = 16

  /// By the index of an object's token, its first key of each name.
  private var indexes: [Int: [ArraySlice<UInt8>: Int]] = [:]
  private(set) var repeated: [Int] = []

  /// Takes note of an object that was read to its end.
  mutating func add(_ object: Int, of tape: JSONTape) {
    var (key, count) = (object + 1, 0)
    while key < tape.tokens[object].end {
      count += 1
      if count > Self.most { return index(object, of: tape) }
      key = tape.nextKey(after: key)
    }
    compareAll(of: object, in: tape)
  }

  /// The first key of this name in an object.
  func key(named name: String, of object: Int, in tape: JSONTape) -> Int? {
    if let index = indexes[object] { return index[Array(name.utf8)[...]] }
    return tape.key(named: name.utf8, from: object + 1, before: tape.tokens[object].end)
  }

  private mutating func compareAll(of object: Int, in tape: JSONTape) {
    var key = object + 1
    while key < tape.tokens[object].end {
      if tape.key(named: tape.content(of: key), from: object + 1, before: key) != nil {
        repeated.append(key)
      }
      key = tape.nextKey(after: key)
    }
  }

  private mutating func index(_ object: Int, of tape: JSONTape) {
    var index: [ArraySlice<UInt8>: Int] = [:]
    var key = object + 1
    while key < tape.tokens[object].end {
      let name = tape.content(of: key)
      if index[name] == nil { index[name] = key } else { repeated.append(key) }
      key = tape.nextKey(after: key)
    }
    indexes[object] = index
  }
}
