import Questions
import Quiz
import Scoring
import Terminal

@testable import Commands

/// The screens, each in a state that shows much of it, with the questions of the sample bank.
struct Gallery {
  let scenes: [(name: String, drawing: Drawing)]

  init(_ size: TerminalSize, _ palette: Palette) throws {
    let program = try TestProgram()
    let bank = try BankReader.bank(program.bankFiles)
    let quiz = QuizScenes(bank, size, palette)
    scenes =
      quiz.choice() + quiz.several() + quiz.open() + quiz.interview() + [quiz.summary()]
      + Self.pages(bank, size, palette) + Self.finder(size)
  }

  private static func pages(
    _ bank: Bank, _ size: TerminalSize, _ palette: Palette
  ) -> [(String, Drawing)] {
    let memory = Memory(
      stability: 1, difficulty: 5, lastReview: Day(number: 95), lapses: 1, lastGrade: .again)
    let standings = Standings(
      memories: ["lazy-querysets": memory], today: Day(number: 100), scheduler: Scheduler())
    let empty = Standings(memories: [:], today: Day(number: 100), scheduler: Scheduler())
    let log = AnswerLog([
      (
        question: "lazy-querysets",
        answers: [.init(at: Instant(milliseconds: 0), day: Day(number: 97), grade: .again)]
      )
    ])
    let first = Home(bank: bank, standings: empty, log: AnswerLog([Review]()))
    let later = Home(bank: bank, standings: standings, log: log)
    let question = QuestionPage(
      bank: bank, standings: standings, proofs: Proofs.bundled([]))
    let reader = TextPage(
      title: "related-loading", blocks: bank["related-loading"].map(question.blocks) ?? [],
      bindings: [KeyBinding(KeyHint("Esc", "back"), .escape, to: ())])
    return [
      ("home at the first start", first.page.drawing(in: size, palette, scroll: 0)),
      ("home", later.page.drawing(in: size, palette, scroll: 0)),
      ("a quiz that was left", ResumePage.page(3).drawing(in: size, palette, scroll: 0)),
      ("a question to read", reader.drawing(in: size, palette, scroll: 0)),
    ]
  }

  private static func finder(_ size: TerminalSize) -> [(String, Drawing)] {
    var state = FinderState()
    for key in [Key.paste("quer"), .down] { _ = state.press(key, hits: 2) }
    let hits = [("How many `queries` does this run?", "beginner"), ("Which evaluate?", "advanced")]
      .map {
        FinderView.ListedHit(
          prompt: StyledLine($0.0), place: "orm, \($0.1), choice",
          snippet: StyledLine("Iteration evaluates it."))
      }
    let view = FinderView(size: size)
    return [
      ("search", view.drawing(state, hits: hits, notice: nil)),
      ("search without hits", view.drawing(state, hits: [], notice: "Nothing found.")),
    ]
  }
}
