internal import Formats
internal import JSON
internal import Questions

/// Where the questions of an installed bank came from, as its file `source.json` remembers it.
struct BankOrigins {
  private(set) var files: [String: String] = [:]
  private(set) var keys: [String: String] = [:]
  private(set) var gone: [String: String] = [:]
  /// Whether the syllabus was added, and not made from the topics.
  private(set) var hasOwnSyllabus = true

  init() {}

  init(_ earlier: EarlierBank, hasOwnSyllabus: Bool) {
    (files, keys, gone) = (earlier.files, earlier.keys, earlier.gone)
    self.hasOwnSyllabus = hasOwnSyllabus
  }

  init(_ bytes: [UInt8], path: String) throws(BankProblem) {
    let root = try BankFile.document(bytes, path: path).root
    func pairs(_ name: String) throws(BankProblem) -> [String: String] {
      guard let node = root[name] else { return [:] }
      let members = node.members ?? []
      let pairs = members.compactMap { member in member.value.text.map { (member.name, $0) } }
      guard node.isObject, pairs.count == members.count else {
        throw BankProblem(
          file: path, field: name, at: node.place,
          reason: .wrongType(expected: "an object of texts in quotes"))
      }
      return Dictionary(pairs) { first, _ in first }
    }
    guard root.isObject else {
      throw BankProblem(file: path, at: root.place, reason: .wrongType(expected: "an object"))
    }
    if let key = root.repeatedKeys.first { throw BankProblem(repeated: key, file: path) }
    (files, keys, gone) = (try pairs("files"), try pairs("keys"), try pairs("gone"))
    hasOwnSyllabus = root["ownSyllabus"]?.bool ?? true
  }

  var json: JSON {
    func pairs(_ values: [String: String]) -> JSON {
      .object(
        values.sorted { $0.key < $1.key }.map { JSON.Field(name: $0.key, value: .text($0.value)) })
    }
    return [
      "files": pairs(files), "keys": pairs(keys), "gone": pairs(gone),
      "ownSyllabus": .bool(hasOwnSyllabus),
    ]
  }
}
