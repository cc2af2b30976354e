/// A number with its noun: "1 answer", "2 answers", "2 queries".
package func counted(_ number: Int, _ noun: String) -> String {
  if number == 1 { return "1 \(noun)" }
  let isLikeQuery = noun.hasSuffix("y") && !["a", "e", "o", "u"].contains(noun.dropLast().last)
  return "\(number) " + (isLikeQuery ? noun.dropLast() + "ies" : noun + "s")
}

/// A share of 1 as whole percents, such as "81 %".
package func percent(_ share: Double) -> String {
  "\(Int((share * 100).rounded())) %"
}

extension String {
  /// The text with its first letter as a sentence or a title begins.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with a full stop, unless it ends a sentence already.
  package var sentence: String {
    last.map { ".?!".contains($0) } == true ? self : self + "."
  }

  /// The text, or its beginning where it would drown a sentence.
  package var brief: String {
    DisplayWidth.of(self) <= 80 ? self : prefix(columns: 80) + "…"
  }

  /// The text without anything that a terminal obeys: control characters become visible.
  package var harmless: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { ControlCharacters.visible(String($0)) }.joined(separator: "\n")
  }
}
