package import Arguments
package import Questions
internal import Search

/// What somebody studies for good, in the filter language of the search: "bank:acme level:advanced".
package struct StudyScope {
  package let text: String
  private let filters: Query.Filters

  /// Why a text narrows nothing.
  package struct Refusal: Error {
    package let reason: BadValue
  }

  /// Reads a scope for the banks in use.
  package init(_ text: String, in library: Library) throws(Refusal) {
    let query: Query
    do throws(QueryError) {
      query = try Query(
        parsing: text, topics: library.topics.map(\.id), banks: library.banks.map(\.name))
    } catch {
      guard case .unknownValue(let filter, let value, let allowed) = error else {
        throw Self.unclear
      }
      let expected = BadValue(choices: allowed, got: value)
      throw Refusal(
        reason: BadValue(
          "\(filter.rawValue): \(expected.expectation)", suggestion: expected.suggestion))
    }
    guard query.clauses.isEmpty, query.filters != Query.Filters() else { throw Self.unclear }
    guard query.filters.standings.isEmpty else { throw Self.passing }
    self.text = text
    filters = query.filters
    guard library.questions.contains(where: keeps) else { throw Self.empty }
  }

  package func keeps(_ question: Question) -> Bool {
    (filters.banks.isEmpty || filters.banks.contains(question.bank))
      && (filters.topics.isEmpty || filters.topics.contains(question.topic))
      && (filters.levels.isEmpty || filters.levels.contains(question.level))
      && (filters.kinds.isEmpty || filters.kinds.contains(question.kind))
      && (filters.ids.isEmpty || filters.ids.contains(where: question.id.hasPrefix))
  }

  private static let unclear = Refusal(
    reason: BadValue("expected filters such as bank:acme topic:orm level:advanced kind:choice"))
  private static let passing = Refusal(
    reason: BadValue("expected what stays; is:due and the like change with every answer"))
  private static let empty = Refusal(
    reason: BadValue("expected filters that some question passes; none passes all of these"))
}
