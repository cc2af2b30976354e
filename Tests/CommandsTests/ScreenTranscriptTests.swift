import Questions
import Quiz
import Scoring
import Terminal
import Testing
import TextAnalysis

@testable import Commands
import Usage

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

  /// From 100 columns on the chosen question stands beside the hits.
  @Test(arguments: [(80, 24), (99, 24), (100, 24), (120, 30)])
  func `the live search looks as it is written`(columns: Int, rows: Int) throws {
    let size = TerminalSize(columns: columns, rows: rows)
    let program = try TestProgram()
    let context = Context(program.surroundings(output: BufferOutput()), GlobalOptions())
    let scenes = try Gallery.finder(context, size, .none)
    #expect(scenes.allSatisfy { $0.1.lines.count == rows })
    let beside = scenes.map { $0.1.lines.dropFirst(2).dropLast(3).map { $0.text.contains(" │ ") } }
    #expect(beside.map(Set.init) == [[columns >= 100], [false]])
    guard columns.isMultiple(of: 40) else { return }
    let actual = scenes.map { name, drawing in
      "# \(name)\n" + picture(drawing, size, .none).framed + "\n"
    }.joined(separator: "\n")
    try compare(actual, with: "finder-\(columns)")
  }

  @Test(arguments: [40, 80, 200])
  func `statistics look as they are written`(columns: Int) throws {
    let program = try TestProgram()
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
    try compareInColors("stats", columns, program) { program.run($0 + ["stats"]) }
  }

  /// What a terminal shows of an interview in lines, which ends as one on the screen does: in a report.
  @Test(arguments: [40, 80, 200])
  func `an interview in lines and its report look as they are written`(columns: Int) throws {
    let program = try TestProgram()
    program.isOutputTerminal = true
    let answers = ["a", "a,c!", "It joins the tables in one query.", "There I prefetch.", "0"]
    try compareInColors("interview", columns, program) { words in
      program.run(words + ["interview", "--seed", "1", "--minutes", "12"], input: answers)
    }
  }

  /// Without colours, and on a dark and a light terminal.
  private func compareInColors(
    _ name: String, _ columns: Int, _ program: TestProgram,
    run: ([String]) throws -> TestProgram.Outcome
  ) throws {
    program.environment["COLUMNS"] = "\(columns)"
    program.environment["TERM"] = "xterm-256color"
    for background in [nil] + Palette.Background.allCases {
      program.environment["COLORFGBG"] = background == .light ? "0;15" : "15;0"
      let outcome = try run(["--color", background == nil ? "never" : "always"])
      #expect(outcome.status == .done)
      let prefix = background.map { "\($0)-" } ?? ""
      try compare(
        outcome.output.replacing("\u{1b}", with: "␛"), with: "\(prefix)\(name)-\(columns)")
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

  @Test func `everything that prep draws has a likeness in ASCII`() throws {
    for (columns, rows) in [(40, 14), (80, 24), (120, 40)] {
      for scene in try Gallery(TerminalSize(columns: columns, rows: rows), .none).scenes {
        for line in scene.drawing.lines.map(\.text) {
          let drawn = ASCII.text(line)
          #expect(!drawn.contains { !$0.isASCII })
          #expect(DisplayWidth.of(drawn) == DisplayWidth.of(line))
          // Letters are a bank's.
          let signs = line.filter { !$0.isASCII && !$0.isLetter }
          #expect(!ASCII.text(signs).contains("?"), "\(scene.name): \(signs)")
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
