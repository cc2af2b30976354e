/// Where a finding stands; places sort as a reader comes to them.
enum LintPlace: Sendable, Equatable, Comparable {
  /// A spot of the file with this index.
  case file(Int, Spot)
  case bank
  case syllabus

  enum Spot: Sendable, Equatable, Comparable {
    case whole
    /// A field of the question with this index.
    case question(Int, QuestionField)
  }
}
