internal import Questions
package import Quiz
package import Scoring

/// An interview as it stands: what was answered, what is left, and how much time.
package struct PausedInterview: Sendable, Equatable {
  package let minutes: Int
  /// Ids of the questions left.
  package private(set) var questions: [String]
  package private(set) var secondsLeft: Double
  package private(set) var answers: [Given]
  /// How many questions were dealt.
  package let total: Int
  /// How many of them are for the time; the others are asked while some of it is left.
  package let planned: Int
  /// Whether the first question left is answered, and only the further one to it is not.
  package private(set) var isAtFollowUp: Bool
  package private(set) var followUps: [Session.FurtherAnswer]

  /// One answer, as far as a report needs it.
  package struct Given: Sendable, Equatable {
    let question: String
    let grade: Grade
    let score: Double
    let seconds: Double
    /// Nil when it was not known.
    let response: Response?
    /// The places of the key points that a judge heard; nil where none was asked.
    let said: [Int]?
    /// Its sentence.
    let remark: String?
  }

  package init(minutes: Int, questions: [String], further: [String] = []) {
    self.init(
      minutes: minutes, questions: questions + further, secondsLeft: Double(minutes) * 60,
      answers: [], total: questions.count + further.count, planned: questions.count,
      isAtFollowUp: false, followUps: [])
  }

  init(
    minutes: Int, questions: [String], secondsLeft: Double, answers: [Given], total: Int,
    planned: Int, isAtFollowUp: Bool, followUps: [Session.FurtherAnswer]
  ) {
    self.minutes = minutes
    self.questions = questions
    self.secondsLeft = secondsLeft
    self.answers = answers
    self.total = total
    self.planned = planned
    self.isAtFollowUp = isAtFollowUp
    self.followUps = followUps
  }

  /// Whether everything was asked, or the time is up.
  package var isOver: Bool { questions.isEmpty || secondsLeft <= 0 }

  /// How many questions are behind.
  package var done: Int { total - questions.count }

  /// How many of the questions for the time are left.
  package var plannedLeft: Int { max(0, planned - done) }

  /// Whether somebody who leaves it now has answered what the time was for.
  package var isAnsweredAsPlanned: Bool { plannedLeft == 0 }

  /// As one that is over.
  package var ended: Self {
    var ended = self
    ended.questions = []
    return ended
  }

  /// As it stands after a session; the time between two sittings does not count.
  package func after(_ session: Session, _ now: Instant) -> Self {
    var later = self
    if let deadline = session.deadline {
      later.secondsLeft = max(0, Double(deadline.milliseconds - now.milliseconds) / 1000)
    }
    later.questions = session.waiting.map(\.id)
    later.isAtFollowUp = session.isAtFollowUp
    later.answers += session.tally.answers.map(Given.init)
    later.followUps += session.followUps
    return later
  }
}

extension PausedInterview.Given {
  init(_ answer: Answer) {
    self.init(
      question: answer.question.id, grade: answer.grade, score: answer.score,
      seconds: answer.seconds, response: answer.given, said: answer.said?.sorted(),
      remark: answer.remark)
  }

  /// The answer again; nil when the question is gone.
  func answer(in library: Library) -> Answer? {
    guard let question = library[self.question] else { return nil }
    return Answer(
      question: question, given: response, grade: grade, score: score, seconds: seconds,
      at: Instant(milliseconds: 0), said: said.map(Set.init), remark: remark)
  }
}
