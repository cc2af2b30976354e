import Questions
import Quiz
import Scoring
import Terminal

@testable import Commands

/// The quiz and the interview after some keys, as they are drawn.
struct QuizScenes {
  private let bank: Bank
  private let size: TerminalSize
  private let palette: Palette
  /// What the clock of a quiz shows.
  private let seconds: Int

  init(_ bank: Bank, _ size: TerminalSize, _ palette: Palette = .none, seconds: Int = 754) {
    self.bank = bank
    self.size = size
    self.palette = palette
    self.seconds = seconds
  }

  /// Keys that lead to a scene, pressed at a time.
  struct Step {
    let name: String
    let keys: [Key]
    let time: Instant

    init(_ name: String, _ keys: [Key] = [], at seconds: Int = 30) {
      self.name = name
      self.keys = keys
      time = Instant(milliseconds: seconds * 1000)
    }
  }

  /// A session that begins with some questions and goes on with others up to a count.
  func session(_ ids: String..., count: Int = 1, manner: Session.Manner = .quiz) -> Session {
    var generator = SeededGenerator(seed: 1)
    let others = bank.questions.filter { !ids.contains($0.id) }
    return Session(
      questions: ids.compactMap { bank[$0] } + others.prefix(max(0, count - ids.count)),
      manner: manner, at: Instant(milliseconds: 0), using: &generator)
  }

  /// The drawings after each of the steps, by their names.
  func scenes(_ session: Session, _ steps: [Step]) -> [(name: String, drawing: Drawing)] {
    var session = session
    var state = QuizState()
    return steps.map { step in
      for key in step.keys {
        let view = view(session, at: step.time)
        guard case .event(let event) = state.press(key, session, view) else { continue }
        _ = try? session.step(event, at: step.time)
        state.due = Day(number: 103)
        if case .ticked = event {} else { state.enterPhase() }
      }
      return (step.name, view(session, at: step.time).drawing(session, state))
    }
  }

  private func view(_ session: Session, at now: Instant) -> QuizView {
    QuizView(
      titles: bank.titles, size: size, palette: palette, today: Day(number: 100),
      clock: session.deadline.map { .interview(InterviewClock(until: $0, from: now)) }
        ?? .elapsed(seconds))
  }
}

/// The scenes of the transcripts, with the questions of the sample bank.
extension QuizScenes {
  func choice() -> [(String, Drawing)] {
    scenes(
      session("lazy-querysets"),
      [
        Step("question"), Step("an option chosen, references", [.down, .character("r")]),
        Step("feedback", [.character("a")]),
      ])
  }

  func several() -> [(String, Drawing)] {
    scenes(
      session("which-evaluate"),
      [
        Step("several ticked, not sure", [.character("a"), .character("3"), .character("!")]),
        Step("nothing ticked", [.character("a"), .character("c"), .enter]),
      ])
  }

  func summary() -> (String, Drawing) {
    var session = session("which-evaluate")
    _ = try? session.step(.picked([2]), at: Instant(milliseconds: 30_000))
    let page = SummaryPage.page(
      session.tally, Outlook(streak: 3, dueTomorrow: 7), titles: bank.titles)
    return ("summary", page.drawing(in: size, palette, scroll: 0))
  }

  func open() -> [(String, Drawing)] {
    let answer = Key.paste("It joins tables,\nso 漢字 and é count")
    return scenes(
      session("related-loading"),
      [
        Step("open question"),
        Step("open editor", [.character("t"), answer, .alt("b"), .alt("b")]),
        Step("answer beside the key points", [.control("d")]),
        Step("feedback on an open answer", [.character("2"), .enter]),
      ])
  }

  func interview() -> [(String, Drawing)] {
    let deadline = Instant(milliseconds: 600_000)
    let session = session(
      "related-loading", "which-evaluate", count: 3, manner: .interview(deadline: deadline))
    return scenes(
      session,
      [
        Step("interview"),
        Step("interview, an answer typed", [.enter, .paste("It joins tables."), .escape], at: 90),
        Step("interview, asked further", [.enter], at: 100),
        Step(
          "interview, the last two minutes", [.enter, .paste("I prefetch."), .control("d")],
          at: 500),
        Step("interview, the time is up", at: 601),
      ])
  }
}
