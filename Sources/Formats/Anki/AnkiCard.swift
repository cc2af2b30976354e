internal import TextAnalysis

/// What a card of a note shows, as Markdown.
struct AnkiCard {
  private let note: AnkiNote
  private let layout: AnkiLayout
  /// What stands in the place of some fields.
  private let replaced: [String: String]

  init(_ note: AnkiNote, _ layout: AnkiLayout, replacing replaced: [String: String] = [:]) {
    self.note = note
    self.layout = layout
    self.replaced = replaced
  }

  var front: String {
    note.text(
      layout.front.filled(
        { isAsked($0) ? field($0.name) : "" }, isFilled: { !field($0).trimmed.isEmpty }))
  }

  /// Fields that are shown on demand.
  var hint: String? {
    let hints = layout.front.fields.filter { $0.filters.contains("hint") }.map { field($0.name) }
    let text = note.text(hints.joined(separator: "<br>"))
    return text.isEmpty ? nil : text
  }

  /// What the back shows below its line, or besides the fields of the front.
  var back: String {
    let extra = extra
    return extra.isEmpty ? back { _ in true } : extra
  }

  /// What the back shows besides the fields of the front, if anything.
  var extra: String {
    let asked = Set(layout.front.fields.filter(isAsked).map(\.name))
    return back { !asked.contains($0) }
  }

  private func back(_ isShown: (String) -> Bool) -> String {
    let text = layout.back.filled(
      { isShown($0.name) ? field($0.name) : "" }, isFilled: { !field($0).trimmed.isEmpty })
    for line in ["<hr id=answer>", "<hr id=\"answer\">", "<hr id='answer'>"] {
      if let end = text.firstPlace(of: line) {
        return note.text(String(text[end.upperBound...]))
      }
    }
    return note.text(text)
  }

  /// Whether a field is a part of what is asked, and not of how the answer is given.
  private func isAsked(_ field: AnkiTemplate.Slot) -> Bool {
    !field.filters.contains("hint") && !field.filters.contains("type")
  }

  /// Empty for what Anki fills itself, such as the front on a back.
  private func field(_ name: String) -> String {
    replaced[name] ?? note.field(name) ?? ""
  }
}
