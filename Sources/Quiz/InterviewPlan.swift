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

  /// What is asked in the time, and what goes on while time is left.
  package struct Dealt: Sendable, Equatable {
    package var planned: [Question] = []
    package var further: [Question] = []
  }

  /// Who is quick answers in a quarter of the time that a question is given.
  private static let quickest = 4.0

  /// At least one question while there is one; the same generator state gives the same ones.
  package func questions(
    from candidates: [Question], using generator: inout some RandomNumberGenerator
  ) -> Dealt {
    var waiting = candidates.shuffled(using: &generator)
    var asked = Asked()
    var dealt = Dealt()
    var left = Double(minutes)
    while left > (1 - Self.quickest) * Double(minutes), let question = asked.next(of: &waiting) {
      left -= question.kind.minutes
      if dealt.further.isEmpty, left >= 0 || dealt.planned.isEmpty {
        dealt.planned.append(question)
      } else {
        dealt.further.append(question)
      }
    }
    return Dealt(
      planned: dealt.planned.withCasesTogether, further: dealt.further.withCasesTogether)
  }

  /// What was dealt so far.
  private struct Asked {
    private var count = 0
    private var topics: [String: Int] = [:]
    private var kinds: [Kind: Int] = [:]

    /// Takes what comes next out of what waits; nil when nothing does.
    mutating func next(of waiting: inout [Question]) -> Question? {
      let isToTalkAbout = InterviewPlan.areToTalkAbout[count % InterviewPlan.areToTalkAbout.count]
      let level = InterviewPlan.levels[count % InterviewPlan.levels.count]
      let place = waiting.indices.min {
        distance(waiting[$0], isToTalkAbout, level) < distance(waiting[$1], isToTalkAbout, level)
      }
      guard let place else { return nil }
      let question = waiting.remove(at: place)
      count += 1
      topics[question.topic, default: 0] += 1
      kinds[question.kind, default: 0] += 1
      return question
    }

    /// How far a question is from what is wanted: whether it is to talk about counts most, then a topic and a
    /// kind asked seldom, then its level.
    private func distance(_ question: Question, _ isToTalkAbout: Bool, _ level: Level) -> Int {
      let isAtLength = question.body.shape == .type(.atLength)
      return (isAtLength == isToTalkAbout ? 0 : 1000) + 10 * (topics[question.topic] ?? 0)
        + 10 * (kinds[question.kind] ?? 0) + (question.level == level ? 0 : 1)
    }
  }
}
