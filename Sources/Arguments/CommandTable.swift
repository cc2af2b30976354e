private import TextAnalysis

/// A whole program: its global flags and its commands.
package struct CommandTable<Globals: Sendable, Invocation>: Sendable {
  package let program: String
  package let summary: String
  private let makeGlobals: @Sendable () -> [Flag<Globals>]
  package let commands: [Command<Invocation>]
  /// What runs when no command is named.
  package let bare: Command<Invocation>
  /// Commands for scripts, which help and completion leave out.
  package let hidden: [Command<Invocation>]
  /// By the first word of a group of commands, what they are about.
  private let subjects: [String: String]

  package var globals: [Flag<Globals>] { makeGlobals() }

  package init(
    program: String, summary: String,
    globals: @autoclosure @escaping @Sendable () -> [Flag<Globals>], bare: Command<Invocation>,
    commands: [Command<Invocation>], hidden: [Command<Invocation>] = [],
    subjects: [String: String] = [:]
  ) {
    self.program = program
    self.summary = summary
    makeGlobals = globals
    self.bare = bare
    self.commands = commands
    self.hidden = hidden
    self.subjects = subjects
  }

  /// What a command line asks for.
  package enum Request {
    case run(Invocation)
    /// Help for one command, for a group of commands, or for the program.
    case help(String?)
    case version
  }

  /// Reads a command line without the program's name.
  ///
  /// Global flags may stand before or behind the command; the last value of a flag wins. The globals
  /// are returned beside an error as well, since they say how the error is to be shown.
  package func parse(
    _ words: [String], globals: inout Globals
  ) throws(UsageError) -> Request {
    var reading = ParsingState(table: self, scanner: Scanner(words))
    while let token = reading.scanner.next() {
      switch token {
      case .operand(let word): try reading.take(word)
      case .long(let name, let attached): try reading.takeLong(name, attached: attached)
      case .short(let letter, let rest): try reading.takeShort(letter, rest: rest)
      }
      if reading.special != nil { break }
    }
    try apply(reading.globalOccurrences, to: &globals)
    switch reading.special {
    case .version: return .version
    case .help: return .help(reading.command?.name ?? reading.group)
    case nil: break
    }
    if let group = reading.group, reading.command == nil {
      throw .missingSubcommand(group: group, choices: subcommands(of: group))
    }
    return .run(try (reading.command ?? bare).build(reading.occurrences, reading.operands))
  }

  private func apply(
    _ occurrences: [FlagOccurrence], to options: inout Globals
  ) throws(UsageError) {
    for occurrence in occurrences {
      guard let flag = globals.first(where: { $0.shape.name == occurrence.name }) else { continue }
      do throws(BadValue) {
        try flag.apply(&options, occurrence.value)
      } catch {
        throw .badValue(place: "--\(occurrence.name)", value: occurrence.value, error)
      }
    }
  }

  /// What a first word does, be it a command or a group of them.
  package func summary(of word: String) -> String {
    if let command = command(word) { return command.summary }
    let choices = subcommands(of: word).joined(separator: ", ")
    return subjects[word].map { "\($0): \(choices)." } ?? "\(choices.capitalizedFirst)."
  }

  package func command(_ name: String) -> Command<Invocation>? {
    (commands + hidden).first { $0.name == name }
  }

  /// The command, or group of commands, that a command line names as far as it can be told; for hints.
  package func commandName(in words: [String]) -> String? {
    guard let first = words.first(where: { command($0) != nil || groups.contains($0) }) else {
      return nil
    }
    let rest = words.drop { $0 != first }.dropFirst()
    guard groups.contains(first), let second = rest.first, command("\(first) \(second)") != nil
    else { return first }
    return "\(first) \(second)"
  }

  /// The first words of commands that have two: "progress".
  package var groups: [String] {
    var found: [String] = []
    for command in commands {
      let words = command.name.split(separator: " ")
      if words.count == 2, !found.contains(String(words[0])) { found.append(String(words[0])) }
    }
    return found
  }

  package func subcommands(of group: String) -> [String] {
    commands.map(\.name).filter { $0.hasPrefix(group + " ") }.map {
      String($0.dropFirst(group.count + 1))
    }
  }

  /// The command that a word may have meant: one like it, or one of a group by its second word.
  func suggestion(for word: String) -> String? {
    commands.map(\.name).first { $0.hasSuffix(" " + word) }
      ?? closestMatch(to: word, among: firstWords)
  }

  /// The words that may stand first.
  package var firstWords: [String] {
    var words: [String] = []
    for command in commands {
      let word = command.name.split(separator: " ").first.map(String.init) ?? command.name
      if !words.contains(word) { words.append(word) }
    }
    return words
  }
}

