internal import Questions
internal import Terminal
internal import TextAnalysis

/// What is written and run.
extension PlainFace {
  /// The tables of an exercise, with their first rows when asked for; nil for other questions.
  func tables(_ question: Question, sample: Bool) -> [String]? {
    guard let tables = desk.workbench?.tables(of: question) else { return nil }
    let models = sample ? desk.workbench?.models(of: question).map { [$0] } ?? [] : []
    return models
      + tables.flatMap { name, rows in
        sample
          ? ["\(name):", RowsText.table(rows, width: desk.columns ?? 80), ""]
          : [prose.lines("\(name) (\(rows.columns.joined(separator: ", ")))")]
      }
  }

  /// The rows of what is not given as the answer yet.
  mutating func trial(_ question: Question, _ text: String) -> [String]? {
    let trial = desk.workbench?.trial(of: text, to: question) { isStopped(after: $0) }
    return switch trial {
    case .ran(let trial): [RowsText.trial(trial, width: desk.columns ?? 80)]
    case .failed(let sentence), .notRun(let sentence): [prose.lines("Sorry, \(sentence).")]
    case nil: nil
    }
  }

  func ran(_ report: RunReport, _ solution: Solution) -> [String] {
    let difference =
      report.difference.missing.isEmpty && report.difference.extra.isEmpty
      ? [] : ["", RowsText.difference(report, width: desk.columns ?? 80)]
    let sent = RowsText.sent(report.sent).map { ["", prose.lines($0)] } ?? []
    return ["", prose.lines((report.isRight ? "Right. " : "Wrong. ") + report.sentence)]
      + difference + sent
      + (solution.answer.map { ["", "Our solution:", "", prose.text($0)] } ?? [])
      + (solution.explanation.map { ["", prose.text($0)] } ?? [])
  }
}
