import Questions

/// How much of its subject a question covers.
///
/// Who types `middleware` wants to be told what it is before being asked about one trap of it.
enum Scope: Int, CaseIterable {
  /// What is picked, filled in or put in order asks for one thing.
  case detail
  case subject
  /// An open question that begins with "What is".
  case definition

  init(of question: Question) {
    guard case .type(.atLength) = question.body.shape else {
      self = .detail
      return
    }
    self = Self.openings.contains(where: question.prompt.hasPrefix) ? .definition : .subject
  }

  /// The share of the best word's score that is added, so that it matters for short queries.
  ///
  /// Small enough that a synonym stays below the literal word, see ``Reading``.
  var bonus: Float {
    switch self {
    case .detail: 0
    case .subject: 0.05
    case .definition: 0.1
    }
  }

  private static let openings = ["What is ", "What are "]
}
