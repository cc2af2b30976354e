/// What a sheet can be written as.
package enum SheetFormat: String, CaseIterable, Sendable {
  case markdown, html, csv, anki

  /// Writes a sheet; equal sheets give equal bytes.
  package func text(_ sheet: Sheet, answers: AnswerPlacement) -> String {
    switch self {
    case .markdown: Self.document(sheet, answers, .markdown)
    case .html: Self.document(sheet, answers, .html)
    case .csv: CSV.text(sheet)
    case .anki: AnkiNotes.text(sheet)
    }
  }

  private static func document(
    _ sheet: Sheet, _ answers: AnswerPlacement, _ format: DocumentFormat
  ) -> String {
    let composer = SheetComposer(sheet, answers: answers, as: format)
    return format.text(
      title: sheet.title, composer.head + composer.questions + composer.answersApart)
  }
}
