internal import Questions
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
  /// What its cards show, by their numbers, where that is known.
  var templates: [AnkiTemplate] = []
  var deck: String?
  var tags: [String] = []
  var isHTML = true

  /// A question of the note, by the number of its card.
  struct Card {
    let ord: Int
    let draft: SourceDraft
  }

  /// Whether it is a cloze.
  var hasGaps: Bool {
    noteType.lowercased().contains(text: "cloze")
      || fields.first?.contains(text: "{{c1::") == true
  }

  /// The questions that the note asks.
  var cards: [Card] {
    get throws(SourceFault) {
      let type = noteType.lowercased()
      if type.contains(text: "occlusion") {
        throw SourceFault("asks about parts of an image, which a terminal cannot show")
      }
      if let choice = try AnkiChoice(self) { return [card(0, choice.prompt, choice.answer)] }
      if hasGaps { return try clozes }
      let shown = templates.enumerated().compactMap(card)
      if !shown.isEmpty { return shown }
      guard fields.count > 1 else { throw SourceFault("has one field, and so no answer") }
      return [card(0, text(fields[0]), .open(text(fields[1])))]
    }
  }

  /// The card of the other direction, which asks for the front.
  func reversed(_ ord: Int) -> Card { card(ord, text(fields[1]), .open(text(fields[0]))) }

  /// What a template makes of the fields; nil where it names none of them on both sides.
  private func card(_ ord: Int, _ template: AnkiTemplate) -> Card? {
    func texts(_ names: [String]) -> [String] {
      names.compactMap { name in
        fieldNames.firstIndex(of: name).flatMap { fields.indices.contains($0) ? fields[$0] : nil }
      }.map(text)
    }
    let (front, back) = (texts(template.front), texts(template.back))
    guard !front.isEmpty, !back.isEmpty else { return nil }
    func joined(_ texts: [String]) -> String {
      texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    return card(ord, joined(front), .open(joined(back)))
  }

  private func card(_ ord: Int, _ prompt: String, _ answer: SourceAnswer) -> Card {
    var draft = SourceDraft(line: line ?? 0, prompt: prompt, answer)
    draft.key = guid.map { "\($0):\(ord)" }
    draft.topic = deck.map { $0.replacing(text: "::", with: ": ") }
    draft.tags = tags
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

  private var clozes: [Card] {
    get throws(SourceFault) {
      let cloze = AnkiCloze(fields[0]).cloze
      guard !cloze.numbers.isEmpty else { throw SourceFault("is a cloze without a gap {{c1::…}}") }
      let extra = fields.dropFirst().prefix(1).map(text).joined()
      return cloze.numbers.map { number in
        // The gap stands for itself until the rest is Markdown.
        let prompt = text(cloze.prompt(number, gap: "\u{E010}"))
          .replacing(each: "\u{E010}", with: Cloze.gap)
        let answer = [text(cloze.answer(number)), extra].filter { !$0.isEmpty }
        return card(number - 1, prompt, .open(answer.joined(separator: "\n\n")))
      }
    }
  }
}

/// `{{c1::text::hint}}`, which may stand within another.
struct AnkiCloze {
  private(set) var cloze: Cloze

  init(_ text: String) {
    var rest = text[...]
    cloze = Cloze(Self.pieces(&rest, depth: 0))
  }

  private static func pieces(_ rest: inout Substring, depth: Int) -> [Cloze.Part] {
    var pieces: [Cloze.Part] = []
    var plain = ""
    while let character = rest.first {
      if depth > 0, rest.hasPrefix("}}") { break }
      if rest.hasPrefix("{{c"), depth < 20, let gap = gap(&rest, depth: depth) {
        pieces += [.text(plain), gap]
        plain = ""
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    return pieces + [.text(plain)]
  }

  /// Reads a gap; a gap within it counts as filled.
  private static func gap(_ rest: inout Substring, depth: Int) -> Cloze.Part? {
    let digits = rest.dropFirst(3).prefix(while: \.isNumber)
    let body = rest.dropFirst(3 + digits.count)
    guard let number = Int(digits), body.hasPrefix("::") else { return nil }
    var inside = body.dropFirst(2)
    let pieces = pieces(&inside, depth: depth + 1)
    guard inside.hasPrefix("}}") else { return nil }
    rest = inside.dropFirst(2)
    let text = Cloze(pieces).filled
    guard let hint = text.firstPlace(of: "::") else { return .gap(text, number: number, hint: nil) }
    return .gap(
      String(text[..<hint.lowerBound]), number: number, hint: String(text[hint.upperBound...]))
  }
}

/// A question of the add-on "Multiple Choice for Anki" (https://github.com/zjosua/anki-mc).
struct AnkiChoice {
  let prompt: String
  let answer: SourceAnswer

  /// Nil when the note is of another type.
  init?(_ note: AnkiNote) throws(SourceFault) {
    let isNamed =
      note.noteType.contains(text: "AllInOne") || note.fieldNames.contains { $0.hasPrefix("QType") }
    guard isNamed, note.fields.count > 5 else { return nil }
    guard let last = note.fields.indices.dropFirst(4).first(where: { Self.isKey(note.fields[$0]) })
    else { throw SourceFault("its field \"Answers\" does not say which options are right") }
    let keys = note.fields[last].split(separator: " ").map { $0 == "1" }
    let options = note.fields[3..<last].map(note.text).filter { !$0.isEmpty }
    guard keys.count >= options.count else {
      throw SourceFault(
        "its field \"Answers\" has \(keys.count) marks for \(counted(options.count, "option"))")
    }
    prompt = note.text(note.fields[0])
    let extra = note.fields.dropFirst(last + 1).map(note.text).filter { !$0.isEmpty }
    answer = .choice(
      zip(options, keys).map { Option(text: $0, isCorrect: $1, why: "") },
      explanation: extra.joined(separator: "\n\n"),
      picksOne: note.fields[2].trimmed == "2")
  }

  private static func isKey(_ field: String) -> Bool {
    let marks = field.split(separator: " ")
    return marks.count > 1 && marks.allSatisfy { $0 == "0" || $0 == "1" }
  }
}
