/// Which words of a text are denied.
struct Denials: Sendable {
  private let words: [AnswerText.Word]

  /// How many words before a phrase may deny it: "do not get security fixes for three years".
  private static let reachBefore = 8
  /// How many words after it: "LTS releases do not".
  private static let reachAfter = 3

  init(in words: [AnswerText.Word]) { self.words = words }

  /// Whether a phrase is denied, given the places of its words.
  func deny(_ place: [Int]) -> Bool {
    guard let first = place.first, let last = place.last else { return false }
    let before = max(0, first - Self.reachBefore)..<last
    let after = last + 1..<max(last + 1, min(words.count, last + 1 + Self.reachAfter))
    return before.contains {
      denies(at: $0) && words[$0].clause == words[first].clause && !place.contains($0)
        && (!isAdvice($0) || first <= $0 + 2)
    }
      || after.contains {
        words[$0].stem == AnswerText.negation && words[$0].clause == words[last].clause
          && denies(at: $0) && !introduces(at: $0)
      }
  }

  /// "not", but not in "not only" or "don't forget"; and "instead of", "rather than".
  private func denies(at index: Int) -> Bool {
    switch words[index].text {
    case "instead": return text(index + 1) == "of"
    case "rather": return text(index + 1) == "than"
    default: break
    }
    guard words[index].stem == AnswerText.negation else { return false }
    return !Self.hollow.contains(text(index + 1)) && !Self.hollow.contains(text(index + 2))
      && !isLifted(index)
  }

  /// Words by which a negation denies nothing: "not only", "never fails to", "no doubt".
  private static let hollow: Set<String> = [
    "only", "just", "merely", "forget", "forgets", "hesitate", "fail", "fails", "doubt", "wonder",
    "matter",
  ]

  /// "Nothing is sent unless you iterate" says that it is sent.
  private func isLifted(_ index: Int) -> Bool {
    let sentence = words[index].sentence
    return words[(index + 1)...].prefix(Self.reachBefore + 4).contains {
      $0.sentence == sentence && Self.lifting.contains($0.text)
    }
  }

  static let lifting: Set<String> = ["unless", "until"]

  /// "Don't keep it there" at the beginning of a sentence denies what to do, and nothing of what it is done with.
  private func isAdvice(_ index: Int) -> Bool {
    let isDoNot = words[index].text == "not" && index > 0 && text(index - 1) == "do"
    guard isDoNot || ["dont", "never"].contains(words[index].text) else { return false }
    let first = isDoNot ? index - 1 : index
    return first == 0 || words[first - 1].sentence != words[first].sentence
  }

  /// A negation behind a phrase that begins what comes next: "is lazy, no query is sent".
  private func introduces(at index: Int) -> Bool {
    words[index].text == "no" || words[index].text == "without"
  }

  private func text(_ index: Int) -> String { index < words.count ? words[index].text : "" }
}
