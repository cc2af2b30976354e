package import Questions

/// What a search found, best first.
package struct SearchResults: Sendable {
  package let hits: [Hit]
  /// How many questions have something of the query.
  package let count: Int
  /// Nothing when the best hit is probably what was asked for.
  package let doubt: Doubt?
  /// The words of the query as they were understood, when none of the index matched one exactly.
  package let corrected: String?
  /// The words of the query that no hit has, in the order of the query.
  package let dropped: [String]
  /// Of each segment.
  let highlights: [Highlights]

  /// Whether the best hit is probably what was asked for.
  package var isConfident: Bool { !hits.isEmpty && doubt == nil }
}

/// A question that was found.
package struct Hit: Sendable, Equatable {
  /// The number of its segment.
  let segment: Int
  /// The number of the question in the order in which its segment was built.
  package let position: Int
  package let id: String
  /// The sum of the parts.
  package let score: Double
  package let parts: [ScorePart]
}

/// A summand of a score; see ``Ranking``.
package struct ScorePart: Sendable, Equatable {
  package let value: Double
  package let reason: ScoreReason
}

/// What a summand of a score is given for.
package enum ScoreReason: Sendable, Equatable {
  /// A word of the query, how the question has it, and the best field in which it has it.
  case word(String, Reading, SearchField)
  /// Words that are neighbours in the query stand close together.
  case closeness
  /// The question covers a subject, not a detail of one.
  case overview
}

/// What a list of results shows of a hit.
package struct Listing: Sendable, Equatable {
  package let id: String
  package let topic: String
  package let level: Level
  package let kind: Kind
  package let covers: [String]
  /// The whole prompt in Markdown.
  package let prompt: Excerpt
  /// The place outside of the prompt that says best why the question was found.
  package let snippet: Snippet?
}

/// A text and where the words of the query stand in it.
package struct Excerpt: Sendable, Equatable {
  package let text: String
  /// UTF-8 offsets in the text, ascending and apart.
  package let matches: [Range<Int>]
}

/// Sentences of a field, in one line.
package struct Snippet: Sendable, Equatable {
  package let field: SearchField
  package let excerpt: Excerpt
  /// Whether its first or last sentence is longer than what is shown of it.
  package let isCutAtStart: Bool
  package let isCutAtEnd: Bool

  /// What is said before it, when it is not part of the answer.
  package var label: String? { field == .askedAs ? "asked as: " : nil }

  /// In one line, without styles.
  package var line: String {
    (label ?? "") + (isCutAtStart ? "…" : "") + excerpt.text + (isCutAtEnd ? "…" : "")
  }
}
