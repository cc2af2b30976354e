internal import TextAnalysis

/// An option that stands for others only where its prompt tells of nothing else it could stand for.
enum StandIn {
  /// Such as "Neither", "All three", "Both of the first two", "Everything listed here".
  static func isFound(_ index: Int, among options: [LintedQuestion.LintedOption]) -> Bool {
    let option = options[index].text
    guard option.codeSpans.isEmpty, option.codeBlocks.isEmpty else { return false }
    let words = Tokenizer.tokens(in: option.prose).map(\.text)
    return isAmount(words, ofOthers: options.count - 1) || isPlaces(words) || isListed(words)
      || (namesLetters(words)
        && !options.enumerated().contains { $0 != index && hasLetter($1.text.plain) })
  }

  private static let numbers = [2: ["two", "2"], 3: ["three", "3"], 4: ["four", "4"]]

  private static func isAmount(_ words: [String], ofOthers count: Int) -> Bool {
    words == ["neither"] || words == ["both"]
      || (words.count == 2 && words[0] == "all" && numbers[count, default: []].contains(words[1]))
  }

  private static func isPlaces(_ words: [String]) -> Bool {
    words.count == 5 && ["all", "both", "either", "neither", "none", "any"].contains(words[0])
      && words[1...2] == ["of", "the"] && ["first", "last", "other"].contains(words[3])
      && numbers.values.joined().contains(words[4])
  }

  private static func isListed(_ words: [String]) -> Bool {
    (2...3).contains(words.count) && ["everything", "anything", "nothing"].contains(words[0])
      && words[1] == "listed" && words.dropFirst(2).allSatisfy { ["here", "above"].contains($0) }
  }

  private static let letters: Set<String> = ["a", "b", "c", "d", "e"]

  /// Small letters, of which "a" may be a word.
  private static func namesLetters(_ words: [String]) -> Bool {
    words.count == 4 && ["both", "either", "neither"].contains(words[0])
      && letters.contains(words[1]) && ["and", "or", "nor"].contains(words[2])
      && letters.contains(words[3])
  }

  /// Whether a letter is spoken of; "a" alone may be an article.
  private static func hasLetter(_ text: String) -> Bool {
    !letters.subtracting(["a"]).isDisjoint(with: Tokenizer.tokens(in: text).map(\.text))
  }
}
