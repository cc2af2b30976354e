internal import TextAnalysis

extension LintRule {
  static let allOrNoneOfTheAbove = LintRule(
    "all-or-none-of-the-above",
    "No option stands for others: options are shuffled, and it tests nothing but logic."
  ) { question in
    question.options.compactMap { option in
      let words = Tokenizer.tokens(in: option.text.prose).filter { $0.form != .part }.map(\.text)
      return refersToTheOthers(words)
        ? Finding(option.text.field, "\"\(option.text.plain)\" stands for other options; name them")
        : nil
    }
  }

  private static let amounts: Set<String> = ["all", "none", "both", "neither", "either", "any"]
  private static let others: Set<String> = [
    "above", "below", "options", "answers", "choices", "statements",
  ]
  /// Such as "none of them" when nothing else is said.
  private static let pronouns: Set<String> = ["these", "those", "them"]

  private static func refersToTheOthers(_ words: [String]) -> Bool {
    guard let amount = words.first, amounts.contains(amount) else { return false }
    let rest = words.dropFirst().drop { $0 == "of" || $0 == "the" || $0 == "other" }
    guard let last = rest.first else { return false }
    return others.contains(last) || (rest.count == 1 && pronouns.contains(last))
      || (rest.count == 2 && pronouns.contains(last) && others.contains(rest.last ?? ""))
  }
}
