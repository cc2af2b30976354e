import Questions
import Quiz
import Scoring
import Testing

@Suite struct SessionTests {
  private func session(_ questions: [Question]) -> Session {
    var generator = SeededGenerator(seed: 1)
    return Session(questions: questions, at: Instant(milliseconds: 0), using: &generator)
  }

  private func at(_ seconds: Int) -> Instant { Instant(milliseconds: seconds * 1000) }

  private func asked(_ session: Session) -> String? {
    if case .asking(let turn, _) = session.phase { turn.question.id } else { nil }
  }

  @Test func `a right answer is recorded as good and the next question follows`() throws {
    var session = session([Samples.choice("one"), Samples.choice("two")])
    let effects = try session.step(.picked([0]), at: at(5))
    guard case .record(let answer) = try #require(effects.first) else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(answer.grade == .good)
    #expect(answer.score == 1)
    #expect(answer.seconds == 5)
    #expect(answer.given == .picked([0]))
    #expect(answer.givenTexts == ["text 0"])
    #expect(asked(session) == nil)
    #expect(try session.step(.continued, at: at(9)) == [])
    #expect(asked(session) == "two")
    #expect(session.number == 2)
    #expect(session.tally.correct == 1)
  }

  @Test func `a missed question comes back until it is right, and counts once`() throws {
    var session = session([Samples.choice("one"), Samples.choice("two")])
    _ = try session.step(.picked([1]), at: at(1))
    _ = try session.step(.continued, at: at(2))
    #expect(session.count == 3)
    _ = try session.step(.picked([0]), at: at(3))
    _ = try session.step(.continued, at: at(4))
    #expect(asked(session) == "one")
    guard case .asking(let turn, _) = session.phase else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(turn.isRepeat)
    _ = try session.step(.doesNotKnow, at: at(5))
    _ = try session.step(.continued, at: at(6))
    #expect(asked(session) == "one")
    _ = try session.step(.picked([0]), at: at(7))
    _ = try session.step(.continued, at: at(8))
    #expect(session.phase == .finished)
    #expect(session.tally.asked == 2)
    #expect(session.tally.answered == 2)
    #expect(session.tally.correct == 1)
    #expect(session.tally.missed.map(\.id) == ["one"])
  }

  @Test func `a missed question waits for three others`() throws {
    var session = session((0..<6).map { Samples.choice("q\($0)") })
    _ = try session.step(.doesNotKnow, at: at(1))
    var order: [String] = []
    while session.phase != .finished {
      _ = try session.step(.continued, at: at(2))
      guard let id = asked(session) else { continue }
      order.append(id)
      _ = try session.step(.picked([0]), at: at(3))
    }
    #expect(order == ["q1", "q2", "q3", "q0", "q4", "q5"])
  }

  @Test func `a missed question waits a little longer to come between other topics`() throws {
    let topics = ["orm", "forms", "views", "orm", "admin", "forms", "orm"]
    var session = session(topics.enumerated().map { Samples.choice("q\($0)", topic: $1) })
    _ = try session.step(.doesNotKnow, at: at(1))
    var order: [String] = []
    while session.phase != .finished {
      _ = try session.step(.continued, at: at(2))
      guard let id = asked(session) else { continue }
      order.append(id)
      _ = try session.step(.picked([0]), at: at(3))
    }
    #expect(order == ["q1", "q2", "q3", "q4", "q0", "q5", "q6"])
  }

  @Test func `a sitting moves on even when nothing is known`() throws {
    var session = session((0..<10).map { Samples.choice("q\($0)") })
    var seen: Set<String> = []
    var shown = 0
    while let id = asked(session) {
      seen.insert(id)
      shown += 1
      _ = try session.step(.doesNotKnow, at: at(1))
      _ = try session.step(.continued, at: at(2))
    }
    #expect(seen.count == 10)
    // Each comes back three times.
    #expect(shown == 40)
  }

  @Test func `a missed question comes back three times at most, and is counted once`() throws {
    var session = session([Samples.choice("one")])
    for misses in 0..<4 {
      #expect(session.turn?.misses == misses)
      #expect(session.turn?.returnsWhenMissed == (misses < 3))
      #expect((session.questionNumber, session.questionCount) == (1, 1))
      _ = try session.step(.doesNotKnow, at: at(1))
      #expect(session.returning == (misses < 3 ? 1 : 0))
      _ = try session.step(.continued, at: at(2))
    }
    #expect(session.phase == .finished)
  }

