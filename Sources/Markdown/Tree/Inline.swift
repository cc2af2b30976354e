/// A part of a line of text.
package indirect enum Inline: Sendable, Equatable {
  /// Characters as they are meant: escapes and entities are resolved.
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  /// A link; neither destination nor title are percent-encoded.
  case link(destination: String, title: String?, [Inline])
  /// An address between angle brackets; that of a mail begins with `mailto:`.
  case autolink(destination: String, text: String)
  case image(source: String, title: String?, [Inline])
  case softBreak
  case hardBreak
  /// A raw HTML tag, as written.
  case html(String)
}
