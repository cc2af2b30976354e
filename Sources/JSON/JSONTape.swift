/// The bytes of a text, and its tokens in their order: an object is followed by its keys, each with
/// its value behind it.
struct JSONTape: Sendable {
  let source: JSONText
  let tokens: [JSONToken]

  /// The index of the token that follows a value.
  func next(after value: Int) -> Int {
    switch tokens[value].kind {
    case .object, .list: tokens[value].end
    default: value + 1
    }
  }

  /// The index of the key that follows a key and its value.
  func nextKey(after key: Int) -> Int { next(after: key + 1) }

  /// The characters of a text or a key, their escapes resolved.
  func text(of index: Int) -> String {
    let token = tokens[index]
    return JSONBytes.of(source) {
      token.hasEscapes
        ? JSONEscape.resolved($0, in: token.content) : $0.text(in: token.content)
    }
  }

  /// A number.
  func number(of index: Int) -> JSONNumber {
    JSONNumber(JSONBytes.of(source) { Array($0[tokens[index].range])[...] })
  }

  /// The keys of an object, repeated ones too.
  func keys(of object: Int) -> [Int] {
    Array(sequence(first: object + 1, next: nextKey).prefix { $0 < tokens[object].end })
  }

  /// How many values there are in a list, or keys and values in an object.
  func count(of container: Int) -> Int {
    var (next, count) = (container + 1, 0)
    while next < tokens[container].end {
      next = self.next(after: next)
      count += 1
    }
    return count
  }

  /// The keys of an object that are none of these names; quickest when both have one order.
  func keys(of object: Int, besides names: [String]) -> [Int] {
    JSONBytes.of(source) { bytes in
      var (others, key, next) = ([Int](), object + 1, 0)
      while key < tokens[object].end {
        var tried = 0
        while tried < names.count,
          !bytes.holds(names[(next + tried) % names.count], at: tokens[key])
        {
          tried += 1
        }
        if tried == names.count { others.append(key) } else { next += tried + 1 }
        key = nextKey(after: key)
      }
      return others
    }
  }

  /// The first key of this name in an object, by looking at one after the other.
  func key(named name: String, of object: Int) -> Int? {
    JSONBytes.of(source) { bytes in
      var key = object + 1
      while key < tokens[object].end {
        if bytes.holds(name, at: tokens[key]) { return key }
        key = nextKey(after: key)
      }
      return nil
    }
  }

  /// The texts of a list; nil when one of its values is something else.
  func texts(of list: Int) -> [String]? {
    var texts: [String] = []
    texts.reserveCapacity(count(of: list))
    var next = list + 1
    while next < tokens[list].end {
      guard tokens[next].kind == .text else { return nil }
      texts.append(text(of: next))
      next += 1
    }
    return texts
  }

  /// The first key of the same name as a key of the same object.
  func key(like key: Int, of object: Int) -> Int {
    var other = object + 1
    while other < key, !areAlike(key, other) { other = nextKey(after: other) }
    return other
  }

  private func areAlike(_ key: Int, _ other: Int) -> Bool {
    let (token, twin) = (tokens[key], tokens[other])
    guard !token.hasEscapes, !twin.hasEscapes else {
      return text(of: key).utf8.elementsEqual(text(of: other).utf8)
    }
    guard token.content.count == twin.content.count else { return false }
    return JSONBytes.of(source) { bytes in
      zip(token.content, twin.content).allSatisfy { bytes[$0] == bytes[$1] }
    }
  }
}
