import Quiz
import Questions
import Scoring
import Testing

@testable import Sittings

@Suite struct ObjectReplyTests {
  private static func phase(_ body: any QuestionBody) -> Session.Phase {
    var generator = SeededGenerator(seed: 1)
    let question = Question(id: "q", topic: "t", level: .beginner, prompt: "?", body: body)
    return Session(questions: [question], at: Instant(milliseconds: 0), using: &generator).phase
  }

  private static let choice = Choice(
    options: [true, true].map { Option(text: "o", isCorrect: $0, why: "w") }, explanation: "e")
  private static let open = OpenAnswer(answer: "a", keyPoints: [])
  private static let short = ShortAnswer(
    blanks: [Blank(accept: ["x"], why: "w"), Blank(accept: ["y"], why: "w")], explanation: "e")
  private static let line = FaultyLine(
    code: "a\nb", language: "x", faults: [FaultyLine.Fault(line: 1, why: "w")], explanation: "e")

  private static func event(_ line: String, _ body: any QuestionBody) -> Session.Event? {
    try? ObjectReply.event(line, in: phase(body))?.get()
  }

  @Test func `an object answers as a line does`() {
    #expect(Self.event(#"{"answer":["a","b"]}"#, Self.choice) == .answered(.picked([0, 1])))
    #expect(
      Self.event(#"{"answer":["x","y, z"]}"#, Self.short) == .answered(.typed(["x", "y, z"])))
    #expect(Self.event(#"{"answer":2}"#, Self.line) == .answered(.pointed([1])))
    #expect(Self.event(#" {"answer":"two\nlines"}"#, Self.open) == .typed("two\nlines"))
    #expect(Self.event(#"{"answer":"s"}"#, Self.open) == .typed("s"))
    #expect(Self.event(#"{"skip":true}"#, Self.open) == .skipped)
  }

  @Test func `it says how sure the answer is and how long it took`() {
    #expect(
      Self.event(#"{"answer":["a","b"],"sure":false,"seconds":12.5}"#, Self.choice)
        == .answered(.picked([0, 1]), .notSure, seconds: 12.5))
    #expect(
      Self.event(#"{"answer":2,"seconds":86400}"#, Self.line)
        == .answered(.pointed([1]), seconds: 86_400))
    #expect(
      Self.event(#"{"answer":2,"seconds":null}"#, Self.line) == .answered(.pointed([1])))
  }

  @Test(arguments: [
    (
      #"{"answer":"x"}"#,
      "type 2 answers with | between them, or ? don't know, s skip, u undo, q stop"
    ),
    (#"{"answer":[true]}"#, #"send {"answer": …} with a text or a list, or {"skip": true}"#),
    (#"{"answer""#, "send one JSON object a line"),
  ])
  func `what it cannot be is told`(line: String, sentence: String) {
    #expect(
      ObjectReply.event(line, in: Self.phase(Self.short))
        == .failure(Reply.Misread(sentence: sentence)))
  }

  @Test(arguments: [
    "-1", "86400.5", "1e300", "1e999", "99999999999999999999", "true", #""x""#, "[1]",
  ])
  func `seconds that no answer takes are refused`(seconds: String) {
    let line = #"{"answer":2,"seconds":\#(seconds)}"#
    #expect(
      ObjectReply.event(line, in: Self.phase(Self.line))
        == .failure(
          Reply.Misread(sentence: #""seconds" must be a number from 0 to 86400, or left out"#)))
  }

  @Test func `a line that is no object is none`() {
    #expect(ObjectReply.event("a", in: Self.phase(Self.choice)) == nil)
  }
}
