package import Insight
internal import Questions
internal import Scoring
package import Terminal
internal import TextAnalysis

/// The figures as a page to look at, as wide as the window allows.
package struct StatsPage {
  private let width: Int

  private static let shownMonths = 12
  private static let shownLeeches = 5

  /// For a window of some columns.
  package init(width: Int) {
    self.width = width
  }

  /// The whole page, or where to start when nothing was answered yet.
  package func lines(_ stats: Stats, _ today: Today) -> [StyledLine] {
    guard stats.activity.total.reviews > 0 else {
      let start = today.isInterview ? nil : "No question answered yet. Start with: prep quiz"
      return (today.planLines + [start].compactMap(\.self)).map { StyledLine($0) }
    }
    let calendar = Calendar(stats.activity, until: stats.today)
    let parts: [[StyledLine]] = [
      .init(text: summary(stats, today)), section("Mastery", .init(text: mastery(stats))),
      section("Practice", calendar.lines(width: width)),
      section("Months", .init(text: months(stats))),
      section("Due in the next days", .init(text: forecast(stats))),
      weakest(stats), leeches(stats),
    ].compactMap(\.self)
    return Array(parts.joined(separator: [StyledLine()]))
  }

  private func section(_ title: String, _ body: [StyledLine]) -> [StyledLine] {
    [StyledLine(title, Style(.heading, .bold))] + body
  }

  private func summary(_ stats: Stats, _ today: Today) -> String {
    let total = stats.activity.total
    var lines = today.planLines + [today.portionLine].compactMap(\.self)
    lines += [
      """
      \(counted(total.reviews, "answer")), \(percent(total.accuracy ?? 0)) right. \(stats.seen) of \
      \(stats.total) questions seen, \(stats.count(.due)) due. Streak: \(counted(stats.streak, "day")).
      """
    ]
    lines.append(stats.readinessLine)
    if stats.coverage.items > 0 {
      let share = percent(Double(stats.coverage.seen) / Double(stats.coverage.items))
      lines.append(
        "Syllabus: \(stats.coverage.seen) of \(stats.coverage.items) items touched, \(share).")
    }
    return lines.joined(separator: "\n")
  }

  private func mastery(_ stats: Stats) -> String {
    var rows = stats.levels.filter { $0.questions > 0 }.map {
      row(
        $0.level.rawValue, seen: $0.seen, of: $0.questions, due: "",
        stats.isTelling ? $0.mastery.estimate : nil, $0.mastery.trend)
    }
    rows += stats.topics.map {
      row(
        $0.standing.name, seen: $0.standing.seen, of: $0.standing.questions.count,
        due: String($0.standing.due), stats.isTelling ? $0.mastery.estimate : nil, $0.mastery.trend)
    }
    let columns: [TextTable.Column] = [
      .left("TOPIC"), .right("SEEN"), .right("DUE"), .right("RIGHT"), .right("BETWEEN"),
      .right("TREND"),
    ]
    // A narrow window keeps what fits, from the left.
    let tables = (3...columns.count).map { count in
      TextTable(columns: Array(columns.prefix(count)), rows: rows.map { Array($0.prefix(count)) })
    }
    let table = (tables.last { $0.width <= width } ?? tables[0]).text(width: .max)
    let bars = stats.levels.filter { $0.questions > 0 }.map(\.mastery) + stats.topics.map(\.mastery)
    let lines = table.split(separator: "\n").map(String.init)
    return stats.isTelling ? withBars(lines, bars) : table
  }

  private func row(
    _ name: String, seen: Int, of count: Int, due: String, _ estimate: Mastery.Estimate?,
    _ trend: Double?
  ) -> [String] {
    [
      name, "\(seen)/\(count)", due, estimate.map { percent($0.share) } ?? "-",
      estimate?.bounds ?? "-", estimate.flatMap { _ in trend.map(points) } ?? "",
    ]
  }

  /// Puts a bar behind each line below the heading, where there is room for one.
  private func withBars(_ lines: [String], _ figures: [Readiness.Figure]) -> String {
    let used = lines.map { DisplayWidth.of($0) }.max() ?? 0
    let room = min(24, width - used - 2)
    guard room >= 6 else { return lines.map { $0.cut(to: width) }.joined(separator: "\n") }
    let barred = zip(lines.dropFirst(), figures).map { line, figure in
      line.padded(to: used + 2) + (figure.estimate.map { Bar.text($0, width: room) } ?? "")
    }
    return (lines.prefix(1) + barred + [Bar.legend.cut(to: width)]).joined(separator: "\n")
  }

  private func months(_ stats: Stats) -> String {
    TextTable(
      columns: [
        .left("MONTH"), .right("ANSWERS"), .right("RIGHT"), .right("RECALLS"), .right("RETENTION"),
      ],
      rows: stats.activity.months.suffix(Self.shownMonths).map {
        [
          String($0.month.description.prefix(7)), String($0.counts.reviews),
          percent($0.counts.accuracy ?? 0), String($0.counts.recalls),
          $0.counts.retention.map(percent) ?? "-",
        ]
      }
    ).text(width: width)
  }

  private func forecast(_ stats: Stats) -> String {
    let most = stats.forecast.days.map(\.due).max() ?? 0
    let room = max(1, min(40, width - 18))
    return stats.forecast.days.map { day, due in
      let length = most == 0 ? 0 : (due * room + most - 1) / most
      return "\(day)\(String(due).leftPadded(to: 5))  \(String(repeating: "█", count: length))".cut(
        to: width)
    }
    .map(\.trimmedAtEnd).joined(separator: "\n")
  }

  private func weakest(_ stats: Stats) -> [StyledLine]? {
    guard !stats.weakest.isEmpty else { return nil }
    let weakest = stats.weakest.map { question, recall in
      "\(percent(recall).leftPadded(to: 6))  \(question.id)".cut(to: width)
    }
    let practise = "Practise them with: prep quiz --weak -n \(stats.weakest.count)"
    return section("Weakest", (weakest + [practise]).map { StyledLine($0) })
  }

  private func leeches(_ stats: Stats) -> [StyledLine]? {
    guard let first = stats.leeches.first else { return nil }
    var shown = stats.leeches.prefix(Self.shownLeeches).map { "  \($0.id)".cut(to: width) }
    let others = stats.leeches.count - shown.count
    if others > 0 { shown.append("  and \(others) more") }
    shown += [
      "Asking again does not help. Read one slowly and note it in your own words:",
      "prep show \(first.id)",
    ]
    return section("Leeches, forgotten six times or more", shown.map { StyledLine($0) })
  }

  private func points(_ share: Double) -> String {
    let points = Int((share * 100).rounded())
    return points > 0 ? "+\(points)" : String(points)
  }
}

