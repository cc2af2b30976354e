/// The full name of a question: its slug in the bundled bank, `bank/slug` in every other.
///
/// Stores, exports and JSON forms carry full names, so histories written when there was one bank stay valid.
package struct QuestionID: Sendable, Hashable, CustomStringConvertible {
  package let bank: String
  package let slug: String

  package init(bank: String, slug: String) {
    self.bank = bank
    self.slug = slug
  }

  /// Reads a full name; what has no slash is of the bundled bank.
  package init(_ name: String) {
    if let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) {
      self.init(bank: String(name[..<slash]), slug: String(name[name.index(after: slash)...]))
    } else {
      self.init(bank: Bank.bundledName, slug: name)
    }
  }

  /// The slug of a name within a bank, which may be said in full there.
  static func slug(of name: String, in bank: String) -> String {
    name.hasPrefix(bank + "/") ? String(name.dropFirst(bank.utf8.count + 1)) : name
  }

  package var name: String { bank == Bank.bundledName ? slug : "\(bank)/\(slug)" }

  package var description: String { name }
}

extension Question {
  /// The name of the bank that it belongs to.
  package var bank: String { QuestionID(id).bank }

  /// What its bank's files call it.
  package var slug: String { QuestionID(id).slug }

  /// The full name of its topic, which goes as that of a question: two banks may have topics of one slug.
  package var topicName: String {
    // Asked of every question of a bank, most of which are bundled.
    guard let slash = id.utf8.firstIndex(of: UInt8(ascii: "/")) else { return topic }
    return id[...slash] + topic
  }

  /// Whether its topic is one of some, which are called by slugs or by full names.
  package func isOf(_ topics: [String]) -> Bool {
    topics.contains(topic) || topics.contains(topicName)
  }

  /// The same question under its full name in a bank, with the links that stay within it.
  func named(in bank: String) -> Question {
    guard bank != Bank.bundledName else { return self }
    return renamed { QuestionID(bank: bank, slug: $0).name }
  }

  /// The same question under the names that its bank's files have.
  package var unnamed: Question { renamed { QuestionID($0).slug } }

  /// The same question under another name, with everything in it that names questions or cases.
  package func renamed(_ name: (String) -> String) -> Question {
    var question = self
    question.change {
      $0.id = name($0.id)
      $0.formerIDs = $0.formerIDs.map(name)
      $0.related = $0.related.map(name)
      $0.casePart = $0.casePart.map { CasePart($0.case.renamed(name), number: $0.number) }
    }
    return question
  }
}