  @Test func `what was to come back does so when the quiz is taken up again`() throws {
    var generator = SeededGenerator(seed: 1)
    let (old, gone) = (Samples.choice("old"), Samples.choice("gone"))
    var session = Session(
      questions: (0..<4).map { Samples.choice("q\($0)") },
      returning: [(old, misses: 2), (gone, misses: 4)], at: at(0), using: &generator)
    #expect(session.questionCount == 4)
    #expect(session.returning == 1)
    var order: [String] = []
    while let id = asked(session) {
      order.append(id)
      _ = try session.step(.skipped, at: at(1))
    }
    #expect(order == ["q0", "q1", "q2", "q3", "old"])
    #expect(session.tally.skipped == 4)
  }

  @Test func `undo reaches the last answer when all was asked`() throws {
    var session = session([Samples.choice("one")])
    _ = try session.step(.picked([0]), at: at(1))
    _ = try session.step(.continued, at: at(2))
    #expect(session.phase == .finished)
    _ = try session.step(.undid, at: at(3))
    #expect(asked(session) == "one")
    #expect(session.tally.answered == 0)
  }

  @Test func `an open answer is revealed, ticked and graded`() throws {
    var session = session([Samples.open("one")])
    #expect(try session.step(.typed("It joins."), at: at(30)) == [])
    guard case .judging(_, let comparison) = session.phase else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(comparison.said == [true, false])
    #expect(comparison.suggested == .hard)
    #expect(try session.step(.ticked([1, 9]), at: at(31)) == [])
    let effects = try session.step(.acceptedSuggestion, at: at(40))
    guard case .record(let answer) = try #require(effects.first) else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(answer.grade == .good)
    #expect(answer.score == 1)
    #expect(answer.seconds == 30)
    #expect(answer.given == .typed(["It joins."]))
  }

  @Test func `skipping records nothing`() throws {
    var session = session([Samples.choice("one"), Samples.choice("two")])
    #expect(try session.step(.skipped, at: at(1)) == [])
    #expect(asked(session) == "two")
    #expect(session.tally.skipped == 1)
    #expect(session.tally.asked == 2)
    #expect(session.tally.answered == 0)
  }

  @Test func `undo goes back any number of answers, over what was skipped`() throws {
    var session = session(["one", "two", "three"].map { Samples.choice($0) })
    _ = try session.step(.picked([1]), at: at(1))
    _ = try session.step(.continued, at: at(2))
    _ = try session.step(.skipped, at: at(3))
    _ = try session.step(.picked([0]), at: at(4))
    let second = try session.step(.undid, at: at(5))
    guard case .takeBack(let question, let grade) = try #require(second.first) else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(question.id == "three")
    #expect(grade == .good)
    #expect(asked(session) == "three")
    #expect(session.tally.skipped == 1)
    _ = try session.step(.undid, at: at(6))
    #expect(asked(session) == "one")
    #expect(session.count == 3)
    #expect(session.tally.answered == 0)
    #expect(session.tally.asked == 1)
    #expect(throws: Session.Refusal.nothingToUndo) { try session.step(.undid, at: at(7)) }
  }

  @Test func `a long sitting of misses can be undone to its beginning`() throws {
    let questions = (0..<40).map { Samples.choice("q\($0)") }
    var session = session(questions)
    for step in 0..<1500 {
      _ = try session.step(step % 7 == 0 ? .picked([0]) : .picked([1]), at: at(step))
      _ = try session.step(.continued, at: at(step))
      if session.phase == .finished { break }
    }
    #expect(session.tally.answered == questions.count)
    while session.canUndo { _ = try session.step(.undid, at: at(2000)) }
    #expect(session.waiting.map(\.id) == questions.map(\.id))
    #expect(session.tally == self.session(questions).tally)
  }

  @Test func `undo goes back to what was answered before the sitting took a quiz up again`() throws
  {
    let earlier = ["one", "two", "one"].map { Samples.choice($0) }
    var generator = SeededGenerator(seed: 1)
    var session = Session(
      questions: [Samples.choice("three"), Samples.choice("four")],
      earlier: [(earlier[0], .again), (earlier[1], .hard), (earlier[2], .good)], at: at(0),
      using: &generator)
    #expect(asked(session) == "three")
    #expect(session.canUndo)
    _ = try session.step(.picked([0]), at: at(1))
    _ = try session.step(.continued, at: at(2))
    var back: [String] = []
    while session.canUndo {
      for case .takeBack(let question, let grade) in try session.step(.undid, at: at(3)) {
        back.append("\(question.id) \(grade)")
      }
      #expect(asked(session) == back.last?.split(separator: " ").first.map(String.init))
    }
    #expect(back == ["three good", "one good", "two hard", "one again"])
    #expect(session.waiting.map(\.id) == ["one", "two", "three", "four"])
    #expect(session.number == 1)
    #expect(session.tally.asked == 1)
    #expect(session.tally.answered == 0)
    #expect(throws: Session.Refusal.nothingToUndo) { try session.step(.undid, at: at(7)) }
  }

