internal import TextAnalysis

/// What a card of a note type shows: which fields on its front, and which on its back.
package struct AnkiTemplate: Sendable, Equatable {
  /// The names of the fields in order.
  let front, back: [String]

  /// Takes both sides as the templates are written (https://docs.ankiweb.net/templates/fields.html).
  package init(front: String, back: String) {
    self.front = Self.fields(front)
    self.back = Self.fields(back).filter { !Self.fields(front).contains($0) }
  }

  /// What Anki fills in itself.
  private static let special: Set<String> = [
    "FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID",
  ]

  private static func fields(_ text: String) -> [String] {
    var fields: [String] = []
    for piece in text.pieces(partedBy: "{{").dropFirst() {
      guard let end = piece.firstPlace(of: "}}") else { continue }
      let mark = String(piece[..<end.lowerBound]).trimmed
      // A condition shows nothing; before a colon stands how a field is shown.
      guard let first = mark.first, !"#^/!=".contains(first) else { continue }
      let name = String(mark.split(separator: ":").last ?? "").trimmed
      if !name.isEmpty, !special.contains(name), !fields.contains(name) { fields.append(name) }
    }
    return fields
  }
}
