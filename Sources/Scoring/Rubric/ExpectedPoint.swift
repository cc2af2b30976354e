internal import Questions
private import TextAnalysis

/// A key point, ready to be looked for.
struct ExpectedPoint: Sendable {
  private let terms: [(term: Term, mayBeDenied: Bool)]
  /// The words of the point itself that carry content.
  private let content: Set<String>
  /// A point that denies something is said with a negation.
  private let isNegative: Bool

  /// With this share of the point's own words in one sentence it is said, with that one in part.
  private static let saidShare = 0.6
  private static let partShare = 0.5

  /// Words of a point that is about something not happening: an answer may deny what it prevents.
  private static let preventions: Set<String> = [
    "prevent", "prevents", "avoid", "avoids", "solve", "solves", "stop", "stops",
  ]

  init(_ keyPoint: KeyPoint) {
    let words = AnswerText(keyPoint.point).wholes
    let denials = words.filter {
      Negations.inAnswers.contains($0.text) || Self.preventions.contains($0.text)
    }
    let denied = Set(
      words.filter { word in denials.contains { $0.clause == word.clause } }.map(\.stem))
    terms = keyPoint.accept.map(Term.init).map { ($0, $0.shares(denied)) }
    content = Set(words.filter { !FunctionWords.inAnswers.contains($0.text) }.map(\.stem))
    isNegative = !denials.isEmpty
  }

  func finding(in answer: AnswerText) -> Rubric.Finding {
    let found = terms.flatMap { $0.places(in: answer, mayBeDenied: $1) }
    if let place = found.first(where: { $0.allSatisfy(\.isStatement) }) {
      return .said(place.map(\.text))
    }
    let (share, words) = coverage(of: answer)
    if share >= Self.saidShare, Set(words.map(\.stem)).count >= min(3, content.count) {
      return .said(words.map(\.text))
    }
    if let place = found.first { return .partly(place.map(\.text)) }
    if share >= Self.partShare, words.count >= 2 { return .partly(words.map(\.text)) }
    return .missed
  }

  /// The largest share of the point's own words in one sentence without a negation of its own; of equal
  /// ones the first.
  private func coverage(of answer: AnswerText) -> (share: Double, words: [AnswerText.Word]) {
    var best: (share: Double, words: [AnswerText.Word]) = (0, [])
    let sentences = Dictionary(grouping: answer.wholes, by: \.sentence)
    for (_, sentence) in sentences.sorted(by: { $0.key < $1.key }) {
      let words = sentence.filter { content.contains($0.stem) && $0.isStatement }
      let isDenied =
        !isNegative && sentence.contains { Negations.inAnswers.contains($0.text) }
      let share = Double(Set(words.map(\.stem)).count) / Double(max(1, content.count))
      if !isDenied, share > best.share { best = (share, words) }
    }
    return best
  }
}

/// One accepted term.
private struct Term: Sendable {
  private let wholes: [String]
  private let parts: [String]
  private let isNegation: Bool

  /// How many words before a term may deny it: "do not get security fixes for three years".
  private static let reachBefore = 8
  /// How many words after it: "LTS releases do not".
  private static let reachAfter = 3
  /// How many other words may stand among those of a term: "query for each single row".
  private static let gap = 2

  init(_ text: String) {
    let reading = AnswerText(text)
    wholes = reading.wholes.map(\.stem)
    parts = reading.parts.map(\.stem)
    isNegation = reading.wholes.contains { Negations.inAnswers.contains($0.text) }
  }

  /// The words of the answer that are the term, for each place where it stands undenied.
  func places(in answer: AnswerText, mayBeDenied: Bool) -> [[AnswerText.Word]] {
    let found = Self.places(wholes, in: answer.wholes) + Self.places(parts, in: answer.parts)
    return found.filter { mayBeDenied || isNegation || !$0.isDenied }.map(\.words)
  }

  /// Whether the term has a word of these, given as stems.
  func shares(_ stems: Set<String>) -> Bool {
    !stems.isDisjoint(with: wholes) || !stems.isDisjoint(with: parts)
  }

  private struct Place {
    let words: [AnswerText.Word]
    let isDenied: Bool
  }

  private static func places(_ stems: [String], in words: [AnswerText.Word]) -> [Place] {
    guard let first = stems.first else { return [] }
    return words.indices.compactMap { start in
      guard stems.count > 1 ? stems.contains(words[start].stem) : words[start].stem == first,
        let place = place(of: stems, in: words, from: start)
      else { return nil }
      return Place(words: place.map { words[$0] }, isDenied: isDenied(place, in: words))
    }
  }

  /// The places of all words of a term from a start on: in their order with few others among them, or
  /// side by side in any order.
  private static func place(
    of stems: [String], in words: [AnswerText.Word], from start: Int
  ) -> [Int]? {
    if words[start...].prefix(stems.count).map(\.stem) == stems {
      return Array(start..<start + stems.count)
    }
    guard stems.count > 1, !stems.contains(where: FunctionWords.inAnswers.contains) else {
      return nil
    }
    let window = (start..<min(words.count, start + stems.count + gap)).filter {
      words[$0].clause == words[start].clause
    }
    var places: [Int] = []
    for stem in stems {
      guard let place = window.first(where: { words[$0].stem == stem && !places.contains($0) })
      else { return nil }
      places.append(place)
    }
    // In another order only side by side: "call old blocking code" is no "blocking call".
    let isInOrder = places == places.sorted()
    let isTogether = (places.max() ?? 0) - (places.min() ?? 0) == stems.count - 1
    return isInOrder || isTogether ? places.sorted() : nil
  }

  private static func isDenied(_ place: [Int], in words: [AnswerText.Word]) -> Bool {
    guard let first = place.first, let last = place.last else { return false }
    let before = max(0, first - reachBefore)..<last
    let after = last + 1..<min(words.count, last + 1 + reachAfter)
    return before.contains {
      denies(at: $0, in: words) && words[$0].clause == words[first].clause && !place.contains($0)
    }
      || after.contains {
        Negations.inAnswers.contains(words[$0].text) && words[$0].clause == words[last].clause
      }
  }

  /// "not", but not in "not only"; and "instead of", "rather than".
  private static func denies(at index: Int, in words: [AnswerText.Word]) -> Bool {
    let next = index + 1 < words.count ? words[index + 1].text : ""
    switch words[index].text {
    case "instead": return next == "of"
    case "rather": return next == "than"
    case let word: return Negations.inAnswers.contains(word) && next != "only"
    }
  }
}
