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
    let words = stems(of: answer)
    return terms.map { point in point.contains { $0.stands(in: words) } }
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

/// An accepted term as the stems of its words, in order.
private struct Term: Sendable {
  let stems: [String]

  /// How many words before a term may negate it: "does not really join".
  private static let negationReach = 3
  private static let negations: Set<String> = ["not", "no", "never", "without", "nor", "cannot"]

  init(_ text: String) {
    stems = Scoring.stems(of: text).map(\.stem)
  }

  func stands(in words: [Word]) -> Bool {
    guard !stems.isEmpty, words.count >= stems.count else { return false }
    return (0...words.count - stems.count).contains { start in
      zip(stems, words[start...]).allSatisfy { $0 == $1.stem } && !isNegated(words, at: start)
    }
  }

  private func isNegated(_ words: [Word], at start: Int) -> Bool {
    guard Self.negations.isDisjoint(with: stems) else { return false }
    return words[max(0, start - Self.negationReach)..<start].contains { $0.isNegation }
  }

  struct Word {
    let stem: String
    var isNegation: Bool { negations.contains(stem) || stem.hasSuffix("n't") }
  }
}

/// The words of a text in order, identifiers as their parts.
private func stems(of text: String) -> [Term.Word] {
  Tokenizer.tokens(in: text).filter { $0.form == .word || $0.form == .part }
    .map { Term.Word(stem: Porter2.stem($0.text)) }
}
