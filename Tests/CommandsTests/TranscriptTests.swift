import Commands
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Whole commands as transcripts.
///
/// A transcript is a text file of steps: a line `$ prep …`, then lines `< …` as standard input, then
/// what came out: standard output as it is behind four spaces, standard error behind `! `, and a line
/// `= status` unless the status was 0. `# …` is a comment. `FOLDER` stands for the test's folder.
/// Those that begin with "kinds" play with the bank that has a question of every kind. A step `$ write NAME` puts the lines `< …` into a file. With the environment variable
/// `UPDATE_TRANSCRIPTS` set, the files are rewritten to what happens; read the difference.
@Suite struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts")

  static var names: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func `there are transcripts`() {
    #expect(!Self.names.isEmpty)
  }

  @Test(arguments: names)
  func `a transcript happens as it is written`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    let bank = name.hasPrefix("kinds") ? "KindsBank" : "SampleBank"
    let actual = try Transcript(expected).played(by: try TestProgram(bank: bank))
    if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] != nil {
      try Data(actual.utf8).write(to: file)
    } else {
      #expect(actual == expected)
    }
  }
}

struct Transcript {
  private var parts: [Part] = []

  private enum Part {
    case comment(String)
    case step(command: String, input: [String])
  }

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("$ ") {
        parts.append(.step(command: String(line.dropFirst(2)), input: []))
      } else if line.hasPrefix("#") {
        parts.append(.comment(line))
      } else if line.hasPrefix("< ") || line == "<",
        case .step(let command, let input)? = parts.popLast()
      {
        parts.append(.step(command: command, input: input + [String(line.dropFirst(2))]))
      }
    }
  }

  func played(by program: TestProgram) throws -> String {
    var text = ""
    for part in parts {
      switch part {
      case .comment(let line): text += line + "\n"
      case .step(let command, let input):
        text += "$ \(command)\n" + input.map { $0.isEmpty ? "<\n" : "< \($0)\n" }.joined()
        text += try play(command, input, program) + "\n"
      }
    }
    return text
  }

  private func play(_ command: String, _ input: [String], _ program: TestProgram) throws -> String {
    let words = Self.words(command.replacing("FOLDER", with: program.folder))
    if words.first == "write" {
      try program.write(input.map { $0 + "\n" }.joined(), to: words[1])
      return ""
    }
    let outcome = program.run(Array(words.dropFirst()), input: input)
    func lines(_ text: String, _ mark: String) -> String {
      guard !text.isEmpty else { return "" }
      let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
      return body.split(separator: "\n", omittingEmptySubsequences: false)
        .map { ($0.isEmpty ? mark.trimmingSuffix : mark + $0) + "\n" }.joined()
    }
    let status = outcome.status == .done ? "" : "= \(outcome.status.rawValue)\n"
    return (lines(outcome.output, "    ") + lines(outcome.errors, "! ") + status)
      .replacing(program.folder, with: "FOLDER")
  }

  /// Words at spaces; quotes of either kind keep a word together, and the other kind in it.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var current = ""
    var quote: Character?
    var isOpen = false
    for character in line {
      switch character {
      case "\"" where quote != "'", "'" where quote != "\"":
        quote = quote == nil ? character : nil
        isOpen = true
      case " " where quote == nil:
        if isOpen { words.append(current) }
        current = ""
        isOpen = false
      default:
        current.append(character)
        isOpen = true
      }
    }
    return isOpen ? words + [current] : words
  }
}

extension String {
  fileprivate var trimmingSuffix: String { filter { $0 != " " } }
}
