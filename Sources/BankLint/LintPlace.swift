internal import Questions

/// Where a finding stands; the linter puts them in order.
enum LintPlace: Sendable, Equatable {
  /// A spot of the file with this index.
  case file(Int, Spot)
  case bank
  case syllabus

  enum Spot: Sendable, Equatable {
    case whole
    /// A field of the question with this index.
    case question(Int, FieldPath)
  }
}
