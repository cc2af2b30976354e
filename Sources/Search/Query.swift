package import Questions

/// What somebody searches for: words, and conditions that every hit meets.
package struct Query: Sendable, Equatable {
  package var clauses: [Clause]
  package var filters: Filters
  /// Whether the last word may be the beginning of a longer one.
  package var lastWordIsOpen: Bool

  package enum Clause: Sendable, Equatable {
    case word(String)
    /// The words stand one after the other.
    case phrase(String)
    /// The words do not stand one after the other.
    case excluded(String)

    var text: String {
      switch self {
      case .word(let text), .phrase(let text), .excluded(let text): text
      }
    }
  }

  /// Empty sets let everything pass.
  package struct Filters: Sendable, Equatable {
    /// Names of banks.
    package var banks: Set<String> = []
    package var topics: Set<String> = []
    package var levels: Set<Level> = []
    package var kinds: Set<Kind> = []
    /// Only the progress store knows these; the caller hands them in as a condition.
    package var standings: Set<Standing> = []
    /// Whole ids, or their beginnings.
    package var ids: Set<String> = []

    package init() {}
  }

  /// Whether nothing is asked for: no word with a letter or digit, no phrase, no filter.
  package var isEmpty: Bool {
    filters == Filters()
      && clauses.allSatisfy { $0.text.allSatisfy { !$0.isLetter && !$0.isNumber } }
  }

  package init(clauses: [Clause] = [], filters: Filters = Filters(), lastWordIsOpen: Bool = false) {
    self.clauses = clauses
    self.filters = filters
    self.lastWordIsOpen = lastWordIsOpen
  }
}

/// What is wrong with a query.
package enum QueryError: Error, Sendable, Equatable {
  case unknownValue(filter: Filter, value: String, allowed: [String])

  /// The conditions that a query can hold, by the names that are typed.
  package enum Filter: String, CaseIterable, Sendable {
    case bank, topic, level, kind, `is`, id
  }
}
