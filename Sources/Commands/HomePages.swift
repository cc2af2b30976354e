internal import Arguments
internal import Insight
internal import Sittings
internal import Terminal
internal import Usage

/// What can be read from the home screen, as the command of its name prints it.
struct HomePages {
  private let study: Study
  private let stats: Stats
  private let today: Today

  init(_ study: Study, _ stats: Stats, _ today: Today) {
    self.study = study
    self.stats = stats
    self.today = today
  }

  func page(_ reading: HomeReading) -> TextPage<Void> {
    TextPage(
      title: reading.title,
      bindings: [KeyBinding(KeyHint("Esc", "back"), .escape, .character("q"), to: ())]
    ) { lines(reading, width: $0) }
  }

  private func lines(_ reading: HomeReading, width: Int) -> [StyledLine] {
    switch reading {
    case .plan: plan(width)
    case .topics: .init(text: TopicsCommand.table(study.topics).text(width: width))
    case .statistics: StatsPage(width: width).lines(stats, today)
    case .help: .init(text: Help(programTable).text(for: nil))
    }
  }

  private func plan(_ width: Int) -> [StyledLine] {
    guard let (plan, forecast) = today.plan else { return [] }
    let prose = Prose(.none, width: width)
    return .init(
      text: PlanPage(plan, forecast, today.portion, prose: prose, width: width).text)
  }
}