/// A share as a bar: full blocks up to the lower bound, shaded ones up to the upper.
enum Bar {
  static let legend = "█ at least, ▓ likely, ░ at most"

  static func text(_ estimate: Mastery.Estimate, width: Int) -> String {
    func place(_ share: Double) -> Int { Int((share * Double(width)).rounded()) }
    let (low, mean, high) = (place(estimate.low), place(estimate.share), place(estimate.high))
    return (0..<width).map { $0 < low ? "█" : $0 < mean ? "▓" : $0 < high ? "░" : "·" }.joined()
  }
}

extension Mastery.Estimate {
  /// Such as "58 % (49 to 67 %)".
  var words: String { "\(percent(share)) (\(bounds))" }

  /// Such as "49 to 67 %".
  var bounds: String { "\(Int((low * 100).rounded())) to \(percent(high))" }
}

extension Stats {
  /// How much would be right today, or how many answers it takes to say so.
  var readinessLine: String {
    let answers = activity.total.reviews
    guard isTelling, let estimate = readiness.estimate else {
      return
        "Readiness: too early to say. prep needs \(Plan.fewestAnswers) answers for that and has \(answers)."
    }
    let bounds = "likely \(estimate.bounds)"
    return "Readiness \(percent(estimate.share)) (\(bounds)): your expected score on all questions "
      + "today\(readiness.change)."
  }
}

extension Readiness.Figure {
  /// Such as ", 4 points more than four weeks ago".
  var change: String {
    guard let trend else { return "" }
    let points = Int((trend * 100).rounded())
    return points == 0
      ? ", as four weeks ago"
      : ", \(counted(abs(points), "point")) \(points > 0 ? "more" : "less") than four weeks ago"
  }
}
