import Questions
import Quiz
import Scoring
import Testing

@Suite struct InterviewSessionTests {
  private func at(_ seconds: Int) -> Instant { Instant(milliseconds: seconds * 1000) }

  private func asked(_ session: Session) -> String? {
    if case .asking(let turn, _) = session.phase { turn.question.id } else { nil }
  }

  private func interview(_ questions: [Question], deadline: Int = 600) -> Session {
    var generator = SeededGenerator(seed: 1)
    return Session(
      questions: questions, manner: .interview(deadline: at(deadline)), at: at(0),
      using: &generator)
  }

  @Test func `an interview says nothing about an answer and asks nothing twice`() throws {
    var session = interview([Samples.choice("one"), Samples.open("two"), Samples.choice("three")])
    #expect(try session.step(.picked([1]), at: at(5)).count == 1)
    #expect(asked(session) == "two")
    #expect(throws: Session.Refusal.nothingTyped) { try session.step(.typed(" "), at: at(6)) }
    let effects = try session.step(.typed("It joins."), at: at(7))
    guard case .record(let answer) = try #require(effects.first) else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(answer.grade == .hard)
    #expect(answer.score == 0.5)
    #expect(session.waiting.map(\.id) == ["three"])
    _ = try session.step(.doesNotKnow, at: at(8))
    #expect(session.phase == .finished)
    #expect(session.waiting.isEmpty)
    #expect(session.tally.answered == 3)
  }

  @Test func `an interview ends with the answer that stands there at the deadline`() throws {
    var session = interview((0..<5).map { Samples.choice("q\($0)") }, deadline: 100)
    _ = try session.step(.picked([0]), at: at(99))
    _ = try session.step(.picked([0]), at: at(100))
    #expect(session.phase == .finished)
    #expect(session.tally.answered == 2)
    var skipping = interview((0..<5).map { Samples.choice("q\($0)") }, deadline: 100)
    _ = try skipping.step(.skipped, at: at(101))
    #expect(skipping.phase == .finished)
  }

  @Test func `what is asked while time is left is counted once it is asked`() throws {
    var generator = SeededGenerator(seed: 1)
    var session = Session(
      questions: (0..<4).map { Samples.choice("q\($0)") }, manner: .interview(deadline: at(600)),
      further: 2, at: at(0), using: &generator)
    var seen: [[Int]] = []
    var isBeyond: [Bool] = []
    for second in 1...4 {
      seen.append([session.number, session.count, session.questionNumber, session.questionCount])
      isBeyond.append(session.isBeyondPlan)
      _ = try session.step(.picked([0]), at: at(second))
    }
    #expect(seen == [[1, 2, 1, 2], [2, 2, 2, 2], [3, 3, 3, 3], [4, 4, 4, 4]])
    #expect(isBeyond == [false, false, true, true])
    #expect(session.phase == .finished)
  }

  private var furtherQuestion: Question {
    Question(
      id: "deep", topic: "orm", level: .beginner, prompt: "What?",
      body: OpenAnswer(
        answer: "This.", keyPoints: [],
        followUps: [FollowUp(ask: "And why?"), FollowUp(ask: "And how?")]))
  }

  @Test func `who answered an open question in an interview is asked one further`() throws {
    var session = interview([furtherQuestion, Samples.choice("two")])
    #expect(try session.step(.typed("It joins."), at: at(5)).count == 1)
    #expect(session.isAtFollowUp)
    #expect([session.number, session.count] == [1, 2])
    #expect(throws: Session.Refusal.nothingTyped) { try session.step(.typed(" "), at: at(6)) }
    #expect(throws: Session.Refusal.notNow) { try session.step(.picked([0]), at: at(6)) }
    #expect(try session.step(.typed("Because."), at: at(7)).isEmpty)
    #expect(
      session.followUps == [
        Session.FurtherAnswer(question: "deep", prompt: "And why?", text: "Because.")
      ])
    #expect(asked(session) == "two")
    #expect(session.number == 2)
    #expect([session.tally.asked, session.tally.answered] == [2, 1])
    #expect(try session.step(.undid, at: at(8)).count == 1)
    #expect(!session.isAtFollowUp)
    #expect(session.followUps.isEmpty)
  }

  @Test(arguments: [Session.Event.doesNotKnow, .skipped])
  func `who had nothing to say is not asked further`(event: Session.Event) throws {
    var session = interview([furtherQuestion, Samples.choice("two")])
    _ = try session.step(event, at: at(5))
    #expect(asked(session) == "two")
  }

  @Test func `no further question is asked when the time is up`() throws {
    var session = interview([furtherQuestion, Samples.choice("two")], deadline: 100)
    _ = try session.step(.typed("It joins."), at: at(101))
    #expect(session.phase == .finished)
  }

  @Test(arguments: [false, true])
  func `an interview goes on at its number`(isAtFollowUp: Bool) throws {
    var generator = SeededGenerator(seed: 1)
    var session = Session(
      questions: [furtherQuestion, Samples.choice("two")],
      manner: .interview(deadline: at(600)), done: 3, isAtFollowUp: isAtFollowUp, at: at(0),
      using: &generator)
    #expect([session.number, session.count] == [4, 5])
    #expect(session.isAtFollowUp == isAtFollowUp)
    _ = try session.step(.doesNotKnow, at: at(1))
    #expect([session.number, session.count] == [5, 5])
    #expect(asked(session) == "two")
    #expect(session.followUps.count == (isAtFollowUp ? 1 : 0))
  }

  @Test func `only the last answer of an interview can be taken back`() throws {
    var session = interview([Samples.choice("one"), Samples.choice("two"), Samples.choice("three")])
    for second in 1...2 { _ = try session.step(.picked([1]), at: at(second)) }
    #expect(try session.step(.undid, at: at(3)).count == 1)
    #expect(asked(session) == "two")
    #expect(!session.canUndo)
    #expect(throws: Session.Refusal.nothingToUndo) { try session.step(.undid, at: at(4)) }
  }

  @Test func `an answer of an interview can be taken back`() throws {
    var session = interview([Samples.choice("one"), Samples.choice("two")])
    _ = try session.step(.picked([1]), at: at(5))
    #expect(try session.step(.undid, at: at(6)).count == 1)
    #expect(asked(session) == "one")
    #expect(session.waiting.map(\.id) == ["one", "two"])
  }

  @Test func `what a judge heard makes the grade, and the time it took does not count`() throws {
    var session = interview([Samples.open("one"), Samples.choice("two")], deadline: 100)
    session.hold(from: at(90), to: at(110))
    #expect(session.deadline == at(120))
    let effects = try session.step(
      .heard(.typed(["It joins."]), [0, 1], remark: "All of it.", seconds: 90), at: at(110))
    guard case .record(let answer) = try #require(effects.first) else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(answer.grade == .good)
    #expect(answer.score == 1)
    #expect(answer.seconds == 90)
    #expect(answer.findings == [.said([]), .said([])])
    #expect(answer.remark == "All of it.")
    #expect(asked(session) == "two")
  }

  @Test func `without a judge the rubric hears`() throws {
    var session = interview([Samples.open("one")])
    let effects = try session.step(.typed("It joins."), at: at(5))
    guard case .record(let answer) = try #require(effects.first) else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(answer.said == nil)
    #expect(answer.findings == [.said(["joins"]), .missed])
  }
}
