internal import TextAnalysis

/// A line of styled text that is safe to print.
package struct StyledLine: Sendable, Equatable {
  /// A piece of one style; no control character gets into its text.
  package struct Span: Sendable, Equatable {
    package fileprivate(set) var text: String
    package let style: Style

    package init(_ text: String, _ style: Style = .plain) {
      self.text = ControlCharacters.visible(text)
      self.style = style
    }
  }

  package private(set) var spans: [Span] = []
  /// In columns.
  package private(set) var width = 0
  /// The last character, which what comes next may join, also in another style.
  private var end = ""

  package init(_ spans: [Span] = []) {
    for span in spans { append(span) }
  }

  package init(_ text: String, _ style: Style = .plain) {
    append(Span(text, style))
  }

  /// The text without its styles.
  package var text: String {
    spans.map(\.text).joined()
  }

  /// The line as it is written to a terminal.
  package func ansi(_ palette: Palette) -> String {
    spans.map { palette.paint($0.text, $0.style) }.joined()
  }

  package mutating func append(_ span: Span) {
    guard !span.text.isEmpty else { return }
    // A joiner or selector changes the columns of what stands before it.
    let joined = end + span.text
    width += DisplayWidth.of(joined) - DisplayWidth.of(end)
    end = joined.last.map { String($0) } ?? ""
    if spans.last?.style == span.style {
      spans[spans.count - 1].text += span.text
    } else {
      spans.append(span)
    }
  }

  package mutating func append(_ line: StyledLine) {
    for span in line.spans { append(span) }
  }

  package static func + (left: StyledLine, right: StyledLine) -> StyledLine {
    StyledLine(left.spans + right.spans)
  }
}
