import Questions
import Quiz
import Scoring
import Sittings
import Terminal
import Testing

@Suite struct QuizStateTests {
  @Test(arguments: ["a", "1"])
  func `a letter or a number answers`(key: String) {
    var sitter = Sitter([QuizSamples.choice()])
    sitter.type(key)
    guard case .feedback(let turn, let answer) = sitter.session.phase else {
      Issue.record("no feedback")
      return
    }
    #expect(answer.given == .picked([turn.order[0]]))
  }

  @Test func `arrows and Enter choose`() {
    var sitter = Sitter([QuizSamples.choice()])
    sitter.press(.enter)
    #expect(sitter.text.contains("Choose an option first."))
    sitter.press(.down, .down, .down, .down, .up)
    #expect(sitter.state.cursor == 1)
    #expect(sitter.lines.contains { $0.contains("› b  \(sitter.options[1])") })
    sitter.press(.enter)
    #expect(sitter.session.tally.answered == 1)
  }

  @Test func `Space ticks under the cursor, Enter gives what is ticked`() {
    var sitter = Sitter([QuizSamples.choice(keys: [true, true, false])])
    sitter.press(.enter)
    #expect(sitter.text.contains("Tick what is right first."))
    sitter.type("a")
    sitter.press(.down, .character(" "))
    #expect(sitter.state.ticked == [0, 1])
    sitter.type("1")
    #expect(sitter.state.ticked == [1])
    sitter.press(.enter)
    #expect(sitter.session.tally.answered == 1)
  }

  @Test func `who is not sure says so, and is told what that means`() {
    var sitter = Sitter([QuizSamples.choice()])
    sitter.type("!")
    #expect(sitter.text.contains("You are not sure."))
    sitter.type("!")
    #expect(!sitter.text.contains("You are not sure."))
    let right = sitter.options.firstIndex(of: "option 0") ?? 0
    sitter.type("!" + String(Letters.letter(right)))
    #expect(sitter.text.contains("✓ Right. Graded"))
    #expect(sitter.text.contains("not sure"))
  }

  @Test func `hint and references come and go`() {
    var sitter = Sitter([QuizSamples.choice()])
    #expect(!sitter.text.contains("list()"))
    sitter.type("hr")
    #expect(sitter.text.contains("Hint: Think of `list()`."))
    #expect(sitter.text.contains("• https://docs.djangoproject.com/"))
    #expect(sitter.text.contains("Related: other"))
    sitter.type("hr")
    #expect(!sitter.text.contains("Hint:"))
    #expect(!sitter.text.contains("Related:"))
  }

  @Test func `every key of the footer does something, and no other letter does`() {
    for start in [Sitter([QuizSamples.choice()]), Sitter([QuizSamples.open()])] {
      let bindings = QuizKeys.bindings(start.session, start.state)
      let known = bindings.flatMap { $0.actions.map(\.key) }
      for binding in bindings where binding.hint != nil { #expect(!binding.actions.isEmpty) }
      for letter in "abcdefghijklmnopqrstuvwxyz!?/" where !known.contains(.character(letter)) {
        var sitter = start
        sitter.type(String(letter))
        #expect(sitter.drawing == start.drawing)
        sitter.type(String(repeating: letter, count: 2))
        #expect(sitter.state.notice == "? shows the keys that work here.")
        #expect(sitter.session.phase == start.session.phase)
      }
    }
  }

  @Test func `in an interview there are no hints, references and search`() {
    var generator = SeededGenerator(seed: 1)
    let session = Session(
      questions: [QuizSamples.choice()],
      manner: .interview(deadline: Instant(milliseconds: 60_000)),
      at: Instant(milliseconds: 0), using: &generator)
    let keys = QuizKeys.bindings(session, QuizState()).flatMap { $0.actions.map(\.key) }
    for key in ["h", "r", "/"] as [Character] { #expect(!keys.contains(.character(key))) }
    #expect(keys.contains(.character("?")))
  }

  @Test func `an open answer is typed, laid down, taken up again and shown`() {
    var sitter = Sitter([QuizSamples.open()])
    sitter.type("tit join")
    sitter.press(.escape)
    sitter.type("z")
    #expect(sitter.text.contains("it join"))
    sitter.type("ts?")
    sitter.press(.control("d"))
    guard case .judging(_, let judgement) = sitter.session.phase else {
      Issue.record("not judging")
      return
    }
    #expect(judgement.typed == "it joins?")
    #expect(judgement.said == [true, false])
  }

  @Test func `scrolling survives ticking`() {
    let prompt = (0..<40).map { "paragraph \($0)" }.joined(separator: "\n\n")
    var sitter = Sitter([QuizSamples.choice(prompt: prompt, keys: [true, true, false])])
    sitter.press(.pageDown)
    let scroll = sitter.state.scroll
    #expect(scroll > 0)
    sitter.type("a")
    #expect(sitter.state.scroll == scroll)
    sitter.press(.down)
    #expect(sitter.state.scroll == scroll + 1)
    sitter.press(.end, .down)
    #expect(sitter.state.cursor == 0 || sitter.state.cursor == 1)
    sitter.press(.home)
    #expect(sitter.state.scroll == 0)
    sitter.press(.pageUp, .up)
    #expect(sitter.state.scroll == 0)
  }

  @Test func `in feedback, Space shows the rest before it goes on`() {
    var sitter = Sitter(
      [QuizSamples.choice(), QuizSamples.choice("next")], columns: 80, rows: 12)
    sitter.type("a")
    sitter.press(.character(" "))
    #expect(sitter.session.number == 1)
    for _ in 0..<5 { sitter.press(.character(" ")) }
    #expect(sitter.session.number > 1)
  }

  @Test func `undo is offered when there is something to undo`() {
    var sitter = Sitter([QuizSamples.choice(), QuizSamples.choice("next")])
    #expect(!sitter.text.contains("u undo"))
    sitter.type("0")
    #expect(sitter.text.contains("u undo"))
    sitter.type("u")
    #expect(sitter.session.tally.answered == 0)
  }

  @Test func `slash asks for a search and changes nothing`() {
    var sitter = Sitter([QuizSamples.choice()])
    sitter.type("/")
    #expect(sitter.searches == 1)
    #expect(sitter.session.number == 1)
  }
}
