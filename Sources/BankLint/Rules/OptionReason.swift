internal import Questions
internal import TextAnalysis

extension LintRule {
  static let optionReason = LintRule(
    "option-reason", "Every option says why it is right or wrong, which is what is learnt from it."
  ) { question in
    var firstWithReason: [String: Int] = [:]
    return question.options.enumerated().compactMap { index, option in
      let reason = option.why.plain.folded
      let field = FieldPath("options", index, "why")
      guard !reason.isEmpty else {
        return FieldFinding(field, "give a reason in \(fewestReasonWords) words or more, not 0")
      }
      if let first = firstWithReason.updateValue(index, forKey: reason) {
        firstWithReason[reason] = first
        return FieldFinding(field, "says the same as \(FieldPath("options", first, "why"))")
      }
      if reason == option.text.plain.folded {
        return FieldFinding(field, "only repeats the option")
      }
      let words = option.why.wordCount
      return words < fewestReasonWords
        ? FieldFinding(field, "give a reason in \(fewestReasonWords) words or more, not \(words)")
        : nil
    }
  }

  private static let fewestReasonWords = 4
}
