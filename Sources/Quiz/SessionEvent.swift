package import Questions
package import Scoring

extension Session {
  package enum Event: Sendable, Equatable {
    /// An answer, in places as stored, how sure of it, and how long it took where the clock cannot tell; a
    /// text that is held against ours may be empty.
    case answered(Response, Confidence = .sure, seconds: Double? = nil)
    /// An answer that was run, and what came of it.
    case ran(Response, RunReport, seconds: Double? = nil)
    /// An answer in words to an interview, and the key points that a judge of the learner's own heard in it, with
    /// its sentence on them.
    case heard(Response, Set<Int>, remark: String? = nil, seconds: Double? = nil)
    /// Ticks or unticks key points by their places.
    case ticked(Set<Int>)
    case graded(Grade)
    case acceptedSuggestion
    case doesNotKnow
    case skipped
    /// Goes back to the question answered last and takes its grade back.
    case undid
    /// Goes on after feedback.
    case continued
    case stopped
  }

  package enum Effect: Sendable, Equatable {
    /// To be made durable before it is shown.
    case record(Answer)
    /// To be taken back: the answer recorded last, given to this question and graded so.
    case takeBack(Question, Grade)
  }

  /// Why an event means nothing now.
  package enum Refusal: Error, Sendable, Equatable {
    case nothingToUndo
    case nothingPicked
    case onlyOneOption
    /// An interview waits for an answer in words.
    case nothingTyped
    /// No grade is suggested that could be accepted.
    case hardToTell
    case notNow
  }
}
