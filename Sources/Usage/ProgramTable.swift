package import Arguments
internal import BankLint
internal import Formats
internal import Scoring

/// The table of everything that can be typed; parsing, help and completion derive from it.
package let programTable = CommandTable<GlobalOptions, Invocation>(
  program: "prep",
  summary: "an interview-prep question bank for the terminal",
  globals: globalFlags,
  bare: Command(
    "", "Say where you stand today and what to do next.",
    examples: [
      Example("prep quiz", "today's portion: what is due, and some new ones"),
      Example("prep quiz orm models --level advanced", "from two topics, hard ones"),
      Example("prep search prefetch", "find a question"),
      Example("prep export sheet.md --weak", "a study sheet of what you forget"),
    ],
    defaults: HomeOptions(), flags: [.json], invoke: Invocation.home),
  commands: [
    quizCommand, planCommand, interviewCommand, searchCommand, showCommand, topicsCommand,
    statsCommand,
    exportCommand,
  ] + bankCommands + [
    checkCommand, syncCommand, progressExportCommand, progressImportCommand, progressBackupCommand,
    progressRestoreCommand, progressUndoCommand, progressResetCommand, fitCommand, configCommand,
    doctorCommand,
    completionsCommand,
    versionCommand, helpCommand,
  ],
  hidden: [completeCommand],
  subjects: ["bank": "Your own questions", "progress": "Your history"])

private let globalFlags: [Flag<GlobalOptions>] = [
  .text(
    "data-dir", placeholder: "DIR", from: .folder, \.dataFolder, "Keep your history in this folder."
  ),
  .choice("color", \.color, "Use colours."),
  .text(
    "now", placeholder: "TIME", from: .anything, \.now,
    "Pretend it is TIME (ISO 8601).", parse: parseInstant),
  .toggle("no-pager", \.noPager, "Print long output at once instead of through $PAGER."),
]

extension Flag where Options: JSONPrinting {
  static var json: Self { .toggle("json", \.json, "Print JSON.") }
}

extension Flag where Options: BankChoosing {
  static var bank: Self {
    .texts(
      "bank", short: "b", placeholder: "BANK", from: .list("banks"), \.banks,
      "Only this bank: a name, or a file or folder that is read in place; may be repeated.")
  }
}

extension Flag where Options: Filtering {
  static var filters: [Self] {
    [
      .choice("level", short: "l", \.filter.level, "Only this level."),
      .choice("kind", short: "k", \.filter.kind, "Only this kind."),
      .toggle("due", \.filter.isDue, "Only questions that are due."),
      .toggle("new", \.filter.isNew, "Only questions you have never answered."),
      .toggle("weak", \.filter.isWeak, "Only questions that you are forgetting."),
      .toggle("wrong", \.filter.isWrong, "Only questions whose last answer was wrong."),
    ]
  }
}

let filterDetails = """
  Several of --due, --new, --weak and --wrong add up: a question is kept when one of them holds. \
  Weak means that the chance to recall it has fallen below 80 %, or that it was forgotten twice.
  """

/// What each format is good for.
private let formats = WrittenFormat.allCases.map(\.format.summary).joined(separator: "; ")

/// Such as ".md, .html or .csv".
private let endings: String = {
  let endings = WrittenFormat.allCases.compactMap { $0.format.endings.first.map { "." + $0 } }
  return endings.dropLast().joined(separator: ", ") + " or " + (endings.last ?? "")
}()

private let exportCommand = Command(
  "export", "Write a study sheet.",
  details: """
    To FILE, or to standard output when none is named; with --split, to a folder. \
    Filters narrow each other. \(filterDetails)
    Answers stand inline, folded (<details>), at the end with links both ways, or nowhere (none): \
    a self-test with a short key at its end, with --split in a file of its own.
    \(formats). A FILE that ends in \(endings) is of that format.
    HTML fits A4 and Letter; folded answers are printed open. A cell of csv with several values has each \
    on a line of its own, a value's further lines behind four blanks.
    The same bank, history, --now and time zone give the same bytes: days are those of your time zone \
    (TZ), and begin at 04:00.
    --brief is one page of A4 or Letter: what you missed most often comes first, then what you missed \
    last; its last line says how many more there are.
    --split writes each file wholly or not at all, and overwrites none without --force; other files \
    of the folder stay.
    """,
  examples: [
    Example("prep export orm.md --topic orm", "a sheet of one topic"),
    Example("prep export test.md --answers none --level advanced", "a self-test"),
    Example("prep export sheet.html --weak", "a page to print from a browser"),
    Example("prep export --split sheets --format html", "a page for each topic, and an index"),
    Example("prep export --format anki > deck.txt", "cards for Anki"),
    Example("prep export --wrong --brief", "the page to read before the interview"),
  ],
  defaults: ExportOptions(), operands: .optional("FILE", from: .file, \.file),
  flags: [
    .bank,
    .texts(
      "topic", short: "t", placeholder: "TOPIC", from: .list("topics"), \.filter.topics,
      "Only this topic; may be repeated."),
    .texts(
      "id", placeholder: "ID", from: .list("questions"), \.filter.ids,
      "Only this question; may be repeated."),
  ] + Flag<ExportOptions>.filters + [
    .text(
      "search", placeholder: "WORDS", from: .anything, \.search,
      "Only what a search for these words finds."),
    .choice("answers", short: "a", \.answers, "Where the answers go (default inline)."),
    .choice(
      "format", short: "f", \.format, "The format (default: by the end of FILE, else markdown)."),
    .toggle("recall", \.recall, "Say beside each question how well you know it."),
    .toggle("brief", \.brief, "One page of mistakes: what you answered, what is right, why."),
    .toggle("split", \.split, "Write a folder: a file per topic and an index."),
    .toggle("force", \.force, "Overwrite FILE."),
    .toggle("json", \.json, "The same as --format json."),
  ], invoke: Invocation.export)