/// The state of reading one command line.
private struct ParsingState<Globals: Sendable, Invocation> {
  let table: CommandTable<Globals, Invocation>
  var scanner: Scanner
  var command: Command<Invocation>?
  var group: String?
  var occurrences: [FlagOccurrence] = []
  var globalOccurrences: [FlagOccurrence] = []
  var operands: [String] = []
  var special: Special?

  enum Special { case help, version }

  mutating func take(_ word: String) throws(UsageError) {
    if command != nil {
      operands.append(word)
    } else if let group {
      try takeSubcommand(word, of: group)
    } else if let named = table.command(word) {
      command = named
    } else if table.groups.contains(word) {
      group = word
    } else {
      throw .unknownCommand(word, suggestion: table.suggestion(for: word))
    }
  }

  private mutating func takeSubcommand(_ word: String, of group: String) throws(UsageError) {
    guard let named = table.command("\(group) \(word)") else {
      let choices = table.subcommands(of: group)
      throw .badValue(place: group, value: word, BadValue(choices: choices, got: word))
    }
    command = named
  }

  mutating func takeLong(_ name: String, attached: String?) throws(UsageError) {
    switch name {
    case "help" where attached == nil: special = .help
    case "version" where attached == nil: special = .version
    default: try takeFlag(name, attached: attached)
    }
  }

  private mutating func takeFlag(_ name: String, attached: String?) throws(UsageError) {
    if let (shape, isGlobal) = find(where: { $0.name == name }) {
      try take(shape, isGlobal: isGlobal, attached: attached)
    } else if name.hasPrefix("no-"),
      let (shape, isGlobal) = find(where: {
        $0.name == name.dropFirst(3) && $0.argument == .nothing
      })
    {
      guard attached == nil else { throw .unexpectedValue(flag: "--\(name)") }
      note(FlagOccurrence(name: shape.name, value: FlagOccurrence.off), isGlobal: isGlobal)
    } else {
      throw unknown("--\(name)")
    }
  }

  mutating func takeShort(_ letter: Character, rest: String) throws(UsageError) {
    if letter == "h" {
      special = .help
      return
    }
    guard let (shape, isGlobal) = find(where: { $0.short == letter }) else {
      if letter == "v", rest.isEmpty { return special = .version }
      throw unknown("-\(letter)")
    }
    if shape.argument == .nothing {
      scanner.putBack(cluster: rest)
      note(FlagOccurrence(name: shape.name, value: FlagOccurrence.on), isGlobal: isGlobal)
    } else {
      let value = rest.hasPrefix("=") ? String(rest.dropFirst()) : rest
      try take(shape, isGlobal: isGlobal, attached: rest.isEmpty ? nil : value)
    }
  }

  private mutating func take(
    _ shape: FlagShape, isGlobal: Bool, attached: String?
  ) throws(UsageError) {
    switch shape.argument {
    case .nothing:
      guard attached == nil else { throw .unexpectedValue(flag: "--\(shape.name)") }
      note(FlagOccurrence(name: shape.name, value: FlagOccurrence.on), isGlobal: isGlobal)
    case .value(let placeholder, _):
      guard let value = attached ?? scanner.value() else {
        throw .missingValue(flag: "--\(shape.name)", placeholder: placeholder)
      }
      note(FlagOccurrence(name: shape.name, value: value), isGlobal: isGlobal)
    }
  }

  private mutating func note(_ occurrence: FlagOccurrence, isGlobal: Bool) {
    if isGlobal { globalOccurrences.append(occurrence) } else { occurrences.append(occurrence) }
  }

  private func find(where matches: (FlagShape) -> Bool) -> (FlagShape, isGlobal: Bool)? {
    if let own = (command ?? table.bare).flags.first(where: matches) { return (own, false) }
    return table.globals.map(\.shape).first(where: matches).map { ($0, true) }
  }

  private func unknown(_ flag: String) -> UsageError {
    let known = (command ?? table.bare).flags + table.globals.map(\.shape)
    let names = known.map { "--" + $0.name } + ["--help", "--version"]
    return .unknownFlag(
      flag, command: command?.name, suggestion: closestMatch(to: flag, among: names))
  }
}
