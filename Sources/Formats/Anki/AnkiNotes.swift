internal import Markdown
internal import Questions
package import StudySheet
internal import TextAnalysis

/// A text file that Anki imports, and imports again without doubling what it has.
///
/// https://docs.ankiweb.net/importing/text-files.html
package enum AnkiNotes {
  private static let header = """
    #separator:tab
    #html:true
    #notetype:Basic
    #guid column:1
    #deck column:2
    #tags column:5

    """

  /// What the name of a note and of a deck begin with, so that they are ours alone.
  static let guidMark = "prep:"
  static let deckMark = "prep::"

  /// A note with a front and a back, both HTML.
  package struct Note: Sendable {
    package let guid: String
    package let deck: String
    package let front: String
    package let back: String
    package let tags: [String]

    /// By which Anki finds notes that have the same front.
    package var checksum: Int {
      SHA1.digest(Array(front.utf8)).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
  }

  static func text(_ sheet: Sheet) -> String {
    header
      + notes(sheet).map { note in
        [note.guid, note.deck, note.front, note.back, note.tags.joined(separator: " ")]
          .map(CSV.quoted).joined(separator: "\t") + "\n"
      }.joined()
  }

  package static func notes(_ sheet: Sheet) -> [Note] {
    sheet.sections.flatMap { section in
      section.groups.flatMap(\.entries).map { note($0, in: section) }
    }
  }

  private static func note(_ entry: Sheet.Entry, in section: Sheet.Section) -> Note {
    let composer = QuestionComposer(.html)
    // What changes from day to day would make every import an update.
    let bare = Sheet.Entry(entry.question)
    return Note(
      // Anki knows a note by this, so it depends on nothing but the question's id.
      guid: guidMark + entry.question.id,
      deck: deckMark + section.title.split(separator: ":").joined(separator: ":"),
      front: html(HTMLFormatter.text(composer.question(entry.question))),
      back: html(HTMLFormatter.text(composer.answer(bare))), tags: tags(entry.question))
  }

  /// Brackets can begin a sound, and are the same as entities in a text and in an attribute.
  private static func html(_ text: String) -> String {
    text.replacing(each: "[", with: "&#91;")
  }

  private static func tags(_ question: Question) -> [String] {
    ([question.topic, question.level.rawValue, question.kind.rawValue] + question.tags)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: "_") }
      .filter { !$0.isEmpty }
  }
}
