/// Words that turn a statement into its opposite, as the tokenizer gives them: without apostrophes.
package enum Negations {
  /// In an answer, where a point must not count that is denied.
  package static let inAnswers = both.union(
    words(
      """
      no without nor neither nothing none didnt wasnt werent wouldnt shouldnt couldnt hasnt havent
      """))

  /// In a prompt, where they ask for the opposite.
  package static let inPrompts = both.union(["except"])

  private static let both = words("not never cannot cant dont doesnt isnt arent wont")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
