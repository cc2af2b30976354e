import Formats
import Testing

@testable import Commands

/// A history from somebody else: none of its texts is obeyed by a terminal, a browser or a spreadsheet.
@Suite struct HostileHistoryTests {
  private let program: TestProgram

  /// An escape, a bell, a control of eight bits, letters turned around, a tag, and a formula.
  private static let hostile =
    #"\u001b]0;x\u0007\u009b31m\u202e\u2066<script>alert(1)</script>\n=1+1\r\u0000"#

  init() throws {
    program = try TestProgram()
    let lines = [
      ("bound-form", "a"), ("lazy-querysets", "b"), ("related-loading", "c"),
      ("gone \(Self.hostile)", "d"),
    ].map { question, id in
      #"{"id":"\#(id) \#(Self.hostile)","question":"\#(question)","at":"2026-11-10T10:00:00Z","#
        + #""grade":"again","given":["\#(Self.hostile)","=1+1","\#(Self.hostile)"]}"#
    }
    let taken = #"{"takenBack":"x \#(Self.hostile)","at":"2026-11-10T10:00:00Z"}"#
    #expect(program.run(["progress", "import"], input: lines + [taken]).status == .done)
  }

  private static let commands: [[String]] =
    WrittenFormat.allCases.flatMap { format in
      ["inline", "none"].map {
        ["export", "--format", format.rawValue, "--answers", $0, "--recall"]
      }
    } + [
      ["export", "--wrong", "--brief"], ["export", "--wrong", "--brief", "--format", "html"],
      [], ["stats"], ["stats", "--questions"], ["stats", "--questions", "--json"], ["topics"],
      ["show", "bound-form"], ["show", "bound-form", "--json"], ["search", "form"],
      ["show", "gone"], ["plan"], ["doctor"], ["doctor", "--json"], ["progress", "export"],
      ["progress", "import", "FOLDER/conflict.jsonl"], ["progress", "undo"],
      ["quiz", "--plain", "-n", "1"], ["quiz", "--json", "-n", "1"], ["fit", "--dry-run"],
    ]

  @Test(arguments: commands)
  func `nothing of it is obeyed`(words: [String]) throws {
    try program.write(
      #"{"id":"a \#(Self.hostile)","question":"q \#(Self.hostile)","at":"2026-11-10T10:00:00Z","grade":"easy"}"#
        + "\n", to: "conflict.jsonl")
    let outcome = program.run(
      words.map { $0.replacing("FOLDER", with: program.folder) }, input: ["q"])
    let text = outcome.output + outcome.errors
    let obeyed = text.unicodeScalars.filter {
      $0 != "\n" && $0 != "\r" && $0 != "\t" && $0.isDangerousHere
    }
    #expect(obeyed.isEmpty, "\(obeyed.map { String($0.value, radix: 16) })")
    #expect(!text.contains("\r") || text.contains("\r\n"))
    // On a terminal and in JSON a tag is a text like any other.
    if words.first == "export", !words.contains("json") {
      #expect(!text.replacing("\\<script>", with: "").contains("<script>"))
    }
    for line in text.split(whereSeparator: \.isNewline) where words.contains("csv") {
      #expect(!line.hasPrefix("=") && !line.contains(",=") && !line.contains("\"="))
    }
  }
}

extension Unicode.Scalar {
  /// By its own list, not by that of the program.
  fileprivate var isDangerousHere: Bool {
    switch value {
    case 0..<0x20, 0x7f...0x9f, 0x61c, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
