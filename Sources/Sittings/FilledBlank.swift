internal import Questions
internal import Quiz
internal import Scoring

/// What came of one of the blanks that were to be filled.
struct FilledBlank {
  /// From 1; nil where it is the only one.
  let number: Int?
  /// Empty when nothing was typed, or it was not known.
  let given: String
  let outcome: Mark.Outcome
  let right: String
  /// Markdown.
  let why: String?

  /// How it is marked beside its text.
  var sign: String {
    switch outcome {
    case .right: "✓"
    case .close: "≈"
    case .wrong: "✗"
    }
  }
}

extension Answer {
  /// What came of each blank; none where there are no blanks to fill.
  var filledBlanks: [FilledBlank] {
    let solution = question.body.solution
    guard case .typed(let right)? = solution.right else { return [] }
    let given = if case .typed(let texts)? = given { texts } else { [String]() }
    let outcomes = mark?.blanks ?? []
    return right.indices.map { place in
      FilledBlank(
        number: right.count > 1 ? place + 1 : nil,
        given: given.indices.contains(place) ? given[place] : "",
        outcome: outcomes.indices.contains(place) ? outcomes[place] : .wrong,
        right: right[place], why: solution.reasons[place])
    }
  }
}
