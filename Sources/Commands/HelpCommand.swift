internal import Arguments

struct HelpCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: HelpOptions) throws {
    guard options.man else { return try run(options.words) }
    let page = ManPage(programTable, version: Version.number, sections: Self.manSections)
    try context.surroundings.print(page.text, terminator: "")
  }

  /// What the table of commands does not know.
  private static let manSections = [
    ManSection(
      "ENVIRONMENT",
      [
        ("PREP_DATA_DIR", "The folder of your history, unless --data-dir names one."),
        ("XDG_DATA_HOME", "Your history stands in prep below it; ~/.local/share unless set."),
        ("XDG_CACHE_HOME", "The disposable search index stands in prep below it."),
        ("PREP_PLAIN", "When not empty: plain lines instead of screens, as with --plain."),
        ("NO_COLOR", "When not empty: no colours."),
        ("COLUMNS", "The width to lay text out for."),
        ("TERM", "With dumb: plain lines without colours."),
      ]),
    ManSection(
      "FILES", [("progress.sqlite", "Your history, one SQLite file in the folder of your history.")]
    ),
    ManSection(
      "EXIT STATUS",
      [
        ("0", "Done."), ("1", "Nothing matched, or a check found problems."), ("2", "Bad usage."),
        ("3", "The data or the system failed."), ("130", "Interrupted."),
      ]),
  ]

  func run(_ words: [String]) throws {
    let name = words.joined(separator: " ")
    if let page = HelpPage(rawValue: name) { return try context.print(page.text) }
    if !name.isEmpty, programTable.command(name) == nil, !programTable.groups.contains(name) {
      let known = programTable.firstWords + HelpPage.choices
      throw Failure.usage(
        .unknownCommand(name, suggestion: BadValue(choices: known, got: name).suggestion),
        command: nil)
    }
    let text = Help(programTable).text(for: name.isEmpty ? nil : name)
    try context.surroundings.print(text, terminator: "")
  }
}
