internal import TextAnalysis

/// A note of Anki, from a text export or a package.
struct AnkiNote {
  /// From 1; nil in a package.
  var line: Int?
  var guid: String?
  var noteType = ""
  /// What the fields are called, where that is known.
  var fieldNames: [String] = []
  var fields: [String]
  var deck: String?
  var tags: [String] = []
  var isHTML = true
  /// How its cards look; empty where that is not known.
  var layouts: [AnkiLayout] = []
  /// The cards that there are of it; nil where that is not known.
  var ords: [Int]?

  /// A question of the note, by the number of its card.
  struct Card {
    let ord: Int
    let draft: SourceDraft
  }

  /// The questions that the note asks.
  var cards: [Card] {
    get throws(SourceFault) {
      if noteType.lowercased().contains(text: "occlusion")
        || fields.first?.contains(text: "::image-occlusion:") == true
      {
        throw SourceFault("asks about parts of an image, which a terminal cannot show")
      }
      if let own = try ownQuestion { return [Card(ord: 0, draft: own)] }
      if let choice = try AnkiChoice(self) {
        return [card(0, choice.prompt, choice.answer, choice.changes)]
      }
      if let cloze = cloze { return try clozes(cloze) }
      let layouts = layouts.isEmpty ? try supposed() : self.layouts
      let known = layouts.filter { ords?.contains($0.ord) ?? true }
      return (known.isEmpty ? Array(layouts.prefix(1)) : known).map { layout in
        let shown = AnkiCard(self, layout)
        return card(
          layout.ord, shown.front, .open(shown.back), self.layouts.isEmpty ? leftOut(layout) : [],
          hint: shown.hint)
      }
    }
  }

  /// A field by its name, or by its place from 1 on.
  func field(_ name: String) -> String? {
    guard let place = fieldNames.firstIndex(of: name) ?? Int(name).map({ $0 - 1 }),
      fields.indices.contains(place)
    else { return nil }
    return fields[place]
  }

  /// Cards as the note types that Anki comes with have them, by the names of fields where those say more.
  private func supposed() throws(SourceFault) -> [AnkiLayout] {
    guard fields.count > 1 else { throw SourceFault("has one field, and so no answer") }
    let columns = TableColumns(fieldNames).flatMap { $0.hasOptions ? nil : $0.columns } ?? []
    let front = (columns.firstIndex(of: .prompt) ?? 0) + 1
    let back = (columns.firstIndex(of: .answer) ?? 1) + 1
    let there = AnkiLayout(0, front: "{{\(front)}}", back: "{{\(back)}}")
    let type = noteType.lowercased()
    let isBothWays =
      type.contains(text: "optional reversed")
      ? fields.count > 2 && !fields[2].trimmed.isEmpty : type.contains(text: "reversed")
    guard ords?.contains(1) ?? isBothWays else { return [there] }
    return [there, AnkiLayout(1, front: "{{\(back)}}", back: "{{\(front)}}")]
  }

  /// Fields that a supposed card does not show.
  private func leftOut(_ layout: AnkiLayout) -> [String] {
    let shown = Set((layout.front.fields + layout.back.fields).compactMap { Int($0.name) })
    let others = fields.indices.filter { !shown.contains($0 + 1) && !fields[$0].trimmed.isEmpty }
    guard !others.isEmpty, !noteType.lowercased().contains(text: "reversed") else { return [] }
    let names = others.map { place in
      fieldNames.indices.contains(place) && !fieldNames[place].isEmpty
        ? "\"\(fieldNames[place].brief)\"" : "\(place + 1)"
    }
    return [
      "left out \(others.count == 1 ? "the field" : "the fields") \(names.joined(separator: ", "))"
    ]
  }

  private func card(
    _ ord: Int, _ prompt: String, _ answer: SourceAnswer, _ changes: [String] = [],
    hint: String? = nil
  ) -> Card {
    var draft = SourceDraft(line: line ?? 0, prompt: prompt, answer)
    draft.key = guid.map { "\($0):\(ord)" }
    draft.topic = deck.map { $0.replacing(text: "::", with: ": ") }
    draft.tags = tags
    let hasSound = fields.contains { $0.contains(text: "[sound:") }
    draft.changes = changes + (hasSound ? ["left out a sound, which a terminal cannot play"] : [])
    draft.hint = hint
    return Card(ord: ord, draft: draft)
  }

  /// A field as Markdown, without its sounds.
  func text(_ field: String) -> String {
    let words = Self.withoutSounds(field)
    return isHTML ? HTMLText.markdown(words) : PlainText.markdown(words)
  }

  private static func withoutSounds(_ field: String) -> String {
    var rest = field
    while let start = rest.firstPlace(of: "[sound:"),
      let end = rest[start.upperBound...].firstIndex(of: "]")
    {
      rest.removeSubrange(start.lowerBound...end)
    }
    return rest
  }

  /// The layout of a note with gaps, and the field that has them.
  private var cloze: (layout: AnkiLayout, field: String)? {
    if let layout = layouts.first { return layout.clozeField.map { (layout, $0) } }
    guard
      noteType.lowercased().contains(text: "cloze")
        || fields.first?.contains(text: "{{c1::") == true
    else { return nil }
    return (AnkiLayout(0, front: "{{cloze:1}}", back: "{{2}}"), "1")
  }

  private func clozes(_ layout: (layout: AnkiLayout, field: String)) throws(SourceFault) -> [Card] {
    let cloze = AnkiCloze(field(layout.field) ?? "").cloze
    guard !cloze.numbers.isEmpty else { throw SourceFault("is a cloze without a gap {{c1::…}}") }
    return cloze.numbers.map { number in
      // The gap stands for itself until the rest is Markdown.
      let asked = [layout.field: cloze.prompt(number, gap: "\u{E010}")]
      let shown = AnkiCard(self, layout.layout, replacing: asked)
      let extra = AnkiCard(self, layout.layout, replacing: [layout.field: ""]).extra
      let answer = [text(cloze.answer(number)), extra].filter { !$0.isEmpty }
      return card(
        number - 1, shown.front.replacing(each: "\u{E010}", with: Cloze.gap),
        .open(answer.joined(separator: "\n\n")), hint: shown.hint)
    }
  }
}
