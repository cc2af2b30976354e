internal import Questions

extension LintRule {
  static let syllabusOpen = LintRule(
    "syllabus-open", "An open question per syllabus item: explaining is another skill than picking."
  ) { bank in
    items(withFewerThan: 1, OpenAnswer.kind, in: bank)
  }

  static let syllabusChoice = LintRule(
    "syllabus-choice", "Two choice questions per syllabus item: one can be guessed, two seldom are."
  ) { bank in
    items(withFewerThan: 2, Choice.kind, in: bank)
  }

  /// Items that fewer questions of the kind cover; one that nothing covers is told elsewhere.
  private static func items(
    withFewerThan fewest: Int, _ kind: Kind, in bank: LintedBank
  ) -> [PlacedFinding] {
    guard bank.isWholeAndSound else { return [] }
    var counts: [String: [Kind: Int]] = [:]
    for question in bank.files.flatMap(\.questions).map(\.question) {
      for item in Set(question.covers) {
        counts[item, default: [:]][question.kind, default: 0] += 1
      }
    }
    return bank.syllabusItems.compactMap { item in
      guard let covering = counts[item], covering[kind, default: 0] < fewest else { return nil }
      return PlacedFinding(
        place: .syllabus,
        text: """
          \(item): ask \(fewest) \(kind.rawValue) question\(fewest == 1 ? "" : "s") or more, \
          not \(covering[kind, default: 0])
          """)
    }
  }
}
