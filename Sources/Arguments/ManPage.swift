internal import TextAnalysis

/// The manual page of a command table, in the macros of man(7).
package struct ManPage<Globals: Sendable, Invocation>: Sendable {
  private let table: CommandTable<Globals, Invocation>
  private let version: String
  private let sections: [ManSection]

  /// Sections are what the table does not know: environment, files, exit status.
  package init(
    _ table: CommandTable<Globals, Invocation>, version: String, sections: [ManSection] = []
  ) {
    self.table = table
    self.version = version
    self.sections = sections
  }

  package var text: String {
    let title = table.program.uppercased()
    let lines =
      [".TH \(title) 1 \"\" \"\(table.program) \(version)\" \"User Commands\""]
      + [".SH NAME", "\(Roff.escaped(table.program)) \\- \(Roff.escaped(table.summary))"]
      + [".SH SYNOPSIS", ".B \(Roff.escaped(table.program))", "[FLAGS] COMMAND \\&..."]
      + [".SH COMMANDS"] + table.commands.flatMap(command)
      + [".SH FLAGS"] + table.globals.flatMap { flag($0.shape) }
      + [".SH EXAMPLES"] + table.bare.examples.flatMap { Roff.item($0.line, $0.purpose) }
      + sections.flatMap { section in
        [".SH \(Roff.escaped(section.title))"]
          + Roff.content(section.content)
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private func command(_ command: Command<Invocation>) -> [String] {
    [".SS \(Roff.escaped(Help(table).usage(command)))", Roff.escaped(command.summary)]
      + Roff.paragraphs(command.details) + command.flags.flatMap(flag)
      + command.examples.flatMap { Roff.item($0.line, $0.purpose) }
  }

  private func flag(_ flag: FlagShape) -> [String] {
    let short = flag.short.map { "-\($0), " } ?? ""
    switch flag.argument {
    case .nothing: return Roff.item("\(short)--\(flag.name)", flag.summary)
    case .value(let placeholder, let source):
      let choices =
        if case .choices(let names) = source { " One of \(names.joined(separator: ", "))." } else {
          ""
        }
      return Roff.item("\(short)--\(flag.name) \(placeholder)", flag.summary + choices)
    }
  }
}

/// A section of a manual page.
package struct ManSection: Sendable {
  package enum Content: Sendable {
    case rows([(name: String, meaning: String)])
    /// Text whose lines stay as they are.
    case text(String)
  }

  package let title: String
  package let content: Content

  /// Names, and what they mean.
  package init(_ title: String, _ rows: [(name: String, meaning: String)]) {
    self.title = title
    content = .rows(rows)
  }

  package init(_ title: String, text: String) {
    self.title = title
    content = .text(text)
  }
}

/// Text for troff.
private enum Roff {
  /// No character of the text means anything to troff: groff_char(7) for `\e` and `\-`.
  static func escaped(_ text: String) -> String {
    let escaped = text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      case "\n": result += " "
      default: result.append(character)
      }
    }
    // A dot or a quote at the start of a line would be a macro.
    return escaped.first == "." || escaped.first == "'" ? "\\&" + escaped : escaped
  }

  static func content(_ content: ManSection.Content) -> [String] {
    switch content {
    case .rows(let rows): rows.flatMap { item($0.name, $0.meaning) }
    case .text(let text): [".nf"] + text.lines.map { escaped(String($0)) } + [".fi"]
    }
  }

  static func item(_ name: String, _ meaning: String) -> [String] {
    [".TP", ".B \(escaped(name).replacing(each: "\"", with: "\\(dq"))", escaped(meaning)]
  }

  static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { [".PP", escaped(String($0))] }
  }
}
