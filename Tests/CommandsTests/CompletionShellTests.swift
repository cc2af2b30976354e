import Testing

/// The completion scripts in the shells that read them.
@Suite(.serialized) struct CompletionShellTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
    let folder = PseudoTerminal.program.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    program.environment["PATH"] = folder + ":/usr/bin:/bin"
    program.environment["TERM"] = "xterm-256color"
    for (shell, name) in [("bash", "prep.bash"), ("zsh", "_prep"), ("fish", "prep.fish")] {
      try program.write(program.run(["completions", shell]).output, to: name)
    }
    try program.write("", to: "my sheet.md")
    try program.write("", to: "mine.json")
  }

  /// What is typed up to Tab, and what is offered; words of the bank's own lists among others.
  private static let rows: [(line: String, offered: [String])] = [
    ("pre", []), ("prep qu", ["quiz"]), ("prep --color never qu", ["quiz"]),
    ("prep quiz or", ["orm"]), ("prep --color never quiz or", ["orm"]),
    ("prep --data-dir /tmp quiz --level adv", ["advanced"]),
    ("prep quiz orm --kind ch", ["choice"]), ("prep quiz --seed 3 or", ["orm"]),
    ("prep quiz --lev", ["--level"]), ("prep --col", ["--color"]),
    ("prep show select-related-or-p", ["select-related-or-prefetch-related"]),
    ("prep progress im", ["import"]), ("prep progress import mi", ["mine.json"]),
    ("prep help progress im", ["import"]), ("prep help sea", ["search"]),
    ("prep completions z", ["zsh"]), ("prep check mi", ["mine.json"]),
    ("prep export my", ["my sheet.md"]), ("prep export --topic or", ["orm"]),
  ]

  private func output(_ words: [String]) throws -> [String] {
    let terminal = try PseudoTerminal(running: words, environment: program.environment)
    #expect(terminal.end() == .status(0))
    return terminal.screen.split(whereSeparator: \.isNewline).map { String($0) }
  }

  @Test(arguments: rows.dropFirst())
  func `bash offers what can follow`(line: String, offered: [String]) throws {
    let words = line.split(separator: " ").map { String($0) }
    let script = """
      cd '\(program.folder)'; source ./prep.bash
      COMP_WORDS=(\(words.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
      _prep; printf '%s\\n' "${COMPREPLY[@]}"
      """
    #expect(try output(["/bin/bash", "--norc", "-c", script]) == offered)
  }

  @Test(arguments: [("--color = ne", ["never"]), ("--color =", ["auto", "always", "never"])])
  func `bash offers values behind an equals sign`(words: String, offered: [String]) throws {
    let script = """
      source '\(program.folder)/prep.bash'
      COMP_WORDS=(prep \(words)); COMP_CWORD=\(words.split(separator: " ").count)
      _prep; printf '%s\\n' "${COMPREPLY[@]}"
      """
    #expect(try output(["/bin/bash", "--norc", "-c", script]) == offered)
  }

  @Test(arguments: rows.dropFirst())
  func `fish offers what can follow`(line: String, offered: [String]) throws {
    let script = """
      cd '\(program.folder)'; source prep.fish; complete -C '\(line)' | string replace -r '\\t.*' ''; exit 0
      """
    let found = try output(["/usr/bin/fish", "--no-config", "-c", script])
    // A flag is offered together with the form that ends in an equals sign.
    #expect(found.filter { !$0.hasSuffix("=") } == offered)
  }

  @Test(arguments: rows.dropFirst())
  func `zsh completes what can follow`(line: String, offered: [String]) throws {
    let terminal = try PseudoTerminal(
      running: ["/usr/bin/zsh", "-f", "-i"], environment: program.environment)
    terminal.type(
      """
      cd '\(program.folder)'; fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; setopt nobeep; PS1='ready''> '

      """)
    #expect(terminal.wait(for: "ready>"))
    terminal.clear()
    // Completed by Tab, and read back from the line by what it runs.
    terminal.type("\(line)\t")
    let start = line.split(separator: " ").dropLast().joined(separator: " ")
    let word = try #require(offered.first).replacing(" ", with: "\\ ")
    #expect(terminal.wait(for: "\(start) \(word)"), "\(terminal.picture.lines)")
    terminal.type("\u{15}exit 0\n")
    #expect(terminal.end() == .status(0))
  }
}
