internal import TextAnalysis

/// The keys that work on a screen, and what each does.
package enum KeysPage {
  /// The hint that stands on every screen whose keys it explains.
  package static let hint = KeyHint("?", "keys", help: "this page: the keys that work here")

  package static func page(_ hints: [KeyHint]) -> TextPage<Void> {
    TextPage(
      title: "Keys",
      bindings: [
        KeyBinding(
          KeyHint("Esc", "back"), .escape, .enter, .character("?"), .character("q"), to: ())
      ]
    ) { lines(hints, width: $0) }
  }

  private static func lines(_ hints: [KeyHint], width: Int) -> [StyledLine] {
    let column = min(hints.map { DisplayWidth.of($0.name) }.max() ?? 0, width / 2)
    return hints.flatMap { hint in
      let lead = StyledLine(hint.name, Style(.accent, .bold)).padded(to: column) + StyledLine("  ")
      return LineWrapping.lines(
        [StyledLine.Span(hint.help)], width: max(1, width - lead.width)
      ).led(by: lead)
    }
  }
}
