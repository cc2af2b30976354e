internal import Markdown
internal import TextAnalysis

extension StyledLine {
  /// The line, or as many of its words as there is room for and a mark of omission.
  package func shortened(to width: Int) -> StyledLine {
    guard self.width > width, width > 1 else { return clipped(to: width) }
    let words = LineWrapping.lines(spans, width: width - 1)[0]
    return words + StyledLine("…", words.spans.last?.style ?? .plain)
  }

  /// The line, or its beginning and "…" when it is too wide.
  package func clipped(to width: Int) -> StyledLine {
    guard self.width > width else { return self }
    guard width > 1 else { return StyledLine(width == 1 ? "…" : "") }
    var clipped = StyledLine()
    for span in spans {
      for character in span.text {
        guard clipped.width + DisplayWidth.of(character) < width else {
          return clipped + StyledLine("…", span.style)
        }
        clipped.append(Span(String(character), span.style))
      }
    }
    return clipped
  }

  /// The line broken between words, with the indent of its beginning.
  package func wrapped(to width: Int) -> [StyledLine] {
    guard let first = spans.first else { return [self] }
    let indent = StyledLine(String(first.text.prefix { $0 == " " }), first.style)
    let start = Span(String(first.text.dropFirst(indent.width)), first.style)
    return LineWrapping.lines([start] + spans.dropFirst(), width: max(1, width - indent.width))
      .led(by: indent)
  }

  /// The line with blanks behind it, up to a width.
  package func padded(to width: Int) -> StyledLine {
    self + StyledLine(String(repeating: " ", count: max(0, width - self.width)))
  }

  /// The same text in another colour where it had none of its own.
  package func tinted(_ role: Style.Role) -> StyledLine {
    StyledLine(
      spans.map { span in
        span.style.role == .text ? Span(span.text, Style(role, span.style.traits)) : span
      })
  }
}

extension [StyledLine] {
  /// Those of a text without styles.
  package init(text: String) {
    self = text.lines.map { StyledLine($0) }
  }

  /// The lines behind a lead: the first behind it, the others indented by as much.
  package func led(by lead: StyledLine) -> [StyledLine] {
    let indent = StyledLine(String(repeating: " ", count: lead.width))
    return (isEmpty ? [StyledLine()] : self).enumerated().map { ($0 == 0 ? lead : indent) + $1 }
  }

  /// Two columns beside each other.
  package static func columns(
    _ left: [StyledLine], _ right: [StyledLine], leftWidth: Int
  ) -> [StyledLine] {
    (0..<Swift.max(left.count, right.count)).map { row in
      let start = left.indices.contains(row) ? left[row] : StyledLine()
      guard right.indices.contains(row) else { return start }
      return start.padded(to: leftWidth) + StyledLine(" │ ", Style(.muted)) + right[row]
    }
  }
}

/// Texts of a bank as lines of a width.
package struct TextLayout: Sendable {
  package let width: Int
  private let palette: Palette
  private let breaksAddresses: Bool

  /// Lines longer than this tire the eye; Bringhurst, "The Elements of Typographic Style", 2.1.2,
  /// gives 75 characters as the end of the comfortable, code wants a little more.
  package static let comfortable = 96

  package init(width: Int, palette: Palette, breaksAddresses: Bool = true) {
    self.width = width
    self.palette = palette
    self.breaksAddresses = breaksAddresses
  }

  /// Markdown, behind a lead.
  package func markdown(_ text: String, lead: StyledLine = StyledLine()) -> [StyledLine] {
    MarkdownRenderer(
      width: width - lead.width, palette: palette, breaksAddresses: breaksAddresses
    ).lines(Document(parsing: text)).led(by: lead)
  }

  /// Plain text, line by line, behind a lead.
  package func plain(
    _ text: String, _ style: Style = .plain, lead: StyledLine = StyledLine()
  ) -> [StyledLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      LineWrapping.lines([StyledLine.Span(String($0), style)], width: width - lead.width)
    }.led(by: lead)
  }

  package func narrowed(to width: Int) -> TextLayout {
    TextLayout(width: width, palette: palette, breaksAddresses: breaksAddresses)
  }
}
