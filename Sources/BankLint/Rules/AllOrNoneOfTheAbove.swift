internal import Questions
internal import TextAnalysis

extension LintRule {
  static let allOrNoneOfTheAbove = LintRule(
    "all-or-none-of-the-above",
    "No option stands for others: options are shuffled, and it tests nothing but logic."
  ) { question in
    let prompt = Tokenizer.tokens(in: question["prompt"]?.plain ?? "").map(\.text)
    let isAmbiguous = question.promptNamesSeveral
    return question.options.enumerated().compactMap { index, option in
      let words = Tokenizer.tokens(in: option.text.prose).filter { $0.form != .part }.map(\.text)
      return refersToTheOthers(words[...], subject: subject(of: prompt))
        || namesLetters(option.text.prose, subject: Set(prompt))
        || (!isAmbiguous && StandIn.isFound(index, among: question.options))
        ? FieldFinding(
          option.text.field, "\"\(option.text.plain)\" stands for other options; name them")
        : nil
    }
  }

  private static let amounts: Set<String> = [
    "all", "none", "both", "neither", "either", "any", "every", "each", "some", "several", "most",
    "more", "least", "only", "just", "not", "no", "combination", "two", "three", "four", "five",
    "2", "3", "4", "5",
  ]
  private static let links: Set<String> = [
    "of", "the", "a", "at", "than", "one", "other", "others", "these", "those", "them", "listed",
    "given", "possible",
  ]
  private static let places: Set<String> = [
    "above", "abovementioned", "below", "preceding", "foregoing",
  ]
  private static let nouns: Set<String> = [
    "options", "option", "answers", "answer", "choices", "choice", "statements", "statement",
  ]
  /// What makes the options of "all of them": alone, an amount says it of the subject.
  private static let pronouns: Set<String> = ["these", "those", "them", "others", "listed"]
  private static let verbs: Set<String> = ["is", "are", "apply", "hold"]
  private static let verdicts: Set<String> = [
    "right", "correct", "true", "wrong", "incorrect", "false", "apply", "hold",
  ]

  /// Such as "none of these", "all the answers are right", "more than one of the above".
  private static func refersToTheOthers(_ words: ArraySlice<String>, subject: Set<String>) -> Bool {
    let start = words.prefix { amounts.contains($0) || links.contains($0) }
    let rest = words.dropFirst(start.count)
    guard let first = start.first else { return false }
    // "The above are all true", but "the above row is locked".
    if first == "the", let place = rest.first, places.contains(place) {
      return isVerdict(rest.dropFirst())
    }
    guard start.prefix(2).contains(where: amounts.contains) else { return false }
    guard let noun = rest.first else { return start.contains(where: pronouns.contains) }
    if places.contains(noun) { return true }
    if isVerdict(rest) { return true }
    let isOfOptions = nouns.contains(noun) && !subject.contains(noun)
    let end = rest.dropFirst()
    return isOfOptions && (end.isEmpty || places.contains(end.first ?? "") || isVerdict(end))
  }

  /// Such as "are right", "are all wrong", "apply".
  private static func isVerdict(_ words: ArraySlice<String>) -> Bool {
    (1...3).contains(words.count) && verbs.contains(words.first ?? "")
      && verdicts.contains(words.last ?? "")
  }

  /// What a prompt asks about by such a noun: "two statements", but not "which answers are right".
  private static func subject(of prompt: [String]) -> Set<String> {
    let before = [""] + prompt
    let after = prompt.dropFirst() + [""]
    return Set(
      zip(prompt, zip(before, after)).filter { noun, around in
        let isOptions =
          ["these", "following"].contains(around.0)
          || (around.0 == "which" && verbs.contains(around.1))
        return nouns.contains(noun) && !isOptions
      }.map(\.0))
  }

  /// Such as "Both A and B" or "A, C", unless the prompt tells of an A and a B.
  private static func namesLetters(_ prose: String, subject: Set<String>) -> Bool {
    let joints: Set<Substring> = [
      "and", "or", "nor", "both", "neither", "either", "only", "not", "but", "options", "answers",
      "choices", "are", "correct", "right", "true",
    ]
    let words = prose.split { !$0.isLetter && !$0.isNumber && $0 != "`" }
    let letters = words.filter { ["A", "B", "C", "D", "E"].contains($0) }
    return letters.count > 1 && !letters.allSatisfy { subject.contains($0.lowercased()) }
      && words.allSatisfy { letters.contains($0) || joints.contains(Substring($0.lowercased())) }
  }
}
