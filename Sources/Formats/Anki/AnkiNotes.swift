internal import Markdown
internal import Questions
internal import StudySheet
internal import TextAnalysis

/// A text file that Anki imports, and imports again without doubling what it has.
///
/// https://docs.ankiweb.net/importing/text-files.html
enum AnkiNotes {
  private static let header = """
    #separator:tab
    #html:true
    #notetype:Basic
    #guid column:1
    #deck column:2
    #tags column:5

    """

  static func text(_ sheet: Sheet) -> String {
    header
      + sheet.sections.flatMap { section in
        section.groups.flatMap(\.entries).map { note($0, in: section) }
      }.joined()
  }

  private static func note(_ entry: Sheet.Entry, in section: Sheet.Section) -> String {
    let composer = QuestionComposer(.html)
    // What changes from day to day would make every import an update.
    let bare = Sheet.Entry(entry.question)
    let fields = [
      // Anki knows a note by this, so it depends on nothing but the question's id.
      "prep:" + entry.question.id,
      "prep::" + section.title.split(separator: ":").joined(separator: ":"),
      html(HTMLFormatter.text(composer.question(entry.question))),
      html(HTMLFormatter.text(composer.answer(bare))),
      tags(entry.question).joined(separator: " "),
    ]
    return fields.map(CSV.quoted).joined(separator: "\t") + "\n"
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
