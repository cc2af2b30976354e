import Markdown
internal import TextAnalysis

/// Inlines as styled text.
struct InlineRenderer: Sendable {
  /// Whether code and emphasis keep their marks, because there are no styles to tell them by.
  let marksInText: Bool

  /// One array for each line that the text asks for itself.
  func segments(_ inlines: [Inline], _ style: Style = .plain) -> [[StyledLine.Span]] {
    var segments: [[StyledLine.Span]] = [[]]
    add(inlines, style, to: &segments)
    return segments
  }

  private func add(_ inlines: [Inline], _ style: Style, to segments: inout [[StyledLine.Span]]) {
    for inline in inlines { add(inline, style, to: &segments) }
  }

  private func add(_ inline: Inline, _ style: Style, to segments: inout [[StyledLine.Span]]) {
    switch inline {
    case .text(let text): addText(text, style, to: &segments)
    case .code(let code):
      append(marksInText ? "`\(code)`" : code, Style(.code, style.traits), to: &segments)
    case .emphasis(let inlines): wrap(inlines, "*", style.with(.italic), to: &segments)
    case .strong(let inlines): wrap(inlines, "**", style.with(.bold), to: &segments)
    case .strikethrough(let inlines): wrap(inlines, "~~", style.with(.strikethrough), to: &segments)
    case .link(let destination, _, let inlines):
      add(inlines, link(to: destination, style), to: &segments)
      addAddress(destination, unless: inlines.plainText, to: &segments)
    case .autolink(let destination, let text):
      append(text, link(to: destination, style), to: &segments)
    case .image(let source, _, let inlines):
      append("[\(inlines.plainText)]", style, to: &segments)
      addAddress(source, unless: "", to: &segments)
    case .softBreak: append(" ", style, to: &segments)
    case .hardBreak: segments.append([])
    case .html(let tag):
      if inline.isLineBreakTag {
        segments.append([])
      } else {
        append(tag, Style(.muted), to: &segments)
      }
    }
  }

  /// Text, in which an address that stands alone is a link.
  private func addText(
    _ text: String, _ style: Style, to segments: inout [[StyledLine.Span]]
  ) {
    guard text.contains(text: "://") else { return append(text, style, to: &segments) }
    for (place, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if place > 0 { append(" ", style, to: &segments) }
      let end = word.reversed().prefix { ".,;:!?)".contains($0) }.count
      let address = WebAddress(String(word.dropLast(end)))
      let own = address.map { Style(.link, style.traits, to: $0) } ?? style
      append(String(word.dropLast(end)), own, to: &segments)
      append(String(word.suffix(end)), style, to: &segments)
    }
  }

  private func link(to destination: String, _ style: Style) -> Style {
    Style(.link, style.traits.union(.underline), to: WebAddress(destination))
  }

  private func wrap(
    _ inlines: [Inline], _ mark: String, _ style: Style, to segments: inout [[StyledLine.Span]]
  ) {
    if marksInText { append(mark, style, to: &segments) }
    add(inlines, style, to: &segments)
    if marksInText { append(mark, style, to: &segments) }
  }

  private func addAddress(
    _ address: String, unless text: String, to segments: inout [[StyledLine.Span]]
  ) {
    guard address != text, !address.isEmpty else { return }
    append(" (\(address))", Style(.muted), to: &segments)
  }

  private func append(_ text: String, _ style: Style, to segments: inout [[StyledLine.Span]]) {
    segments[segments.count - 1].append(StyledLine.Span(text, style))
  }
}
