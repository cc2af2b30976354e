package import Questions

/// Which questions a mock interview asks: as many as its time allows, open ones and choices mixed, over
/// topics and levels as evenly as they can be had.
package struct InterviewPlan: Sendable {
  package static let minutesRange = 5...240

  private let minutes: Int

  package init(minutes: Int) {
    self.minutes = minutes
  }

  /// What is asked next, in turn: two quick ones, then one to talk about.
  private static let kinds = [Choice.kind, Choice.kind, OpenAnswer.kind]
  /// Starting where most people feel at home.
  private static let levels: [Level] = [.beginner, .intermediate, .advanced, .intermediate]

  /// At least one question while there is one; the same generator state gives the same ones.
  package func questions(
    from candidates: [Question], using generator: inout some RandomNumberGenerator
  ) -> [Question] {
    var waiting = candidates.shuffled(using: &generator)
    var asked: [String: Int] = [:]
    var planned: [Question] = []
    var left = Double(minutes)
    while !waiting.isEmpty, left > 0 {
      let kind = Self.kinds[planned.count % Self.kinds.count]
      let level = Self.levels[planned.count % Self.levels.count]
      let place = waiting.indices.min {
        Self.distance(waiting[$0], kind, level, asked)
          < Self.distance(waiting[$1], kind, level, asked)
      }
      guard let place else { break }
      let question = waiting.remove(at: place)
      left -= question.kind.minutes
      if left < 0, !planned.isEmpty { break }
      asked[question.topic, default: 0] += 1
      planned.append(question)
    }
    return planned
  }

  /// How far a question is from what is wanted: its kind counts most, then a topic asked seldom, then
  /// its level.
  private static func distance(
    _ question: Question, _ kind: Kind, _ level: Level, _ asked: [String: Int]
  ) -> Int {
    (question.kind == kind ? 0 : 1000) + 10 * (asked[question.topic] ?? 0)
      + (question.level == level ? 0 : 1)
  }
}
