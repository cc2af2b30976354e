import Questions
import Quiz
import Scoring
import Terminal
import Testing

@testable import Commands

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Every screen in windows of three sizes, as transcripts: the bytes that are written, as a terminal
/// shows them.
///
/// With the environment variable `UPDATE_TRANSCRIPTS` set, the files are rewritten to what is drawn;
/// read the difference.
@Suite struct ScreenTranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Screens")

  @Test(arguments: [(20, 6), (40, 12), (80, 24), (200, 60)])
  func `screens look as they are written`(columns: Int, rows: Int) throws {
    let size = TerminalSize(columns: columns, rows: rows)
    let actual = try Gallery(size, .none).scenes.map { scene in
      "# \(scene.name)\n" + picture(scene.drawing, size, .none).framed + "\n"
    }.joined(separator: "\n")
    try compare(actual, with: "\(columns)x\(rows)")
  }

  /// The lines that are coloured, with their control sequences, ESC as ␛; the letters stand in the
  /// transcripts without colours.
  @Test(arguments: [(40, 12), (80, 24), (200, 60)], Palette.Background.allCases)
  func `colours are as they are written`(
    size: (columns: Int, rows: Int), background: Palette.Background
  ) throws {
    let size = TerminalSize(columns: size.columns, rows: size.rows)
    let palette = Palette(depth: .ansi256, background: background)
    let actual = try Gallery(size, palette).scenes.map { scene in
      let lines = scene.drawing.lines.map { $0.ansi(palette).replacing("\u{1b}", with: "␛") }
      return "# \(scene.name)\n"
        + lines.enumerated().filter { $0.element.contains("␛") }
        .map { "\($0.offset): \($0.element)\n" }.joined()
    }.joined(separator: "\n")
    try compare(actual, with: "\(background)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [40, 80, 200])
  func `statistics look as they are written`(columns: Int) throws {
    let program = try TestProgram()
    program.environment["COLUMNS"] = "\(columns)"
    let history = (1...18).map { day in
      let question =
        day % 3 == 0 ? "bound-form" : day % 2 == 0 ? "lazy-querysets" : "which-evaluate"
      let grade = day % 5 == 0 ? "again" : "good"
      return """
        {"id":"\(day)","question":"\(question)","at":"2026-11-\(day < 10 ? "0" : "")\(day)T10:00:00Z",\
        "grade":"\(grade)"}

        """
    }
    try program.write(history.joined(), to: "history.jsonl")
    #expect(program.run(["progress", "import", program.folder + "/history.jsonl"]).status == .done)
    for scheme in ["never"] + Palette.Background.allCases.map({ "\($0)" }) {
      program.environment["TERM"] = "xterm-256color"
      program.environment["COLORFGBG"] = scheme == "light" ? "0;15" : "15;0"
      let colored = scheme == "never" ? "never" : "always"
      let outcome = program.run(["--color", colored, "stats"])
      #expect(outcome.status == .done)
      let name = scheme == "never" ? "stats-\(columns)" : "\(scheme)-stats-\(columns)"
      try compare(outcome.output.replacing("\u{1b}", with: "␛"), with: name)
    }
  }

  private func compare(_ actual: String, with name: String) throws {
    let file = Self.folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] != nil {
      try Data(actual.utf8).write(to: file)
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == actual)
    }
  }

  @Test(arguments: Palette.Depth.allCases, Palette.Background.allCases)
  func `colours change no letter`(depth: Palette.Depth, background: Palette.Background) throws {
    let size = TerminalSize(columns: 80, rows: 24)
    let palette = Palette(depth: depth, background: background)
    let other = Palette(depth: .ansi16)
    let scenes = zip(
      try Gallery(size, palette).scenes, try Gallery(size, depth == .none ? .none : other).scenes)
    for (scene, reference) in scenes {
      let shown = picture(scene.drawing, size, palette)
      #expect(shown.unknown == [])
      #expect(shown.lines == reference.drawing.lines.map(\.text).map(trimmed))
      #expect(shown.styles.isEmpty == (depth == .none))
    }
  }

  @Test func `light and dark terminals get other colours`() throws {
    let size = TerminalSize(columns: 80, rows: 24)
    let styles = try Palette.Background.allCases.map { background in
      let palette = Palette(depth: .trueColor, background: background)
      return try Gallery(size, palette).scenes.map { picture($0.drawing, size, palette).styles }
    }
    #expect(styles[0] != styles[1])
  }

  @Test func `no scene is wider or higher than its window`() throws {
    for columns in stride(from: 1, through: 130, by: 7) {
      for rows in [1, 3, 6, 7, 9, 10, 16, 40] {
        let size = TerminalSize(columns: columns, rows: rows)
        for scene in try Gallery(size, .none).scenes {
          #expect(scene.drawing.lines.count <= rows, "\(scene.name) \(columns)×\(rows)")
          #expect(scene.drawing.lines.allSatisfy { $0.width <= columns })
          let cursor = scene.drawing.cursor
          #expect(cursor.map { $0.row < rows && $0.column < columns } ?? true)
        }
      }
    }
  }

  private func picture(
    _ drawing: Drawing, _ size: TerminalSize, _ palette: Palette
  ) -> ScreenModel {
    var model = ScreenModel(columns: size.columns, rows: size.rows)
    model.write(Array(Frame.text(drawing, palette).utf8))
    return model
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

extension ScreenModel {
  /// The rows between bars, the cursor as a block when it is shown.
  fileprivate var framed: String {
    lines.enumerated().map { place, line in
      var text = line
      if isCursorShown, place == cursor.row {
        text += String(repeating: " ", count: max(0, cursor.column - DisplayWidth.of(line)))
        var before = ""
        for character in text where DisplayWidth.of(before) < cursor.column {
          before.append(character)
        }
        text = before + "▌" + text.dropFirst(before.count)
      }
      return "|" + text
    }.joined(separator: "\n")
  }
}

/// The screens, each in a state that shows much of it, with the questions of the sample bank.
private struct Gallery {
  let scenes: [(name: String, drawing: Drawing)]

  init(_ size: TerminalSize, _ palette: Palette) throws {
    let program = try TestProgram()
    let bank = try BankReader.bank(program.bankFiles)
    let quiz = QuizScenes(bank, size, palette)
    scenes =
      quiz.choice() + quiz.several() + quiz.open() + [quiz.summary()]
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
      ("a question to read", reader.drawing(in: size, palette, scroll: 0)),
    ]
  }

  private static func finder(_ size: TerminalSize) -> [(String, Drawing)] {
    var state = FinderState()
    for key in [Key.paste("quer"), .down] { _ = state.press(key, hits: 2) }
    let hits = [("How many `queries` does this run?", "beginner"), ("Which evaluate?", "advanced")]
      .map {
        FinderView.Hit(
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

/// Scenes of one question each.
private struct QuizScenes {
  private let bank: Bank
  private let size: TerminalSize
  private let palette: Palette
  private let view: QuizView

  init(_ bank: Bank, _ size: TerminalSize, _ palette: Palette) {
    self.bank = bank
    self.size = size
    self.palette = palette
    view = QuizView(
      titles: bank.titles, size: size, palette: palette, today: Day(number: 100),
      clock: .elapsed(754))
  }

  private func session(_ id: String) -> Session {
    var generator = SeededGenerator(seed: 1)
    return Session(
      questions: [bank[id]].compactMap(\.self), at: Instant(milliseconds: 0), using: &generator)
  }

  /// The drawings after some of the presses, by name.
  private func scenes(
    _ id: String, _ steps: [(name: String, keys: [Key])]
  ) -> [(String, Drawing)] {
    var session = session(id)
    var state = QuizState()
    return steps.map { name, keys in
      for key in keys {
        guard case .event(let event) = state.press(key, session, view) else { continue }
        _ = try? session.step(event, at: Instant(milliseconds: 30_000))
        state.due = Day(number: 103)
        if case .ticked = event {} else { state.enterPhase() }
      }
      return (name, view.drawing(session, state))
    }
  }

  func choice() -> [(String, Drawing)] {
    scenes(
      "lazy-querysets",
      [
        ("question", []), ("an option chosen, references", [.down, .character("r")]),
        ("feedback", [.character("a")]),
      ])
  }

  func several() -> [(String, Drawing)] {
    scenes(
      "which-evaluate",
      [
        ("several ticked, not sure", [.character("a"), .character("3"), .character("!")]),
        ("nothing ticked", [.character("a"), .character("c"), .enter]),
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
    scenes(
      "related-loading",
      [
        ("open question", []),
        (
          "open editor",
          [.character("t"), .paste("It joins tables,\nso 漢字 and é count"), .alt("b"), .alt("b")]
        ),
        ("answer beside the key points", [.control("d")]),
        ("feedback on an open answer", [.character("2"), .enter]),
      ])
  }
}
