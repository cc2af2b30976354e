package import Questions
package import Scoring

/// Every figure of home and of `prep stats`, each defined in `prep help stats`.
package struct Stats: Sendable {
  package static let weakestCount = 10

  package let today: Day
  package let total: Int
  package let activity: Activity
  package let forecast: Forecast
  package let readiness: Readiness.Figure
  package let coverage: (seen: Int, items: Int)
  package let topics: [(standing: TopicStanding, mastery: Readiness.Figure)]
  package let levels: [(level: Level, seen: Int, questions: Int, mastery: Readiness.Figure)]
  package let weakest: [(question: Question, recall: Double)]
  package let leeches: [Question]
  /// How many questions stand so.
  private let counts: [Standing: Int]

  package init(_ study: Study, _ log: AnswerLog) {
    let (questions, standings) = (study.library.questions, study.standings)
    let readiness = Readiness(study, log)
    today = study.today
    total = questions.count
    activity = Activity(log)
    forecast = Forecast(study)
    self.readiness = readiness.figure(questions)
    topics = study.topics.map { ($0, readiness.figure($0.questions)) }
    levels = Level.allCases.map { level in
      let questions = questions.filter { $0.level == level }
      let seen = questions.count { !standings.has($0, .new) }
      return (level, seen, questions.count, readiness.figure(questions))
    }
    coverage = Self.coverage(study)
    weakest = standings.weakest(questions).prefix(Self.weakestCount).map {
      ($0, standings.recall($0) ?? 0)
    }
    leeches = standings.leeches(questions)
    counts = Dictionary(
      Standing.allCases.map { standing in
        (standing, questions.count { standings.has($0, standing) })
      },
      uniquingKeysWith: { first, _ in first })
  }

  package func count(_ standing: Standing) -> Int { counts[standing] ?? 0 }

  package var seen: Int { total - count(.new) }
  package var streak: Int { activity.streak(until: today) }

  private static func coverage(_ study: Study) -> (seen: Int, items: Int) {
    let items = study.library.items
    let seen = Set(
      study.library.questions.filter { !study.standings.has($0, .new) }.flatMap(\.covers))
    return (items.count { seen.contains($0.id) }, items.count)
  }
}
