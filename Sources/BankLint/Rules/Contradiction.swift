internal import Questions
internal import TextAnalysis

extension LintRule {
  static let contradiction = LintRule(
    "contradiction",
    "A key point made by names alone says what contradicts it: wrong sentences have names too."
  ) { question in
    question.solution.keyPoints.enumerated().flatMap { index, point in
      let isNamesAlone = !point.accept.isEmpty && point.accept.allSatisfy(isName)
      return isNamesAlone && point.contradict.isEmpty
        ? [
          FieldFinding(
            FieldPath("keyPoints", index, "contradict"),
            "give a phrase that says the opposite, since all that is accepted are names")
        ] : []
    }
  }

  /// A word or a piece of code, of which nothing is said.
  private static func isName(_ term: String) -> Bool {
    !term.trimmed.contains(where: \.isWhitespace)
  }
}
