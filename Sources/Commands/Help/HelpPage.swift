private import Arguments
internal import Questions
internal import Scoring
internal import Terminal
internal import TextAnalysis
internal import Usage

/// Help on things that are no commands: `prep help grading`.
enum HelpPage: String, CaseIterable, Sendable {
  case keys, kinds, grading, banks, history, judge

  /// What it is about, for the list of pages.
  var summary: String {
    switch self {
    case .keys: "the keys, and what is typed in lines"
    case .kinds: "the kinds of questions, and how queries are run"
    case .grading: "how answers are graded"
    case .banks: "your own questions, with an example of each format"
    case .history: "where your answers are kept, and two machines"
    case .judge: "a program of your own that judges answers in words"
    }
  }

  var text: String {
    switch self {
    case .keys: KeysHelp.text
    case .kinds: KindsHelp.text
    case .grading: Self.gradingText
    case .banks: BankHelp.text
    case .history: HistoryHelp.text
    case .judge: JudgeHelp.text
    }
  }

  /// All of them as a section of the program's help.
  static var list: String {
    "Pages:\n"
      + allCases.map { "  prep help \($0.rawValue.padded(to: 9))\($0.summary)\n" }.joined()
  }

  /// What every kind is judged by.
  private static var judgedByKind: String {
    Kind.allCases.map { kind in
      let lines = LineWrapping.lines([StyledLine.Span(kind.judged, .plain)], width: 88)
      return lines.enumerated().map { place, line in
        (place == 0 ? kind.rawValue : "").padded(to: 8) + line.text
      }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static var gradingText: String {
    let rows = Grading.rules.map { rule in
      [
        rule.outcome.rawValue, rule.confidence?.rawValue ?? "any",
        rule.pace?.rawValue ?? "any", rule.grade.rawValue, rule.reason,
      ]
    }
    let table = TextTable(
      columns: ["ANSWER", "SURE", "PACE", "GRADE", "BECAUSE"].map { .left($0) }, rows: rows)
    return """
      How an answer that can be right or wrong becomes a grade; the first row that fits decides.

      \(table.text(width: .max))

      Not sure: you marked the answer with "!" (such as "a!").
      Quick: in less than \(percent(Pace.quickShare)) of the time it takes to read the question once, at 238
      words a minute, code at half of that. Slow: after \(Int(Pace.slowTimes)) reading times and \(Int(Pace.thinking)) seconds more.
      Under half a second and over \(Int(Pace.away / 60)) minutes the time says nothing, and counts as ordinary.
      "Don't know" is again, and costs nothing beyond it.

      \(judgedByKind)

      What you type to an open question is held against the key points: [x] mentioned, [~] touched,
      which counts a third, [!] the opposite said, [ ] not heard. The share suggests a grade: three
      quarters is good, two fifths hard, less again; at most hard where the opposite of a point is
      said, or two absolutes such as always and never. Words are no proof: tick and untick as you see
      it. Where the evidence is thin no grade is suggested.

      Summaries name two scores: the mean score, and the same corrected for guessing, where a wrong
      pick of n options costs 1/(n-1) and "don't know" costs nothing.
      """
  }
}
