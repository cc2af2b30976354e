internal import Questions
internal import Quiz
internal import Scoring

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

/// An interview as it stands: what was answered, what is left, and how much time.
struct InterviewBookmark: Codable, Equatable {
  let minutes: Int
  /// Ids of the questions left.
  private(set) var questions: [String]
  private(set) var secondsLeft: Double
  private(set) var answers: [Given] = []
  /// How many questions were planned.
  let total: Int
  /// Whether the first question left is answered, and only the further one to it is not.
  private(set) var isAtFollowUp = false
  private(set) var followUps: [Session.FollowUp] = []

  /// One answer, as far as a report needs it.
  struct Given: Codable, Equatable {
    let question: String
    let grade: Grade
    let score: Double
    let seconds: Double
    /// Places of the options picked; nil for an open question.
    let picked: [Int]?
    /// What was typed; nil for a choice.
    let text: String?
  }

  init(minutes: Int, questions: [String]) {
    self.minutes = minutes
    self.questions = questions
    total = questions.count
    secondsLeft = Double(minutes) * 60
  }

  /// Reads the text kept; nil when it is none.
  init?(_ text: String) {
    guard let kept = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)),
      (0...Double(InterviewPlan.minutesRange.upperBound) * 60).contains(kept.secondsLeft),
      (kept.questions.count...kept.questions.count + 1000).contains(kept.total)
    else { return nil }
    self = kept
  }

  var text: String {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Whether everything was asked, or the time is up.
  var isOver: Bool { questions.isEmpty || secondsLeft <= 0 }

  /// As it stands after a session that began at an instant; the time between two sittings does not count.
  func after(_ session: Session, _ started: Instant, _ now: Instant) -> Self {
    var later = self
    let elapsed = Double(max(0, now.milliseconds - started.milliseconds)) / 1000
    later.secondsLeft = max(0, secondsLeft - elapsed)
    later.questions = session.waiting.map(\.id)
    later.isAtFollowUp = session.isAtFollowUp
    later.answers += session.tally.answers.map(Given.init)
    later.followUps += session.followUps
    return later
  }
}

extension InterviewBookmark.Given {
  init(_ answer: Answer) {
    var (picked, text): ([Int]?, String?)
    switch answer.given {
    case .options(let options): picked = options.picked.sorted()
    case .text(let typed): text = typed
    case .doesNotKnow: break
    }
    self.init(
      question: answer.question.id, grade: answer.grade, score: answer.score,
      seconds: answer.seconds, picked: picked, text: text)
  }

  /// The answer again; nil when the question is gone.
  func answer(in bank: Bank) -> Answer? {
    guard let question = bank[self.question] else { return nil }
    let given: Answer.Given =
      picked.map { .options(ChoiceAnswer(Set($0))) } ?? text.map { .text($0) } ?? .doesNotKnow
    return Answer(
      question: question, given: given, grade: grade, score: score, seconds: seconds,
      at: Instant(milliseconds: 0))
  }
}
