/// A way to ask.
package struct Kind: Sendable, Hashable, RawRepresentable, CaseIterable {
  /// As files, flags and JSON forms have it.
  package let rawValue: String
  /// As a heading has it.
  package let title: String
  /// What an interviewer would give for an answer.
  package let minutes: Double
  /// How an answer is judged, in a sentence or two.
  package let judged: String

  package init(_ name: String, title: String, minutes: Double, judged: String) {
    rawValue = name
    self.title = title
    self.minutes = minutes
    self.judged = judged
  }

  package init?(rawValue: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  package static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

  package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// The one table of kinds: a further kind is its file and its row here.
  package static let bodies: [any QuestionBody.Type] = [
    OpenAnswer.self, Choice.self, ShortAnswer.self, Ordering.self, FaultyLine.self, Exercise.self,
  ]

  package static let allCases = bodies.map { $0.kind }

  /// What reads the fields of this kind.
  var body: (any QuestionBody.Type)? { Self.bodies.first { $0.kind == self } }
}
