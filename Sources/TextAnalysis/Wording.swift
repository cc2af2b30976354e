/// A number with its noun, in the singular or with an "s": "1 answer", "2 answers".
package func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}

/// A share of 1 as whole percents, such as "81 %".
package func percent(_ share: Double) -> String {
  "\(Int((share * 100).rounded())) %"
}

extension String {
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
