import Banks
import Insight
import Questions
import Quiz
import Scoring
import Sittings
import Terminal
import Testing

@testable import Commands
import Usage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The README's transcripts, which are its blocks of the language "text", with the bank that ships.
///
/// With the environment variable `UPDATE_TRANSCRIPTS` set, they are rewritten to what prep shows; read
/// the difference.
@Suite struct ReadmeTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../README.md").standardized

  private let program: TestProgram
  private let library: Library

  init() throws {
    program = try TestProgram()
    program.bankFiles = BundledFile.all(of: "django")
    library = try Context(program.surroundings(output: BufferOutput()), GlobalOptions()).library()
  }

  @Test func `the README shows what prep shows`() throws {
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    let transcripts =
      [try dialogue()] + [home()] + (try choice()) + (try open()) + [
        try search(), summary(), plan(),
      ]
    let (actual, count) = Self.replacing(transcripts, in: written)
    #expect(count == transcripts.count)
    if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] != nil {
      try Data(actual.utf8).write(to: Self.file)
    } else {
      #expect(written == actual)
    }
  }

  /// The text with other contents in its blocks, as far as there are any, and how many blocks it has.
  private static func replacing(_ blocks: [[String]], in text: String) -> (String, Int) {
    var (lines, count): ([Substring], Int) = ([], 0)
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        guard line == open else { continue }
        fence = nil
      } else if line.hasPrefix("```"), line.hasSuffix("`text") {
        fence = line.dropLast(4)
        lines.append(line)
        if count < blocks.count { lines += blocks[count].map { $0[...] } }
        count += 1
        continue
      }
      lines.append(line)
    }
    return (lines.joined(separator: "\n"), count)
  }

  // MARK: Transcripts

  private let columns = 78

  /// One question in lines on a terminal, with what is typed behind the prompt.
  private func dialogue() throws -> [String] {
    let session = QuizScenes(library, TerminalSize(columns: columns, rows: 24))
      .session("exclude-on-a-line-of-its-own")
    let letter = try #require(session.turn.flatMap(Self.rightLetter))
    var typed = [letter][...]
    program.environment["COLUMNS"] = "\(columns + 12)"
    program.isOutputTerminal = true
    let output = BufferOutput()
    var surroundings = program.surroundings(output: output)
    surroundings.readLine = {
      let line = typed.popFirst()
      try? output.write((line ?? "") + "\n")
      return line
    }
    var globals = GlobalOptions()
    globals.color = .never
    let context = Context(surroundings, globals)
    let store = try context.store()
    var sitting = Sitting(session: session)
    var face = PlainFace(context.desk, titles: library.titles)
    _ = try sitting.run(&face, store, context.desk)
    let words = "$ prep quiz orm --kind choice -n 1 --plain"
    return [words]
      + output.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }.dropLast(2)
  }

  private static func rightLetter(_ turn: Session.Turn) -> String? {
    let solution = turn.question.body.solution
    return zip(["a", "b", "c", "d", "e"], turn.order).first { solution.isRight($0.1) }?.0
  }

  private func home() -> [String] {
    let standings = Standings(memories: [:], today: Day(number: 100), scheduler: Scheduler())
    let study = Study(library, standings)
    let page = Home(library, Stats(study, AnswerLog([Review]())), Today(study)).page
    return fitted { page.drawing(in: $0, .none, scroll: 0) }
  }

  private func plan() -> [String] {
    let (today, _, _) = Today.planned(library, on: Day(number: 20_777), every: 3)
    guard let (plan, forecast) = today.plan else { return [] }
    let page = PlanPage(
      plan, forecast, today.portion, prose: Prose(.none, width: columns), width: columns
    ).text
    return ["$ prep plan"]
      + page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func choice() throws -> [[String]] {
    let steps: [QuizScenes.Step] = [
      .init("question", [.down, .down]), .init("feedback", [.enter]),
    ]
    return try steps.indices.map { index in
      try fitted { size in
        let scenes = QuizScenes(library, size, seconds: 12)
        let session = scenes.session("bulk-create-number-of-inserts", count: 10)
        return try scenes.scenes(session, steps)[index].drawing
      }
    }
  }

  private func open() throws -> [[String]] {
    let size = TerminalSize(columns: 104, rows: 16)
    let scenes = QuizScenes(library, size, seconds: 48)
    let session = scenes.session("what-signals-are-and-how-to-connect-them", count: 4)
    let answer = Key.paste("A receiver runs in the same thread, before save returns.")
    let keys: [Key] = [.character("t"), answer, .control("d")]
    return [lines(try scenes.scenes(session, [.init("answer", keys)])[0].drawing)]
  }

  /// The search on a real terminal, since it is a loop around its index.
  private func search() throws -> [String] {
    program.environment["TERM"] = "xterm-256color"
    let terminal = try PseudoTerminal(
      ["search"], environment: program.environment, columns: UInt16(columns), rows: 10)
    #expect(terminal.wait(for: "Esc leave"))
    terminal.type("prefech filter")
    #expect(terminal.wait(for: "found for \"prefetch filter\"."))
    return terminal.picture.lines
  }

  private func summary() -> [String] {
    var session = QuizScenes(library, TerminalSize(columns: columns, rows: 24))
      .session("bulk-create-number-of-inserts", count: 3)
    for event in [Session.Event.doesNotKnow, .continued, .skipped] {
      _ = try? session.step(event, at: Instant(milliseconds: 30_000))
    }
    let outlook = Outlook(streak: 3, dueTomorrow: 7)
    let page = SummaryPage.page(session.tally, outlook, titles: library.titles)
    return fitted { page.drawing(in: $0, .none, scroll: 0) }
  }

  /// The lines of the lowest window that shows all of a page.
  private func fitted(_ draw: (TerminalSize) throws -> Drawing) rethrows -> [String] {
    for rows in 9..<60 {
      let lines = lines(try draw(TerminalSize(columns: columns, rows: rows)))
      guard lines.contains(where: { $0.contains("PgDn") }) else { return lines }
    }
    return []
  }

  private func lines(_ drawing: Drawing) -> [String] {
    drawing.lines.map { line in
      String(line.text.reversed().drop { $0 == " " }.reversed())
    }
  }
}
