/// A word of a text, folded, and where it stands.
package struct Token: Sendable, Hashable {
  /// The word without case and accents.
  package let text: String
  /// UTF-8 offsets in the text.
  package let range: Range<Int>
  /// Words are numbered from 0; an identifier takes as many numbers as it has parts.
  package let position: Int
  /// Whether it is a word, or an identifier or its part.
  package let form: Form

  /// What a token is of its text.
  package enum Form: Sendable, Hashable {
    /// A word that has no parts.
    case word
    /// An identifier as one word, without the separators that people leave out:
    /// `select_related` is `selectrelated`, `N+1` is `n+1`, `5.2` is `5.2`.
    case whole
    /// A part of the identifier that comes before it.
    case part
    /// A name of one letter that is called: `F('price')` is `f()`. It comes before the word `f`,
    /// with the same range and position.
    case call
  }

  package init(text: String, range: Range<Int>, position: Int, form: Form) {
    self.text = text
    self.range = range
    self.position = position
    self.form = form
  }
}
