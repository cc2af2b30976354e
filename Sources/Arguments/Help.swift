internal import TextAnalysis

/// The texts that explain a command table, at most 80 columns wide.
package struct Help<Globals: Sendable, Invocation>: Sendable {
  private let table: CommandTable<Globals, Invocation>

  package init(_ table: CommandTable<Globals, Invocation>) {
    self.table = table
  }

  /// Help for a command, a group of commands, or the program when `name` is nil or unknown.
  package func text(for name: String?) -> String {
    guard let name else { return program }
    if let command = table.command(name) { return text(for: command) }
    return table.groups.contains(name) ? text(forGroup: name) : program
  }

  private var program: String {
    sections([
      "\(table.program): \(table.summary)",
      "Usage: \(table.program) [FLAGS] COMMAND …",
      list("Examples:", examples(table.bare)),
      list("Commands:", commandRows),
      list("Flags:", table.globals.map { row($0.shape) } + standardRows),
      "\(table.program) help COMMAND tells more about one command.",
    ])
  }

  private func text(for command: Command<Invocation>) -> String {
    sections([
      command.summary,
      "Usage: " + usage(command),
      list("Examples:", examples(command)),
      wrapped(command.details, indent: 0),
      list("Flags:", command.flags.map(row)),
      list("Everywhere:", table.globals.map { row($0.shape) } + standardRows),
    ])
  }

  private func text(forGroup group: String) -> String {
    let commands = table.commands.filter { $0.name.hasPrefix(group + " ") }
    return sections([
      "Usage: \(table.program) \(group) COMMAND",
      list("Commands:", commands.map { ($0.name, $0.summary) }),
      "\(table.program) help \(group) COMMAND tells more about one of them.",
    ])
  }

  /// Such as "prep quiz [FLAGS] [TOPIC…]".
  package func usage(_ command: Command<Invocation>) -> String {
    [
      table.program, command.name, command.flags.isEmpty ? "" : "[FLAGS]",
      command.operands.usage,
    ]
    .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var commandRows: [HelpRow] {
    table.firstWords.map { ($0, table.summary(of: $0)) }
  }

  private var standardRows: [HelpRow] {
    [("-h, --help", "Show help."), ("-v, --version", "Show the version.")]
  }

  private func examples(_ command: Command<Invocation>) -> [HelpRow] {
    command.examples.map { ($0.line, $0.purpose) }
  }

  private func row(_ flag: FlagShape) -> HelpRow {
    let short = flag.short.map { "-\($0), " } ?? "    "
    return switch flag.argument {
    case .nothing: ("\(short)--\(flag.name)", flag.summary)
    case .value(let placeholder, let source):
      ("\(short)--\(flag.name) \(placeholder)", flag.summary + choices(source))
    }
  }

  private func choices(_ source: ValueSource) -> String {
    if case .choices(let names) = source { " One of \(names.joined(separator: ", "))." } else { "" }
  }
}

private typealias HelpRow = (left: String, right: String)

private let lineWidth = 80

private func sections(_ parts: [String]) -> String {
  parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
}

/// A heading over two columns; a left side too long for its column gets a line of its own.
private func list(_ title: String, _ rows: [HelpRow]) -> String {
  guard !rows.isEmpty else { return "" }
  let column = min(rows.map { DisplayWidth.of($0.left) }.max() ?? 0, 40)
  let lines = rows.map { row in
    let text = wrapped(row.right, indent: column + 4)
    return DisplayWidth.of(row.left) > column
      ? "  \(row.left)\n\(text)"
      : "  \(row.left.padded(to: column))  \(text.drop { $0 == " " })"
  }
  return ([title] + lines).joined(separator: "\n")
}

/// Breaks paragraphs at spaces; every line starts with `indent` spaces.
private func wrapped(_ text: String, indent: Int) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
    var lines: [String] = []
    var line = ""
    for word in paragraph.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, indent + DisplayWidth.of(longer) > lineWidth {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return (lines + [line])
      .map { $0.isEmpty ? "" : String(repeating: " ", count: indent) + $0 }
      .joined(separator: "\n")
  }
  .joined(separator: "\n")
}
