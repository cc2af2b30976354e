import Questions

extension Query {
  /// Reads what was typed.
  ///
  ///     cascade "foreign key" -admin bank:acme topic:models,orm level:advanced kind:choice is:due id:on-del
  ///
  /// Several values of one filter widen it, different filters narrow each other. A quote without its
  /// partner reaches to the end. A word with a colon that is no filter is just a word.
  ///
  /// - Parameters:
  ///   - text: At most ``longestText`` bytes are read.
  ///   - topics: The topics that exist.
  ///   - banks: The banks that exist.
  /// - Throws: ``QueryError/unknownValue(filter:value:allowed:)`` when a filter cannot have a value.
  package init(
    parsing text: String, topics: [String], banks: [String] = []
  ) throws(QueryError) {
    self.init()
    let known = KnownNames(topics: topics, banks: banks)
    var rest = text.prefix(Self.longestText)
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      try addClause(from: &rest, known)
    }
    if case .word = clauses.last { lastWordIsOpen = text.last?.isWhitespace == false }
  }

  /// Characters of a query that are read.
  package static let longestText = 2_000

  private mutating func addClause(
    from rest: inout Substring, _ known: KnownNames
  ) throws(QueryError) {
    let isExcluded = rest.first == "-" && rest.dropFirst().first?.isWhitespace == false
    if isExcluded { rest.removeFirst() }
    if rest.first == "\"" {
      rest.removeFirst()
      let phrase = rest.removePrefix { $0 != "\"" }
      rest = rest.dropFirst()
      clauses.append(isExcluded ? .excluded(phrase) : .phrase(phrase))
      return
    }
    let word = rest.removePrefix { !$0.isWhitespace }
    if isExcluded {
      // `--fake` is a word with dashes before it, not a word to leave out.
      clauses.append(word.hasPrefix("-") ? .word(word) : .excluded(word))
    } else if try !filters.add(word, known) {
      clauses.append(.word(word))
    }
  }
}

extension Query.Filters {
  /// Takes `name:value,value`; false when the word is no filter.
  fileprivate mutating func add(_ word: String, _ known: KnownNames) throws(QueryError) -> Bool {
    guard let colon = word.firstIndex(of: ":"),
      let filter = QueryError.Filter(rawValue: word[..<colon].lowercased())
    else { return false }
    let values = word[word.index(after: colon)...].split(
      separator: ",", omittingEmptySubsequences: false)
    for value in values { try add(value.lowercased(), to: filter, known) }
    return true
  }

  private mutating func add(
    _ value: String, to filter: QueryError.Filter, _ known: KnownNames
  ) throws(QueryError) {
    switch filter {
    case .bank: banks.insert(try known.banks.checked(value, of: filter))
    case .topic: topics.insert(try known.topics.checked(value, of: filter))
    case .level: levels.insert(try Level(value, of: filter))
    case .kind: kinds.insert(try Kind(value, of: filter))
    case .is: standings.insert(try Standing(value, of: filter))
    case .id: if !value.isEmpty { ids.insert(value) }
    }
  }
}

/// What only the banks in use know of the values of filters.
private struct KnownNames {
  let topics: [String]
  let banks: [String]
}

extension [String] {
  fileprivate func checked(
    _ value: String, of filter: QueryError.Filter
  ) throws(QueryError) -> String {
    guard contains(value) else {
      throw .unknownValue(filter: filter, value: value, allowed: self)
    }
    return value
  }
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  fileprivate init(_ value: String, of filter: QueryError.Filter) throws(QueryError) {
    guard let known = Self(rawValue: value) else {
      throw .unknownValue(filter: filter, value: value, allowed: Self.allCases.map(\.rawValue))
    }
    self = known
  }
}

extension Substring {
  fileprivate mutating func removePrefix(while condition: (Character) -> Bool) -> String {
    let prefix = prefix(while: condition)
    self = self[prefix.endIndex...]
    return String(prefix)
  }
}
