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
    let transcripts = [home(), plan()]
    let (actual, count) = Self.replacing(transcripts, in: written)
    #expect(count == transcripts.count)
    if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] != nil {
      try Data(actual.utf8).write(to: Self.file)
    } else {
      #expect(written == actual)
    }
  }

  @Test func `the README counts what ships`() throws {
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    let questions = library.banks.flatMap(\.questions)
    let proven = library.banks.flatMap { bank in
      bank.questions.filter { !bank.proofs.versions(of: $0).isEmpty }
    }
    #expect(written.contains("\(Self.grouped(questions.count)) questions"))
    #expect(written.contains("\(Self.grouped(proven.count)) of them are proven"))
  }

  private static func grouped(_ count: Int) -> String {
    "\(count / 1000),\(String(count % 1000 + 1000).dropFirst())"
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

  private func home() -> [String] {
    let standings = Standings(memories: [:], today: Day(number: 100), scheduler: Scheduler())
    let study = Study(library, standings)
    let page = Home(library, Stats(study, AnswerLog([Review]())), Today(study)).page()
    return fitted { page.drawing(in: $0, .none, scroll: 0) }
  }

  private func plan() -> [String] {
    let (today, _, _) = Today.planned(library, on: Day(number: 20_777), every: 3)
    guard let (plan, forecast) = today.plan else { return [] }
    let page = PlanPage(
      plan, forecast, today.portion, prose: Prose(.none, width: columns), width: columns
    ).text
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return ["$ prep plan"] + lines.prefix(12) + ["…"]
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
