package import Questions
private import TextAnalysis

/// Holds a typed answer against the key points of an open question.
///
/// A point counts as said when one of its accepted terms stands in the answer, in any word form and
/// without a negation just before it.
package struct Rubric: Sendable {
  private let terms: [[Term]]

  package init(_ keyPoints: [KeyPoint]) {
    terms = keyPoints.map { $0.accept.map(Term.init) }
  }

  /// Per key point, whether it was said.
  package func said(in answer: String) -> [Bool] {
    let answer = Reading(answer)
    return terms.map { point in point.contains { $0.stands(in: answer) } }
  }

  /// The grade that the share of points said suggests: three quarters good, two fifths hard.
  package static func suggestion(said: [Bool]) -> Grade {
    switch share(said) {
    case 0.75...: .good
    case 0.4...: .hard
    default: .again
    }
  }

  /// The share of points said; when none was ticked or found, the grade speaks for itself.
  package static func score(said: [Bool], _ grade: Grade) -> Double {
    said.contains(true) ? share(said) : grade == .again ? 0 : 1
  }

  private static func share(_ said: [Bool]) -> Double {
    said.isEmpty ? 0 : Double(said.count(where: \.self)) / Double(said.count)
  }
}

/// A text as stems in order, read in two ways: "SQLite" and `select_related` as one word, and as
/// their parts; people write either.
private struct Reading: Sendable {
  let wholes: [String]
  let parts: [String]

  init(_ text: String) {
    let tokens = Tokenizer.tokens(in: text)
    wholes = tokens.filter { $0.form == .word || $0.form == .whole }.map { Porter2.stem($0.text) }
    parts = tokens.filter { $0.form == .word || $0.form == .part }.map { Porter2.stem($0.text) }
  }
}

/// One accepted term.
private struct Term: Sendable {
  private let reading: Reading

  /// How many words before a term may negate it: "does not really join".
  private static let negationReach = 3
  /// As the tokenizer gives them: without apostrophes.
  private static let negations: Set<String> = [
    "not", "no", "never", "without", "nor", "cannot", "cant", "dont", "doesnt", "didnt", "isnt",
    "arent", "wasnt", "werent", "wont", "wouldnt", "shouldnt", "couldnt", "hasnt", "havent",
  ]

  init(_ text: String) {
    reading = Reading(text)
  }

  func stands(in answer: Reading) -> Bool {
    stands(reading.wholes, in: answer.wholes) || stands(reading.parts, in: answer.parts)
  }

  private func stands(_ stems: [String], in words: [String]) -> Bool {
    guard !stems.isEmpty, words.count >= stems.count else { return false }
    return (0...words.count - stems.count).contains { start in
      words[start..<start + stems.count].elementsEqual(stems)
        && !isNegated(stems, in: words, at: start)
    }
  }

  private func isNegated(_ stems: [String], in words: [String], at start: Int) -> Bool {
    guard Self.negations.isDisjoint(with: stems) else { return false }
    return words[max(0, start - Self.negationReach)..<start].contains(
      where: Self.negations.contains)
  }
}
