import Questions
import Quiz
import Scoring
import Testing

@testable import Sittings

@Suite struct ReplyTests {
  private static func phase(_ question: Question, typed: String? = nil) throws -> Session.Phase {
    var generator = SeededGenerator(seed: 1)
    var session = Session(
      questions: [question], at: Instant(milliseconds: 0), using: &generator)
    if let typed { _ = try session.step(.typed(typed), at: Instant(milliseconds: 1)) }
    return session.phase
  }

  private static let choice = Question(
    id: "one", topic: "orm", level: .beginner, prompt: "Which?",
    body: Choice(
      options: [true, false].map { Option(text: "\($0)", isCorrect: $0, why: "so") },
      explanation: "because"))

  private static let open = Question(
    id: "two", topic: "orm", level: .beginner, prompt: "What?",
    body: OpenAnswer(answer: "That.", keyPoints: [KeyPoint(point: "joins", accept: ["join"])]))

  @Test func `? says in JSON that the answer is not known, and 0 does not`() throws {
    let phase = try Self.phase(Self.open)
    #expect(Reply.event("?", in: phase, pass: Reply.passInJSON) == .success(.doesNotKnow))
    #expect(Reply.event("0", in: phase, pass: Reply.passInJSON) == .success(.typed("0")))
  }

  @Test(arguments: [
    ("0", Session.Event.doesNotKnow), (" s ", .skipped), ("u", .undid), ("q", .stopped),
  ])
  func `a letter of its own is a command`(line: String, event: Session.Event) throws {
    #expect(try Reply.event(line, in: Self.phase(Self.choice)) == .success(event))
    #expect(try Reply.event(line, in: Self.phase(Self.open)) == .success(event))
  }

  @Test(arguments: [
    "", "z", "3", "-1", "ab", "a,b", "-9223372036854775808", "9223372036854775807",
    "99999999999999999999", "a;b", "é", "\u{0}",
  ])
  func `what is no option gets a sentence`(line: String) throws {
    let misread = Reply.Misread(
      sentence: "type one letter from a to b, or 0 don't know, s skip, u undo, q stop")
    #expect(try Reply.event(line, in: Self.phase(Self.choice)) == .failure(misread))
  }

  @Test(arguments: [
    ("", Session.Event.acceptedSuggestion), ("good", .graded(.good)),
    ("a", .graded(.again)), ("h", .graded(.hard)), ("G", .graded(.good)), ("e", .graded(.easy)),
    ("AGAIN", .graded(.again)),
    ("1", .ticked([0])), ("u", .undid), ("q", .stopped),
  ])
  func `a revealed answer is graded or ticked`(line: String, event: Session.Event) throws {
    #expect(try Reply.event(line, in: Self.phase(Self.open, typed: "x")) == .success(event))
  }

  @Test(arguments: ["2", "0", "-9223372036854775808", "great", "1,2", ",", ", ,"])
  func `what is no grade gets a sentence`(line: String) throws {
    guard case .failure = try Reply.event(line, in: Self.phase(Self.open, typed: "x")) else {
      Issue.record("\(line) was taken")
      return
    }
  }
}
