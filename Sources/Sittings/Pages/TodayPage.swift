package import Insight
package import Questions
package import Scoring
internal import Terminal
internal import TextAnalysis

/// What today asks, topic by topic, and what was answered today.
package struct TodayPage {
  private let study: Study
  private let portion: Portion
  private let answered: [(question: Question, grade: Grade)]

  /// Answers in the order of giving.
  package init(_ study: Study, _ today: Today, _ answered: [(question: Question, grade: Grade)]) {
    self.study = study
    portion = today.portion
    self.answered = answered
  }

  package func text(width: Int) -> String {
    let prose = Prose(.none, width: width)
    let asked = [prose.lines(PlanText.portion(portion)), topics(width)].compactMap(\.self)
    return (asked + [given(width)]).joined(separator: "\n\n")
  }

  private func topics(_ width: Int) -> String? {
    let groups = Dictionary(grouping: portion.questions, by: \.topicName)
    let rows = study.library.namedTopics.compactMap { topic -> [String]? in
      guard let questions = groups[topic.name] else { return nil }
      let new = questions.count { study.standings.has($0, .new) }
      return [
        study.library.titles[topic.name] ?? topic.name, String(questions.count - new), String(new),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return TextTable(columns: [.left("TOPIC"), .right("REVIEW"), .right("NEW")], rows: rows)
      .text(width: width)
  }

  private func given(_ width: Int) -> String {
    guard !answered.isEmpty else { return "Nothing answered today yet." }
    let rows = answered.reversed().map { [$0.grade.rawValue, $0.question.id] }
    return TextTable(columns: [.left("GRADE"), .left("ANSWERED TODAY")], rows: rows)
      .text(width: width)
  }
}