private let checkCommand = Command(
  "check", "Find what is wrong with files of questions, of any format.",
  details: """
    Without FILE, the bank that comes with prep is checked; "-" is standard input. Every finding names file, line, question, \
    field and, in brackets, the rule; the exit status is 1 when there are any. \
    What would make a bank of your own better is advice, unless --strict makes it count. Name syllabus.json \
    among the files to check them as a whole bank. A block of code names its language, any (sql, c++). \
    Shares, as of the longest key, count in files of \(LintRule.fewestForFigures) questions or more.
    """,
  examples: [
    Example("prep check orm.json", "before you send in a question"),
    Example("prep check --rules", "what a good bank keeps to, and why"),
  ],
  defaults: CheckOptions(), operands: .any("FILE", from: .file, \.files),
  flags: [
    .toggle("rules", \.rules, "List the rules with their reasons."),
    .toggle("strict", \.strict, "Count advice as problems."), .json,
  ],
  invoke: Invocation.check)

private let fitCommand = Command(
  "fit", "Fit the memory model to your own answers.",
  details: """
    The 21 numbers of FSRS-6 are fitted to your log, and taken only when they predict better what they have not \
    seen: the answers are cut in time into five parts, and each is predicted by a fit to those before it. The \
    gain has to be twice its standard error or more, and three of four parts have to gain. The memories \
    are then derived anew.
    Of three fits the best is tried: FIRST fits the four first numbers, NEAR all of them but close to the usual \
    ones, ALL all of them.
    It takes \(FitLog.fewest) answers to questions answered on an earlier day, and few people gain below 2,000. A quiz \
    tries again by itself when your log has grown by a fifth, and says so. "undo" goes back.
    """,
  examples: [
    Example("prep fit --dry-run", "the parts and what a fit gains on each, nothing changed"),
    Example("prep fit undo", "back to the parameters before"),
  ],
  defaults: FitOptions(), operands: .choice("undo", \.action, isOptional: true),
  flags: [.toggle("dry-run", short: "n", \.dryRun, "Show the parts and change nothing."), .json],
  invoke: Invocation.fit)

private let configCommand = Command(
  "config", "Show or change what the scheduler is asked for.",
  details: """
    retention, from 0.7 to 0.99, is the chance of recall at which a question comes back: higher means \
    more reviews. maximum-interval is a number of days from 1 to 36500. new-per-day, from 0 to 1000, is how many \
    questions never asked a day brings while no plan says otherwise. parameters are the 21 numbers \
    of FSRS-6, as an optimizer fits them to your history; every memory is then derived anew. \
    scope keeps all that studies (quiz, plan, interview, statistics, sheets) to some questions, by the filters \
    of the search: bank, topic, level, kind and id. prep search and prep show still find every question, and \
    --bank sets the scope aside. wording varied asks open questions at times in an interviewer's other words, so that \
    you learn the knowledge and not the sentence. colors light or dark is for a terminal that does not tell its \
    background. Where LC_ALL or LANG names no UTF-8, as C does, all is drawn in ASCII. The value "default" takes a setting back.
    """,
  examples: [
    Example("prep config", "all settings"),
    Example("prep config retention 0.85", "fewer reviews, a little more forgotten"),
    Example(
      "prep config scope bank:acme level:advanced",
      "study these only; all again: prep config scope all"),
    Example("prep config parameters default", "back to the standard model"),
  ],
  defaults: ConfigOptions(),
  operands: .any("KEY [VALUE]", from: .choices(Settings.Name.choices), \.words, atMost: 9),
  flags: [.json],
  invoke: Invocation.config)

private let doctorCommand = Command(
  "doctor", "Show paths and versions, check the store, and repair it.",
  details: """
    --repair derives the memories anew where they differ from the reviews, makes a new store of a damaged \
    one (the newest sound backup, and all reviews that can still be read), and takes other users' rights \
    away. It says what it did, and deletes nothing: a damaged file is kept beside the new one.
    """,
  examples: [Example("prep doctor --repair", "when a command says that the store is damaged")],
  defaults: DoctorOptions(),
  flags: [.toggle("repair", \.repair, "Repair what can be repaired."), .json],
  invoke: Invocation.doctor)

private let completionsCommand = Command(
  "completions", "Print a completion script for your shell.",
  examples: [
    Example("source <(prep completions bash)", "for this bash session"),
    Example("prep completions fish > ~/.config/fish/completions/prep.fish", "for fish"),
  ],
  defaults: CompletionsOptions(), operands: .choice("SHELL", \.shell),
  invoke: Invocation.completions)

private let completeCommand = Command(
  "complete", "Print the values that a completion script asks for.",
  defaults: CompleteOptions(), operands: .choice("LIST", \.list), invoke: Invocation.complete)

private let versionCommand = Command(
  "version", "Show the version.", defaults: JSONOptions(), flags: [.json],
  invoke: Invocation.version)

private let helpCommand = Command(
  "help", "Show help for prep or for a command.",
  examples: [
    Example("prep help quiz", "what a command does, with its flags"),
    Example("prep help --man > prep.1", "the manual page, to be read with man ./prep.1"),
  ],
  defaults: HelpOptions(), operands: .any("COMMAND", from: .command, \.words),
  flags: [.toggle("man", \.man, "Print the manual page of all commands.")],
  invoke: Invocation.help)

private func parseInstant(_ text: String) throws(BadValue) -> Instant {
  guard let instant = Instant(text) else {
    throw BadValue("expected an ISO 8601 time such as 2026-11-20T10:00:00Z")
  }
  return instant
}
