import History
import Insight
import Questions
import Quiz
import Scoring
import Sittings
import Terminal
import Testing

@testable import Commands
import Usage

/// The screens, each in a state that shows much of it, with the questions of the sample bank.
struct Gallery {
  let scenes: [(name: String, drawing: Drawing)]

  init(_ size: TerminalSize, _ palette: Palette) throws {
    let program = try TestProgram()
    let context = Context(program.surroundings(output: BufferOutput()), GlobalOptions())
    let library = try context.library()
    let quiz = QuizScenes(library, size, palette)
    scenes =
      try quiz.choice() + quiz.several() + quiz.open() + quiz.interview() + [quiz.summary()]
      + Self.kinds(size, palette) + Self.pages(library, size, palette)
      + Self.finder(context, size, palette)
  }

  /// Questions of every kind but choices and open ones, from a bank of their own.
  private static func kinds(
    _ size: TerminalSize, _ palette: Palette
  ) throws -> [(String, Drawing)] {
    let program = try TestProgram(bank: "KindsBank")
    let context = Context(program.surroundings(output: BufferOutput()), GlobalOptions())
    let quiz = QuizScenes(try context.library(), size, palette)
    return try quiz.short() + quiz.order() + quiz.line() + quiz.caseAndFollowUps()
      + quiz.query() + quiz.orm()
  }

  private static func pages(
    _ library: Library, _ size: TerminalSize, _ palette: Palette
  ) throws -> [(String, Drawing)] {
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
    let nothing = Study(library, empty)
    let study = Study(library, standings)
    let first = Home(library, Stats(nothing, AnswerLog([Review]())), Today(nothing))
    let later = Home(library, Stats(study, log), Today(study))
    let (today, planStudy, planLog) = Today.planned(library, on: Day(number: 20_000))
    let planStats = Stats(planStudy, planLog)
    let planned = Home(library, planStats, today)
    let pages = try filled(HomePages(planStudy, planStats, today), library)
    let question = QuestionPage(study)
    let reader = TextPage(
      title: "related-loading", blocks: library["related-loading"].map(question.blocks) ?? [],
      bindings: [KeyBinding(KeyHint("Esc", "back"), .escape, to: ())])
    let read = try HomeReading.pages.map { reading in
      (
        "\(reading.name), from home",
        try pages.page(reading).drawing(in: size, palette, scroll: 0)
      )
    }
    return [
      ("home at the first start", first.page().drawing(in: size, palette, scroll: 0)),
      ("home", later.page().drawing(in: size, palette, scroll: 0)),
      ("home with a plan", planned.page().drawing(in: size, palette, scroll: 0)),
      ("the keys of home", KeysPage.page(later.page().hints).drawing(in: size, palette, scroll: 0)),
    ] + read + [
      ("today's portion is done", DonePage.page.drawing(in: size, palette, scroll: 0)),
      (
        "an interview has passed",
        InterviewPage.page(Day(number: 20_000)).drawing(in: size, palette, scroll: 0)
      ),
      ("a quiz that was left", ResumePage.page(3).drawing(in: size, palette, scroll: 0)),
      ("a question to read", reader.drawing(in: size, palette, scroll: 0)),
    ]
  }

  /// With an answer of today, a paused interview and the reports of two.
  private static func filled(_ pages: HomePages, _ library: Library) throws -> HomePages {
    var pages = pages
    pages.answered = library.questions.prefix(2).map { ($0, .good) }
    func interview(_ answers: String, left: String) throws -> PausedInterview {
      try #require(
        PausedInterview(
          """
          {"minutes":30,"questions":[\(left)],"secondsLeft":\(left.isEmpty ? 0 : 900),\
          "answers":[\(answers)],"total":2,"isAtFollowUp":false,"followUps":[]}
          """))
    }
    let answer =
      #"{"question":"lazy-querysets","grade":"good","score":1,"seconds":9,"picked":[0]}"#
    pages.interviews = InterviewShelf(
      paused: [
        (.interview, .init(day: Day(number: 20_000), try interview("", left: "\"bound-form\"")))
      ],
      finished: try [20_000, 19_990].map {
        .init(day: Day(number: $0), try interview(answer, left: ""))
      })
    pages.banks = {
      TextTable(
        columns: [.left("BANK"), .right("QUESTIONS"), .left("TITLE")],
        rows: [["django", "1445", "Django"], ["acme", "20", "What Acme asks"]])
    }
    return pages
  }

  /// The search by itself, over the index of the sample bank.
  static func finder(
    _ context: Context, _ size: TerminalSize, _ palette: Palette
  ) throws -> [(String, Drawing)] {
    let lines: [Script.Line] = [
      .key(.paste("quer")), .key(.down), .scene("search"), .key(.control("u")),
      .key(.paste("xyzzyx")), .scene("search without hits"),
    ]
    let script = Script(lines.flatMap { [.time(Instant(milliseconds: 0)), $0] }, from: context.now)
    var screen = ScriptedScreen(size: size, palette: palette, script: script)
    var finder = SearchCommand(context).finder(
      SearchOptions(), try context.study(), offersQuiz: true)
    _ = try finder.run(on: &screen)
    return script.scenes.map { ($0.name, $0.drawing) }
  }
}
