import History
import Insight
import Questions
import Quiz
import Scoring
import Sittings
import Terminal

/// The quiz and the interview after some keys, as the real face draws them.
struct QuizScenes {
  private let library: Library
  private let size: TerminalSize
  private let palette: Palette
  /// What the clock of a quiz shows when its first key is pressed.
  private let seconds: Int

  init(_ library: Library, _ size: TerminalSize, _ palette: Palette = .none, seconds: Int = 754) {
    self.library = library
    self.size = size
    self.palette = palette
    self.seconds = seconds
  }

  /// Keys that lead to a scene, pressed some seconds after the first question was shown.
  struct Step {
    let name: String
    let keys: [Key]
    let seconds: Int

    init(_ name: String, _ keys: [Key] = [], at seconds: Int = 30) {
      self.name = name
      self.keys = keys
      self.seconds = seconds
    }
  }

  /// When a question was shown that is answered half a minute later.
  private var shown: Int { max(0, seconds - 30) }

  /// A session that begins with some questions and goes on with others up to a count.
  func session(
    _ ids: String..., count: Int = 1, manner: Session.Manner = .quiz
  ) -> Session {
    var generator = SeededGenerator(seed: 1)
    let others = library.questions.filter { !ids.contains($0.id) }
    return Session(
      questions: ids.compactMap { library[$0] } + others.prefix(max(0, count - ids.count)),
      manner: manner, at: instant(manner == .quiz ? shown : 0), using: &generator)
  }

  /// The drawings after each of the steps, by their names.
  ///
  /// `python` runs what is written for Django.
  func scenes(
    _ session: Session, _ steps: [Step], python: String? = nil
  ) throws -> [(name: String, drawing: Drawing)] {
    let start = session.manner == .quiz ? shown : 0
    let lines = steps.flatMap { step in
      [.time(instant(start + step.seconds))] + step.keys.map { Script.Line.key($0) }
        + [.scene(step.name)]
    }
    let script = Script(lines, from: instant(0))
    let desk = Desk(
      now: { script.now }, day: { $0.studyDay(utcOffset: 0) }, readLine: { nil },
      write: { _ in }, palette: palette, columns: size.columns
    ).with(Workbench(library, Workbench.Tools(python: python, environment: [:], scratch: "/tmp")))
    let screen = ScriptedScreen(size: size, palette: palette, script: script)
    var face = ScreenFace(screen, desk, titles: library.titles, search: { throw NoSearch() })
    var sitting = Sitting(session: session)
    _ = try sitting.run(&face, try ProgressStore.open(path: ":memory:"), desk)
    return script.scenes
  }

  private struct NoSearch: Error {}

  private func instant(_ seconds: Int) -> Instant { Instant(milliseconds: seconds * 1000) }
}

/// The scenes of the transcripts, with the questions of the sample bank.
extension QuizScenes {
  func choice() throws -> [(String, Drawing)] {
    try scenes(
      session("lazy-querysets"),
      [
        Step("question"), Step("an option chosen, references", [.down, .character("r")]),
        Step("feedback", [.character("a")]),
      ])
  }

  func several() throws -> [(String, Drawing)] {
    try scenes(
      session("which-evaluate"),
      [
        Step("several ticked, not sure", [.character("a"), .character("3"), .character("!")]),
        Step("nothing ticked", [.character("a"), .character("c"), .enter]),
      ])
  }

  func summary() -> (String, Drawing) {
    var session = session("which-evaluate")
    _ = try? session.step(.answered(.picked([2])), at: instant(shown + 30))
    let page = SummaryPage.page(
      session.tally, Outlook(streak: 3, dueTomorrow: 7), titles: library.titles)
    return ("summary", page.drawing(in: size, palette, scroll: 0))
  }

  func open() throws -> [(String, Drawing)] {
    let answer = Key.paste("It joins tables,\nso 漢字 and é count")
    return try scenes(
      session("related-loading"),
      [
        Step("open question"),
        Step("open editor", [.character("t"), answer, .alt("b"), .alt("b")]),
        Step("answer beside the key points", [.control("d")]),
        Step("feedback on an open answer", [.character("2"), .enter]),
      ])
  }

  func short() throws -> [(String, Drawing)] {
    try scenes(
      session("related-name"),
      [
        Step("short answer"), Step("short answer, typed", [.enter, .paste("select_realted")]),
        Step("short answer, close", [.enter]),
      ])
      + scenes(
        session("lookup-gaps"),
        [
          Step("gaps, one filled", [.enter, .paste("0"), .enter, .paste("__none")]),
          Step("gaps, one wrong", [.enter]),
        ])
  }

  func order() throws -> [(String, Drawing)] {
    try scenes(
      session("migration-order"),
      [
        Step("steps to put in order"),
        Step("a step held, one left out", [.character("x"), .down, .character(" "), .down]),
        Step("steps in a wrong order", [.character(" "), .enter]),
      ])
  }

  func line() throws -> [(String, Drawing)] {
    try scenes(
      session("lost-total"),
      [Step("a line under the cursor", [.down]), Step("a wrong line", [.enter])])
      + scenes(
        session("two-leaks"),
        [
          Step("lines ticked", [.down, .down, .character(" "), .down, .character(" ")]),
          Step("the right lines", [.enter]),
        ])
  }

  func caseAndFollowUps() throws -> [(String, Drawing)] {
    try scenes(
      session("slow-first-look", "slow-cause"),
      [
        Step("a case, its scenario unfolded"),
        Step("a follow-up asked", [.enter, .character("g"), .character("f")]),
        Step("a follow-up answered", [.character("f")]),
        Step("the next question of the case", [.enter]),
        Step("its scenario unfolded again", [.character("v")]),
      ])
  }

  func query() throws -> [(String, Drawing)] {
    let wrong =
      "select author_id, count(*)\nfrom book\ngroup by author_id"
    return try scenes(
      session("books-for-each-author"),
      [
        Step("a query to write, its data", [.character("d")]),
        Step("a query that cannot be read", [.character("t"), .paste("selct 1"), .control("d")]),
        Step(
          "the rows so far",
          [.control("u"), .control("w"), .control("w"), .paste(wrong), .control("r")]),
        Step("a query that is wrong", [.control("d")]),
      ])
  }

  /// Where Django is run, and where there is none.
  func orm() throws -> [(String, Drawing)] {
    let loop = "[(book.title, book.author.name)\n for book in Book.objects.all()]"
    let python = try StandInPython(saying: StandInPython.tooManyQueries)
    return try scenes(
      session("books-with-their-authors"),
      [
        Step("an ORM query to write, its models", [.character("d")]),
        Step("an ORM query, typed", [.character("d"), .character("t"), .paste(loop)]),
        Step("an ORM query that sends too many", [.control("d")]),
      ], python: python.path)
      + scenes(
        session("books-with-their-authors"),
        [Step("an ORM query without Django", [.character("t"), .paste(loop), .control("d")])],
        python: "/nowhere/python")
  }

  func interview() throws -> [(String, Drawing)] {
    let session = session(
      "related-loading", "which-evaluate", count: 3, manner: .interview(deadline: instant(600)))
    return try scenes(
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
