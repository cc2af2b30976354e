/// What a sheet can be written as.
package enum SheetFormat: String, CaseIterable, Sendable {
  case markdown, html, csv, anki

  /// Writes a sheet; equal sheets give equal bytes.
  package func text(_ sheet: Sheet, answers: AnswerPlacement) -> String {
    switch self {
    case .markdown:
      MarkdownFormatter.text(SheetComposer.blocks(sheet, answers: answers, as: .markdown))
    case .html:
      HTMLPage.text(
        title: sheet.title, SheetComposer.blocks(sheet, answers: answers, as: .html))
    case .csv: CSV.text(sheet)
    case .anki: AnkiNotes.text(sheet)
    }
  }
}
