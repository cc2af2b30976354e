package import Questions
package import Quiz
package import Scoring

/// How a sitting meets its learner.
package protocol QuizFace: ~Copyable {
  /// Shows the session's phase when it is another than before, and waits for the next move.
  mutating func move(in session: Session) throws -> QuizMove
  /// The answer is stored; `due` is the day on which the question comes back.
  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws
  mutating func takenBack(_ question: Question, _ grade: Grade) throws
  mutating func refused(_ refusal: Session.Refusal) throws
  /// An answer could not be judged, and why; it may be mended.
  mutating func failed(_ sentence: String) throws
  /// An answer cannot be run on this machine, and why; its learner grades it.
  mutating func notRun(_ sentence: String) throws
  /// What was done could not be stored, and why; whether to try again.
  mutating func notStored(_ sentence: String) throws -> AfterRefusal
  /// What the learner's own judge says of the answer just given.
  mutating func judged(_ sentence: String) throws
  /// Something has run for some milliseconds: says so when that is long, and whether it is to be stopped.
  mutating func isStopped(after milliseconds: Int) -> Bool
  mutating func finished(_ tally: Tally) throws
}

/// What comes after a store refused an answer.
package enum AfterRefusal: Equatable {
  /// The same again.
  case again
  /// The question stands there as it did, with all that was typed: the learner sends it again, or leaves.
  case back
  case end
}

/// What a learner does at a face.
package enum QuizMove: Equatable {
  case event(Session.Event)
  /// Ctrl-C.
  case interrupt
}

/// How a sitting ended: with its last question, by leaving, or by Ctrl-C.
package enum SittingEnd: Equatable {
  case finished, left, interrupted
}