  @Test func `stopping ends it wherever it stands`() throws {
    var session = session([Samples.choice("one"), Samples.open("two")])
    _ = try session.step(.picked([0]), at: at(1))
    #expect(try session.step(.stopped, at: at(2)) == [])
    #expect(session.phase == .finished)
    #expect(session.tally.answered == 1)
  }

  @Test(arguments: [
    (Session.Event.picked([]), Session.Refusal.nothingPicked),
    (.picked([0, 1]), .onlyOneOption), (.typed("x"), .notNow), (.continued, .notNow),
    (.graded(.good), .notNow), (.acceptedSuggestion, .notNow), (.ticked([0]), .notNow),
    (.undid, .nothingToUndo),
  ])
  func `what means nothing now is refused and changes nothing`(
    event: Session.Event, refusal: Session.Refusal
  ) {
    var session = session([Samples.choice("one")])
    let phase = session.phase
    #expect(throws: refusal) { try session.step(event, at: at(1)) }
    #expect(session.phase == phase)
  }

  @Test func `options are shuffled by the generator and none is lost`() {
    let question = Samples.choice("one", keys: [true, false, false, false, false])
    var orders: Set<[Int]> = []
    for seed in 0..<40 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let session = Session(
        questions: [question], at: Instant(milliseconds: 0), using: &generator)
      guard case .asking(let turn, _) = session.phase else { continue }
      #expect(turn.order.sorted() == [0, 1, 2, 3, 4])
      orders.insert(turn.order)
    }
    #expect(orders.count > 20)
  }

  @Test func `no questions are finished at once`() {
    #expect(session([]).phase == .finished)
  }

  @Test func `a tally counts by topic in the order of asking`() throws {
    var session = session([
      Samples.choice("one", topic: "orm"), Samples.choice("two", topic: "forms"),
      Samples.choice("three", topic: "orm"),
    ])
    for picked in [0, 1, 0] {
      _ = try session.step(.picked([picked]), at: at(1))
      _ = try session.step(.continued, at: at(2))
    }
    #expect(session.tally.topics.map(\.topic) == ["orm", "forms"])
    #expect(session.tally.topics.map(\.correct) == [2, 0])
    #expect(session.tally.score == 2.0 / 3)
  }

  @Test(arguments: [
    (Confidence.sure, 2, Grade.good, false), (.notSure, 2, .hard, false),
    (.notSure, 1, .again, true),
  ])
  func `what is right by a guess counts as right, is graded again and comes back`(
    confidence: Confidence, seconds: Int, grade: Grade, comesBack: Bool
  ) throws {
    // Nine words: 2.3 seconds to read.
    var question = Samples.choice("one")
    question = Question(
      id: "one", topic: "orm", level: .beginner, prompt: "Which of these is it, then?",
      body: question.body)
    var session = session([question])
    let effects = try session.step(.picked([0], confidence), at: at(seconds))
    guard case .record(let answer) = try #require(effects.first) else {
      Issue.record("\(session.phase)")
      return
    }
    #expect(answer.grade == grade)
    #expect(answer.isRight)
    #expect(session.tally.correct == 1)
    // Right or missed, never both.
    #expect(session.tally.missed.isEmpty)
    #expect(session.tally.guessed == (comesBack ? 1 : 0))
    #expect(session.tally.toPractise.isEmpty != comesBack)
    #expect((session.count == 2) == comesBack)
  }

  @Test func `a tally names the score and the score corrected for guessing`() throws {
    var session = session((0..<4).map { Samples.choice("q\($0)", keys: [true, false, false]) })
    for event in [Session.Event.picked([0]), .picked([0]), .picked([1]), .doesNotKnow] {
      _ = try session.step(event, at: at(5))
      _ = try session.step(.continued, at: at(5))
    }
    #expect(session.tally.score == 0.5)
    #expect(session.tally.scoreCorrectedForGuessing == 0.375)
    var open = self.session([Samples.open("one")])
    _ = try open.step(.doesNotKnow, at: at(5))
    #expect(open.tally.scoreCorrectedForGuessing == nil)
  }
}
