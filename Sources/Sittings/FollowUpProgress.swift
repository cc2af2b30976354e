internal import Questions

/// How far somebody went through the follow-ups of a question: each is asked first, and answered then.
///
/// Only those with an answer are asked; of banks that have none the questions alone are listed.
struct FollowUpProgress {
  let followUps: [(ask: String, answer: String)]
  let steps: Int

  init(_ question: Question, steps: Int) {
    followUps = question.body.solution.followUps.compactMap { followUp in
      followUp.answer.map { (followUp.ask, $0) }
    }
    self.steps = steps
  }

  enum Step: Equatable {
    case ask(String)
    case answer(String)
  }

  /// What comes after the steps taken; nil when nothing is left.
  var next: Step? {
    guard followUps.indices.contains(steps / 2) else { return nil }
    let followUp = followUps[steps / 2]
    return steps % 2 == 0 ? .ask(followUp.ask) : .answer(followUp.answer)
  }

  /// The follow-ups asked so far, the answer of the last one only when it was shown.
  var asked: [(ask: String, answer: String?)] {
    followUps.prefix((steps + 1) / 2).enumerated().map { place, followUp in
      (followUp.ask, place * 2 + 1 < steps ? followUp.answer : nil)
    }
  }
}
