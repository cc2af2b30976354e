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
  private static let areToTalkAbout = [false, false, true]
  /// Starting where most people feel at home.
  private static let levels: [Level] = [.beginner, .intermediate, .advanced, .intermediate]

  /// At least one question while there is one; the same generator state gives the same ones.
  package func questions(
    from candidates: [Question], using generator: inout some RandomNumberGenerator
  ) -> [Question] {
    var waiting = candidates.shuffled(using: &generator)
    var asked = Asked()
    var planned: [Question] = []
    var left = Double(minutes)
    while !waiting.isEmpty, left > 0 {
      let isToTalkAbout = Self.areToTalkAbout[planned.count % Self.areToTalkAbout.count]
      let level = Self.levels[planned.count % Self.levels.count]
      let place = waiting.indices.min {
        Self.distance(waiting[$0], isToTalkAbout, level, asked)
          < Self.distance(waiting[$1], isToTalkAbout, level, asked)
      }
      guard let place else { break }
      let question = waiting.remove(at: place)
      left -= question.kind.minutes
      if left < 0, !planned.isEmpty { break }
      asked.topics[question.topic, default: 0] += 1
      asked.kinds[question.kind, default: 0] += 1
      planned.append(question)
    }
    return planned.withCasesTogether
  }

  /// How often each topic and kind was asked so far.
  private struct Asked {
    var topics: [String: Int] = [:]
    var kinds: [Kind: Int] = [:]
  }

  /// How far a question is from what is wanted: whether it is to talk about counts most, then a topic and a
  /// kind asked seldom, then its level.
  private static func distance(
    _ question: Question, _ isToTalkAbout: Bool, _ level: Level, _ asked: Asked
  ) -> Int {
    let isAtLength = question.body.shape == .type(.atLength)
    return (isAtLength == isToTalkAbout ? 0 : 1000) + 10 * (asked.topics[question.topic] ?? 0)
      + 10 * (asked.kinds[question.kind] ?? 0) + (question.level == level ? 0 : 1)
  }
}
