internal import Arguments
internal import Insight
internal import Questions
internal import Scoring
internal import Sittings
internal import Terminal
internal import TextAnalysis
internal import Usage

/// What can be read from the home screen, as the command of its name prints it.
struct HomePages {
  let study: Study
  let stats: Stats
  let today: Today
  /// What was answered today, in the order of giving.
  var answered: [(question: Question, grade: Grade)] = []
  var interviews = InterviewShelf()
  /// The banks in use.
  var banks: () throws -> TextTable = { TextTable(columns: [], rows: []) }

  init(_ study: Study, _ stats: Stats, _ today: Today) {
    self.study = study
    self.stats = stats
    self.today = today
  }

  func page(_ reading: HomeReading) throws -> TextPage<HomeChoice> {
    if case .report(let number) = reading { return report(number) }
    let lines = try lines(reading)
    return TextPage(
      title: reading.name.capitalizedFirst, bindings: own(reading) + Self.leaving, lines: lines)
  }

  private static let leaving: [KeyBinding<HomeChoice>] = [
    KeyBinding(KeyHint("Esc", "back", help: "to the page before"), .escape, to: .back),
    KeyBinding(KeyHint("q", "leave", help: "leave prep"), .character("q"), to: .leave),
  ]

  /// What can be done on a page.
  private func own(_ reading: HomeReading) -> [KeyBinding<HomeChoice>] {
    switch reading {
    case .today, .plan:
      [KeyBinding(KeyHint("Enter", "start", help: "start today's portion"), .enter, to: .start)]
    case .interviews: interviewKeys
    case .topics, .statistics, .banks, .help, .report: []
    }
  }

  private var interviewKeys: [KeyBinding<HomeChoice>] {
    let start = KeyBinding<HomeChoice>(
      KeyHint("Enter", "new interview", brief: "new", help: "start a mock interview"), .enter,
      to: .interview(paused: nil))
    let letters = interviews.paused.indices.prefix(Self.mostKeys).map { place in
      (key: Key.character(Letters.letter(place)), action: HomeChoice.interview(paused: place))
    }
    let digits = interviews.finished.indices.prefix(Self.mostKeys).map { place in
      (
        key: Key.character(Character(String(place + 1))),
        action: HomeChoice.read(.report(place))
      )
    }
    return [start]
      + Self.binding(letters, "resume", "go on with a paused interview, the first is a")
      + Self.binding(digits, "report", "read a report, by its number")
  }

  private static let mostKeys = 9

  private static func binding(
    _ keys: [(key: Key, action: HomeChoice)], _ meaning: String, _ help: String
  ) -> [KeyBinding<HomeChoice>] {
    guard case .character(let first)? = keys.first?.key,
      case .character(let last)? = keys.last?.key
    else { return [] }
    let name = first == last ? String(first) : "\(first)-\(last)"
    return [KeyBinding(KeyHint(name, meaning, help: help), keys)]
  }

  private func lines(_ reading: HomeReading) throws -> @Sendable (Int) -> [StyledLine] {
    switch reading {
    case .today:
      let page = TodayPage(study, today, answered)
      return { .init(text: page.text(width: $0)) }
    case .plan: return plan
    case .topics:
      let table = TopicsCommand.table(study.topics)
      return { .init(text: table.text(width: $0)) }
    case .statistics:
      let (stats, today) = (stats, today)
      return { StatsPage(width: $0).lines(stats, today) }
    case .banks:
      let table = try banks()
      return { .init(text: table.text(width: $0)) }
    case .interviews:
      let page = InterviewsPage(interviews, reports)
      return { .init(text: page.text(width: $0)) }
    case .help, .report:
      return { _ in .init(text: Help(programTable).text(for: nil) + "\n" + HelpPage.list) }
    }
  }

  private var reports: [InterviewReport] {
    interviews.finished.map { InterviewReport($0.interview, study.library, day: $0.day) }
  }

  private func report(_ number: Int) -> TextPage<HomeChoice> {
    let text =
      reports.indices.contains(number) ? reports[number].markdown : "There is no such report."
    return TextPage(title: "Report", blocks: [[text]], bindings: Self.leaving)
  }

  private var plan: @Sendable (Int) -> [StyledLine] {
    guard let (plan, forecast) = today.plan else {
      return { width in
        .init(text: Prose(.none, width: width).lines(Self.noPlan))
      }
    }
    let portion = today.portion
    return { width in
      let prose = Prose(.none, width: width)
      return .init(
        text: PlanPage(plan, forecast, portion, prose: prose, width: width).text)
    }
  }

  private static let noPlan =
    "There is no plan. Make one with: prep plan 2027-01-15 --minutes 30"
}
