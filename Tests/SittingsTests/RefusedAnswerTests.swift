import Questions
import Quiz
import Scoring
import Sittings
import Terminal
import Testing

@testable import History

/// A store that takes nothing for a while, and a quiz that goes on.
@Suite struct RefusedAnswerTests {
  /// Answers one question and leaves; what it says to each refusal stands in `replies`.
  private struct Face: QuizFace {
    var events: [Session.Event]
    var replies: [AfterRefusal]
    let mend: () throws -> Void
    var graded: [Day] = []
    var sentences: [String] = []

    mutating func move(in session: Session) throws -> QuizMove {
      .event(events.isEmpty ? .stopped : events.removeFirst())
    }

    mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) { graded.append(due) }

    mutating func notStored(_ sentence: String) throws -> AfterRefusal {
      sentences.append(sentence)
      if replies.count == 1 { try mend() }
      return replies.removeFirst()
    }

    func takenBack(_ question: Question, _ grade: Grade) {}
    func refused(_ refusal: Session.Refusal) {}
    func failed(_ sentence: String) {}
    func notRun(_ sentence: String) {}
    func judged(_ sentence: String) {}
    func isStopped(after milliseconds: Int) -> Bool { false }
    func finished(_ tally: Tally) {}
  }

  private let answer = Session.Event.answered(.picked([0]), .sure)

  private func play(
    _ events: [Session.Event], _ replies: [AfterRefusal], _ draft: Draft? = nil
  ) throws -> (face: Face, end: SittingEnd?, stored: Int) {
    let store = try ProgressStore.open(path: ":memory:")
    try store.execute("pragma query_only = on")
    var generator = SeededGenerator(seed: 1)
    let session = Session(
      questions: [QuizSamples.choice()], at: Instant(milliseconds: 0), using: &generator)
    var sitting = Sitting(session: session)
    var face = Face(events: events, replies: replies) {
      try store.execute("pragma query_only = off")
    }
    var desk = Desk(
      now: { Instant(milliseconds: 0) }, day: { _ in Day(number: 0) }, readLine: { nil },
      write: { _ in }, palette: .none, columns: nil)
    desk.draft = draft
    let end = try? sitting.run(&face, store, desk)
    return (face, end, try store.reviewCount())
  }

  @Test func `the same again, until the store takes it`() throws {
    let (face, end, stored) = try play([answer, .continued], [.again, .again, .again])
    #expect(face.sentences.count == 3)
    #expect(face.graded.count == 1)
    #expect(stored == 1)
    #expect(end == .finished)
  }

  @Test func `the question stands there again, and its answer is sent once more`() throws {
    let (face, _, stored) = try play([answer, answer, .continued], [.back])
    #expect(face.graded.count == 1)
    #expect(stored == 1)
  }

  @Test func `what was typed is kept meanwhile, and let go of when it is stored`() throws {
    let kept = Kept()
    let draft = Draft(
      write: { text in
        kept.texts.append(text)
        return "/tmp/draft"
      }, remove: { kept.texts.append("") })
    let face = try play([answer, .continued], [.again], draft).face
    #expect(kept.texts == ["option 0\n", ""])
    #expect(face.sentences[0].hasSuffix("writable; what you typed is kept in /tmp/draft"))
  }

  private final class Kept: @unchecked Sendable { var texts: [String] = [] }

  @Test func `whoever gives up is told why`() throws {
    let (face, end, stored) = try play([answer], [.again, .end])
    #expect(
      face.sentences.last
        == ":memory:: the store cannot be written; make the file and its folder writable")
    #expect(face.graded.isEmpty)
    #expect(stored == 0)
    #expect(end == nil)
  }
}
