internal import Questions
internal import TextAnalysis

/// What a package of Anki holds, whichever version wrote it.
package struct AnkiCollection: Sendable {
  package var noteTypes: [Int: NoteType] = [:]
  /// Names with "::" between their levels.
  package var decks: [Int: String] = [:]
  package var notes: [Note] = []
  package var cards: [Card] = []
  package var reviews: [LogEntry] = []

  package struct NoteType: Sendable {
    package var name: String
    package var fields: [String]
    package var templates: [CardTemplate] = []

    package init(name: String, fields: [String]) {
      self.name = name
      self.fields = fields
    }
  }

  /// What the two sides of a card show, as HTML with the names of fields in double braces.
  package struct CardTemplate: Sendable {
    package let ord: Int
    package let front: String
    package let back: String

    package init(ord: Int, front: String, back: String) {
      self.ord = ord
      self.front = front
      self.back = back
    }
  }

  package struct Note: Sendable {
    package let id: Int
    package let guid: String
    package let type: Int
    /// With the sign 0x1f between.
    package let fields: String
    package let tags: String

    package init(id: Int, guid: String, type: Int, fields: String, tags: String) {
      self.id = id
      self.guid = guid
      self.type = type
      self.fields = fields
      self.tags = tags
    }
  }

  package struct Card: Sendable {
    package let id: Int
    package let note: Int
    package let deck: Int
    package let ord: Int

    package init(id: Int, note: Int, deck: Int, ord: Int) {
      self.id = id
      self.note = note
      self.deck = deck
      self.ord = ord
    }
  }

  /// A row of the log, as https://github.com/ankidroid/Anki-Android/wiki/Database-Structure has it.
  package struct LogEntry: Sendable {
    /// Milliseconds since 1970.
    package let id: Int
    package let card: Int
    package let ease: Int
    package let factor: Int
    package let milliseconds: Int
    package let type: Int

    package init(id: Int, card: Int, ease: Int, factor: Int, milliseconds: Int, type: Int) {
      self.id = id
      self.card = card
      self.ease = ease
      self.factor = factor
      self.milliseconds = milliseconds
      self.type = type
    }
  }

  package init() {}

  /// The questions of the notes, each with the reviews of its card; a place is that of the note.
  package func file(_ path: String) -> QuestionFile {
    var reading = FileReading(path)
    guard !isNotice else {
      reading.refuse(
        nil,
        "holds nothing but Anki's notice to its old versions; export the deck again, "
          + "with \"Support older Anki versions\" ticked")
      return reading.file
    }
    let cards = Dictionary(grouping: cards, by: \.note)
    let reviews = Dictionary(grouping: reviews, by: \.card)
    var cut = 0
    for (index, note) in notes.enumerated() {
      do throws(SourceFault) {
        let own = (cards[note.id] ?? []).sorted { ($0.ord, $0.id) < ($1.ord, $1.id) }
        for (draft, card) in try drafts(note, own, line: index + 1) {
          var draft = draft
          let history = AnkiHistory(
            card.flatMap { reviews[$0.id] } ?? [], of: card, guid: note.guid)
          draft.reviews = history.reviews
          if history.isCut { cut += 1 }
          reading.take(draft)
        }
      } catch {
        reading.refuse(index + 1, error.reason)
      }
    }
    if cut > 0 {
      reading.remark("the history of \(counted(cut, "card")) begins in the middle; it is kept")
    }
    return reading.file
  }

  /// Whether it is what a package holds for versions of Anki that cannot read the rest of it.
  private var isNotice: Bool {
    notes.count == 1 && notes[0].fields.hasPrefix("Please update to the latest Anki version")
  }

  /// The questions of a note with their cards.
  private func drafts(
    _ row: Note, _ cards: [Card], line: Int
  ) throws(SourceFault) -> [(SourceDraft, Card?)] {
    let type = noteTypes[row.type]
    var note = AnkiNote(
      fields: row.fields.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(
        String.init))
    note.line = line
    note.guid = row.guid
    note.noteType = type?.name ?? ""
    note.fieldNames = type?.fields ?? []
    note.layouts = (type?.templates ?? []).map {
      AnkiLayout($0.ord, front: $0.front, back: $0.back)
    }
    note.ords = cards.isEmpty ? nil : cards.map(\.ord)
    note.deck = cards.first.flatMap { decks[$0.deck] }
    note.tags = row.tags.split(separator: " ").map(String.init)
    return try note.cards.map { card in (card.draft, cards.first { $0.ord == card.ord }) }
  }
}

/// The reviews of a card that say something about memory, as Anki's own FSRS export takes them.
private struct AnkiHistory {
  private(set) var reviews: [SourceReview] = []
  /// Whether the first one is no first answer.
  private(set) var isCut = false

  init(_ rows: [AnkiCollection.LogEntry], of card: AnkiCollection.Card?, guid: String) {
    var kept: [AnkiCollection.LogEntry] = []
    for row in rows.sorted(by: { $0.id < $1.id }) {
      if row.type == 4, row.factor == 0 {
        kept = []
      } else if (1...4).contains(row.ease),
        (0...2).contains(row.type) || (row.type == 3 && row.factor != 0)
      {
        kept.append(row)
      }
    }
    isCut = kept.first.map { $0.type != 0 } ?? false
    reviews = kept.map { row in
      SourceReview(
        // Notes that are the same have the same guid, so the card is told as well.
        key: "anki:\(guid):\(card?.ord ?? 0):\(row.card):\(row.id)", at: row.id, ease: row.ease,
        seconds: Double(row.milliseconds) / 1000)
    }
  }
}
