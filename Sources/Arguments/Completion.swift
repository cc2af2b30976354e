/// The shells for which a completion script can be written.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}

/// Completion scripts, written from a command table.
///
/// Lists that only the program knows are asked for when needed: `PROGRAM complete LIST` prints one
/// value a line.
package struct Completion<Globals: Sendable, Invocation>: Sendable {
  private let table: CommandTable<Globals, Invocation>

  package init(_ table: CommandTable<Globals, Invocation>) {
    self.table = table
  }

  package func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private var globals: [FlagShape] { table.globals.map(\.shape) }

  private func flags(of command: Command<Invocation>) -> [FlagShape] { command.flags + globals }

  private func long(_ flags: [FlagShape]) -> String {
    (flags.map { "--" + $0.name } + ["--help"]).joined(separator: " ")
  }

  // MARK: bash

  private var bash: String {
    """
    _\(table.program)() {
      local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
      local command="" i
      # Readline makes three words of --flag=value.
      if [ "$word" = "=" ]; then word=""
      elif [ "$previous" = "=" ]; then previous="${COMP_WORDS[COMP_CWORD-2]}"
      fi
      for ((i = 1; i < COMP_CWORD; i++)); do
        case "${COMP_WORDS[i]}" in
          \(flagsWithValues.joined(separator: "|")))
            [ "${COMP_WORDS[i+1]}" = "=" ] && ((i++))
            ((i++)) ;;
          -*) ;;
          *) command="${command:+$command }${COMP_WORDS[i]}"
             case "$command" in \(table.groups.joined(separator: "|"))) ;; *) break ;; esac ;;
        esac
      done
      case "$previous" in
    \(bashValueCases)
      esac
      case "$command" in
    \(bashCommandCases)
        *) COMPREPLY=($(compgen -W "\(table.firstWords.joined(separator: " ")) \
    \(long(table.bare.flags + globals))" -- "$word")) ;;
      esac
    }
    complete -F _\(table.program) \(table.program)

    """
  }

  private var bashValueCases: String {
    distinctValueFlags.map { flag, source in
      "    \(names(flag).joined(separator: "|"))) \(bashReply(source)); return ;;"
    }
    .joined(separator: "\n")
  }

  private var bashCommandCases: String {
    let groups = table.groups.map { group in
      let words = table.subcommands(of: group).joined(separator: " ")
      return "    \(group)) COMPREPLY=($(compgen -W \"\(words)\" -- \"$word\")) ;;"
    }
    let commands = table.commands.map { command in
      """
          "\(command.name)") case "$word" in
            -*) COMPREPLY=($(compgen -W "\(long(flags(of: command)))" -- "$word")) ;;
            *) \(bashReply(command.operands.source)) ;;
          esac ;;
      """
    }
    return (groups + commands).joined(separator: "\n")
  }

  private func bashReply(_ source: ValueSource) -> String {
    switch source {
    case .anything: "COMPREPLY=()"
    case .file: bashFiles("-f")
    case .folder: bashFiles("-d")
    case .command:
      "case \"$previous\" in \(bashGroupWords) *) \(bashReply(.choices(table.firstWords))) ;; esac"
    case .choices, .list: "COMPREPLY=($(compgen -W \"\(words(source))\" -- \"$word\"))"
    }
  }

  /// Names may hold blanks; quoting them is Readline's work.
  private func bashFiles(_ kind: String) -> String {
    "local IFS=$'\\n'; compopt -o filenames 2>/dev/null; "
      + "COMPREPLY=($(compgen \(kind) -- \"$word\"))"
  }

  /// Behind the first word of a command that has two.
  private var bashGroupWords: String {
    table.groups.map { "\($0)) \(bashReply(.choices(table.subcommands(of: $0)))) ;;" }
      .joined(separator: " ")
  }

  private func names(_ flag: FlagShape) -> [String] {
    ["--\(flag.name)", flag.short.map { "-\($0)" }].compactMap(\.self)
  }

  /// How the flags begin whose value is the next word.
  private var flagsWithValues: [String] { distinctValueFlags.flatMap { names($0.0) } }

  /// The flags with values of the whole table; a name stands for one source only.
  private var distinctValueFlags: [(FlagShape, ValueSource)] {
    var seen: Set<String> = []
    return (globals + table.bare.flags + table.commands.flatMap(\.flags)).compactMap { flag in
      guard case .value(_, let source) = flag.argument, seen.insert(flag.name).inserted else {
        return nil
      }
      return (flag, source)
    }
  }

  private func words(_ source: ValueSource) -> String {
    switch source {
    case .anything, .file, .folder: ""
    case .command: table.firstWords.joined(separator: " ")
    case .choices(let names): names.joined(separator: " ")
    case .list(let name): "$(\(table.program) complete \(name) 2>/dev/null)"
    }
  }

  // MARK: zsh

  private var zsh: String {
    """
    #compdef \(table.program)
    _\(table.program)_commands() {
      case "$words[CURRENT-1]" in
    \(zshGroupWords)
        *) compadd -- \(table.firstWords.joined(separator: " ")) ;;
      esac
    }
    _\(table.program)() {
      local curcontext="$curcontext" state line
      typeset -A opt_args
      local -a commands
      commands=(
    \(table.firstWords.map { "    '\($0):\(quoted(table.summary(of: $0)))'" }.joined(separator: "\n"))
      )
      _arguments -C \((table.bare.flags + globals).map(zshFlag).joined(separator: " ")) \
    '1:command:->command' '*::argument:->arguments'
      case "$state" in command) _describe command commands; return ;; arguments) ;; *) return ;; esac
      local name="$words[1]"
      case "$name" in \(table.groups.joined(separator: "|")))
        if (( CURRENT > 2 )); then
          name="$words[1] $words[2]"
          shift words
          (( CURRENT-- ))
        fi ;;
      esac
      case "$name" in
    \(zshCases)
      esac
    }
    _\(table.program) "$@"

    """
  }

  private var zshGroupWords: String {
    table.groups.map { group in
      "    \(group)) compadd -- \(table.subcommands(of: group).joined(separator: " ")) ;;"
    }
    .joined(separator: "\n")
  }

  private var zshCases: String {
    let commands = table.commands.map { command in
      let arguments =
        flags(of: command).map(zshFlag)
        + (command.operands.usage.isEmpty
          ? [] : ["'*:\(command.operands.placeholder):\(zshAction(command.operands.source))'"])
      return "    '\(command.name)') _arguments \(arguments.joined(separator: " ")) ;;"
    }
    let groups = table.groups.map { "    '\($0)') _\(table.program)_commands ;;" }
    return (commands + groups).joined(separator: "\n")
  }

  private func zshFlag(_ flag: FlagShape) -> String {
    let text = quoted(flag.summary)
    return switch flag.argument {
    case .nothing: "'--\(flag.name)[\(text)]'"
    case .value(let placeholder, let source):
      "'--\(flag.name)=[\(text)]:\(placeholder):\(zshAction(source))'"
    }
  }

  private func zshAction(_ source: ValueSource) -> String {
    switch source {
    case .anything: " "
    case .file: "_files"
    case .folder: "_files -/"
    case .command: " _\(table.program)_commands"
    case .choices(let names): "(\(names.joined(separator: " ")))"
    case .list(let name): "(${(f)\"$(\(table.program) complete \(name) 2>/dev/null)\"})"
    }
  }

  /// Colons, brackets and quotes have a meaning in zsh's descriptions.
  private func quoted(_ text: String) -> String {
    text.map { "'[]:".contains($0) ? " " : String($0) }.joined()
  }

  // MARK: fish

  private var fish: String {
    let program = table.program
    let first = table.firstWords.map {
      "complete -c \(program) -n __\(program)_begins -f -a \($0) -d '\(quoted(table.summary(of: $0)))'"
    }
    let nested = table.groups.map { group in
      let words = table.subcommands(of: group).joined(separator: " ")
      return "complete -c \(program) -n '__\(program)_ends \(group)' -f -a '\(words)'"
    }
    let everywhere = globals.map { fishFlag($0, condition: nil) }
    let own = table.commands.flatMap { command in
      let condition = "__\(program)_runs \(command.name)"
      return command.flags.map { fishFlag($0, condition: condition) }
        + fishOperands(command, condition: condition)
    }
    return fishFunctions + (first + nested + everywhere + own).joined(separator: "\n") + "\n"
  }

  /// The words without flags and their values; whether there are none, whether they begin with a
  /// command, and whether they end with the first word of one that has two.
  private var fishFunctions: String {
    """
    function __\(table.program)_words
      set -l skips
      for word in (commandline -opc)[2..-1]
        if set -q skips[1]
          set -e skips[1]
        else if contains -- $word \(flagsWithValues.joined(separator: " "))
          set skips yes
        else if not string match -q -- '-*' $word
          echo $word
        end
      end
    end
    function __\(table.program)_begins
      test (count (__\(table.program)_words)) -eq 0
    end
    function __\(table.program)_runs
      set -l words (__\(table.program)_words)
      set -l count (count $argv)
      test "$words[1..$count]" = "$argv"
    end
    function __\(table.program)_ends
      set -l words (__\(table.program)_words)
      test "$words" = "$argv"; or test "$words" = "help $argv"
    end

    """
  }

  private func fishFlag(_ flag: FlagShape, condition: String?) -> String {
    var parts = ["complete -c \(table.program)"]
    if let condition { parts.append("-n '\(condition)'") }
    parts.append("-l \(flag.name)")
    if let short = flag.short { parts.append("-s \(short)") }
    if case .value(_, let source) = flag.argument { parts.append(fishSource(source)) }
    parts.append("-d '\(quoted(flag.summary))'")
    return parts.joined(separator: " ")
  }

  private func fishOperands(_ command: Command<Invocation>, condition: String) -> [String] {
    switch command.operands.source {
    case .anything, .file, .folder: []
    case .command, .choices, .list:
      [
        "complete -c \(table.program) -n '\(condition)' -f -a '\(fishWords(command.operands.source))'"
      ]
    }
  }

  private func fishSource(_ source: ValueSource) -> String {
    switch source {
    case .anything: "-x"
    case .file, .folder: "-r"
    case .command, .choices, .list: "-x -a '\(fishWords(source))'"
    }
  }

  private func fishWords(_ source: ValueSource) -> String {
    if case .list(let name) = source {
      "(\(table.program) complete \(name))"
    } else {
      words(source)
    }
  }
}
