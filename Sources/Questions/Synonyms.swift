package import JSON

/// Words and phrases that mean the same, as curated in a bank's `synonyms.json`.
package struct Synonyms: Sendable, Equatable {
  /// Each group holds two or more phrases: `["cbv", "class-based view"]`.
  package let groups: [[String]]

  package init(groups: [[String]] = []) {
    self.groups = groups
  }

  /// Reads the file `synonyms.json`.
  package init(_ root: JSONNode, file: String) throws(BankProblem) {
    guard let lists = root["groups"]?.elements else {
      throw Self.problem(file, root["groups"] ?? root)
    }
    if let key = root.repeatedKeys.first { throw BankProblem(repeated: key, file: file) }
    groups = try Array(lists).map { (list) throws(BankProblem) in
      guard let phrases = list.texts else { throw Self.problem(file, list) }
      return phrases
    }
  }

  private static func problem(_ file: String, _ node: JSONNode) -> BankProblem {
    BankProblem(
      file: file, at: node.place,
      reason: .wrongType(expected: "an object whose \"groups\" are lists of phrases"))
  }
}
