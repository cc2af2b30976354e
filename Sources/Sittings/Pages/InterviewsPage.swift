internal import Quiz
internal import Terminal
internal import TextAnalysis

/// Mock interviews: those that were paused, and what came out of those that are over.
package struct InterviewsPage {
  private let shelf: InterviewShelf
  private let scores: [InterviewReport]

  /// The reports of what is over, newest first.
  package init(_ shelf: InterviewShelf, _ reports: [InterviewReport]) {
    self.shelf = shelf
    scores = reports
  }

  package func text(width: Int) -> String {
    let prose = Prose(.none, width: width)
    guard !shelf.paused.isEmpty || !scores.isEmpty else {
      return prose.lines("No interview yet. Start one with: prep interview")
    }
    return [paused, finished(width), trend.map(prose.lines)].compactMap(\.self)
      .joined(separator: "\n\n")
  }

  private var paused: String? {
    guard !shelf.paused.isEmpty else { return nil }
    let rows = shelf.paused.enumerated().map { place, paused in
      let kept = paused.kept
      let minutes = Int((kept.interview.secondsLeft / 60).rounded(.up))
      let questions = kept.interview.plannedLeft
      let left =
        (questions == 0 ? [] : [counted(questions, "question")]) + [counted(minutes, "minute")]
      return "  \(Letters.letter(place))  \(kept.day): \(left.joined(separator: " and ")) left"
    }
    return (["Paused:"] + rows).joined(separator: "\n")
  }

  private func finished(_ width: Int) -> String? {
    guard !scores.isEmpty else { return nil }
    let table = TextTable(
      columns: [
        .right("REPORT"), .left("DAY"), .right("MINUTES"), .right("ANSWERS"), .right("SCORE"),
        .right("BETWEEN"),
      ], rows: scores.enumerated().map { place, report in [String(place + 1)] + report.row })
    return table.text(width: width)
  }

  /// Where the scores go; nil for a single one.
  private var trend: String? {
    InterviewReport.trend(scores)
  }
}
