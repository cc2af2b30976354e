internal import Arguments
internal import BankLint
internal import Quiz
internal import Scoring

/// The table of everything that can be typed; parsing, help and completion derive from it.
let programTable = CommandTable<GlobalOptions, Invocation>(
  program: "prep",
  summary: "an interview-prep question bank for the terminal",
  globals: globalFlags,
  bare: Command(
    "", "Say where you stand today and what to do next.",
    examples: [
      Example("prep quiz", "ten questions: what is due, then what is new"),
      Example("prep quiz orm models --level advanced", "from two topics, hard ones"),
      Example("prep search prefetch", "find a question"),
      Example("prep export sheet.md --weak", "a study sheet of what you forget"),
    ],
    defaults: HomeOptions(), flags: [.json], invoke: Invocation.home),
  commands: [
    quizCommand, interviewCommand, searchCommand, showCommand, topicsCommand, statsCommand,
    exportCommand,
    checkCommand, progressExportCommand, progressImportCommand, progressBackupCommand,
    progressRestoreCommand, progressUndoCommand, progressResetCommand, configCommand, doctorCommand,
    completionsCommand,
    helpCommand,
  ],
  hidden: [completeCommand])

private let globalFlags: [Flag<GlobalOptions>] = [
  .text(
    "data-dir", placeholder: "DIR", from: .folder, \.dataFolder, "Keep your history in this folder."
  ),
  .choice("color", \.color, "Use colours."),
  .text(
    "now", placeholder: "TIME", from: .anything, \.now,
    "Take this ISO 8601 time for the current one.", parse: parseInstant),
]

extension Flag where Options: JSONPrinting {
  static var json: Self { .toggle("json", \.json, "Print JSON.") }
}

extension Flag where Options: Filtering {
  static var filters: [Self] {
    [
      .choice("level", short: "l", \.filter.level, "Keep one level."),
      .choice("kind", short: "k", \.filter.kind, "Keep one kind."),
      .toggle("due", \.filter.isDue, "Keep questions whose day has come."),
      .toggle("new", \.filter.isNew, "Keep questions never answered."),
      .toggle("weak", \.filter.isWeak, "Keep questions that you are forgetting."),
      .toggle("wrong", \.filter.isWrong, "Keep questions whose last answer was wrong."),
    ]
  }
}

private let filterDetails = """
  Several of --due, --new, --weak and --wrong add up: a question is kept when one of them holds. \
  Weak means that the chance to recall it has fallen below 80 %, or that it was forgotten twice.
  """

private let quizCommand = Command(
  "quiz", "Ask questions and keep every answer.",
  details: """
    Due questions come first, those most likely forgotten before the others, then new ones from \
    easier to harder. What you miss comes back in the same sitting. \(filterDetails)
    An answer marked with "!" (a!) is one you are not sure of; prep help grading shows how answers \
    become grades.
    On a terminal, a quiz that was left before its end is offered again.
    Without a terminal, and with --plain or PREP_PLAIN=1, the quiz is a dialogue of lines for screen \
    readers and pipes: every state in words, options by letters; with --json, of JSON lines.
    """,
  examples: [
    Example("prep quiz", "ten questions: what is due, then what is new"),
    Example("prep quiz security --kind choice -n 5", "five multiple-choice questions"),
    Example("prep quiz --wrong", "only what you got wrong last time"),
  ],
  defaults: QuizOptions(), operands: .any("TOPIC", from: .list("topics"), \.filter.topics),
  flags: Flag<QuizOptions>.filters + [
    .number("count", short: "n", 1...1000, \.count, "Ask N questions, 10 unless told."),
    .number("seed", 0...Int.max, \.seed, "Repeat the same choice and order."),
    .toggle("plain", \.plain, "Use plain lines even on a terminal."),
    .toggle("json", \.json, "Speak JSON lines."),
  ], invoke: Invocation.quiz)

private let interviewCommand = Command(
  "interview", "Hold a timed mock interview, then get a report.",
  details: """
    Open questions, to be answered in words, and choices over mixed topics and levels, as many as fit \
    into the time. Nothing is said about your answers until the end; then a report names the score \
    per topic and level, your answers beside the key points, and what to study. Answers go into the \
    same history as those of a quiz; open ones are graded by the key points that were found.
    Who answered an open question is asked one further; that answer has no score, and stands in the \
    report. The clock shows the time left for the whole; when it is up, the answer being given is \
    the last.
    "q" pauses, and the clock stops; --resume goes on. The score is the mean over the questions \
    answered, BETWEEN the bounds that would hold your score over many such questions in nine cases \
    of ten.
    """,
  examples: [
    Example("prep interview --minutes 45", "about twenty questions"),
    Example("prep interview orm security --level advanced", "from two topics, hard ones"),
    Example("prep interview --resume --report report.md", "go on, and keep the report"),
  ],
  defaults: InterviewOptions(), operands: .any("TOPIC", from: .list("topics"), \.filter.topics),
  flags: [
    .number(
      "minutes", short: "m", InterviewPlan.minutesRange, \.minutes,
      "Take N minutes, 30 unless told."),
    .choice("level", short: "l", \.filter.level, "Keep one level."),
    .toggle("resume", short: "r", \.resume, "Go on with the interview that was paused."),
    .text(
      "report", placeholder: "FILE", from: .file, \.report,
      "Write the report to FILE too, as Markdown."),
    .toggle("force", \.force, "Overwrite FILE."),
    .number("seed", 0...Int.max, \.seed, "Repeat the same choice and order."),
    .toggle("plain", \.plain, "Use plain lines even on a terminal."),
    .toggle("json", \.json, "Speak JSON lines."),
  ], invoke: Invocation.interview)

private let searchCommand = Command(
  "search", "Find questions by words.",
  details: """
    Word forms and beginnings of words match too. Filters may stand among the words: \
    topic:orm level:advanced kind:choice. Write "--" before a word that starts with a dash. \
    Without words, on a terminal, results change as you type.
    """,
  examples: [
    Example("prep search n+1", "by a term"),
    Example("prep search locking rows --topic orm", "within a topic"),
    Example("prep search --open n+1", "read the best answer at once"),
    Example("prep search csrf --json | jq '.hits[].id'", "for a script"),
  ],
  defaults: SearchOptions(), operands: .any("WORDS", from: .anything, \.words),
  flags: [
    .texts(
      "topic", short: "t", placeholder: "TOPIC", from: .list("topics"), \.topics,
      "Keep a topic; may be repeated."),
    .choice("level", short: "l", \.level, "Keep one level."),
    .choice("kind", short: "k", \.kind, "Keep one kind."),
    .number("limit", short: "n", 1...1000, \.limit, "Show up to N hits, 10 unless told."),
    .toggle("open", short: "o", \.open, "Show the first hit whole, as prep show does."),
    .toggle("full", \.full, "Show every hit whole, one after the other."),
    .toggle("explain", \.explain, "In the list, say what each score is made of."),
    .json,
  ], invoke: Invocation.search)

private let showCommand = Command(
  "show", "Show questions with answers, reasons and your history.",
  examples: [Example("prep show select-related-or-prefetch-related", "one question in full")],
  defaults: ShowOptions(),
  operands: .any("ID", from: .list("questions"), \.ids, atLeast: 1), flags: [.json],
  invoke: Invocation.show)

private let topicsCommand = Command(
  "topics", "List the topics, what you have seen of them and how well you know it.",
  defaults: JSONOptions(), flags: [.json], invoke: Invocation.topics)

private let statsCommand = Command(
  "stats", "Show how you are doing.",
  details: """
    Readiness and mastery (RIGHT) are the share of questions, of all and of a topic or level, that \
    you would answer right if all were asked today.
    BETWEEN are the bounds that hold it in nine cases of ten; TREND is its change in 28 days, in \
    points.
    A question seen before counts with its recall: the chance of a right answer by the FSRS-6 model, \
    moved by how the model did for you; what you answered today counts with tomorrow's.
    A question never seen counts with the share of first answers that were right in its topic and \
    level, drawn towards your mean where there were few.
    Right is the share of all answers that were right; retention counts only those that tell of \
    memory, a question's first answer on a day when it had been answered on an earlier one (RECALLS).
    In both an answer is right when it was graded better than again: what was right by a guess, not \
    sure and faster than it can be read, was not recalled, though the summary of a quiz counts it.
    Syllabus counts the items of which a question was answered.
    The weakest are those with a chance of recall below 80 %, lowest first; a leech was forgotten six times.
    The streak counts the study days in a row with an answer; a study day begins at 04:00.
    """,
  examples: [Example("prep stats --questions --json", "one row per question, for a script")],
  defaults: StatsOptions(),
  flags: [.toggle("questions", short: "q", \.questions, "One row per question."), .json],
  invoke: Invocation.stats)

private let exportCommand = Command(
  "export", "Write a study sheet.",
  details: """
    To FILE, or to standard output when none is named; with --split, to a folder. \
    Filters narrow each other. \(filterDetails)
    Answers stand inline, folded (<details>), at the end with links both ways, or nowhere (none): \
    a self-test with a short key at its end, with --split in a file of its own.
    Markdown, also for GitHub and Jekyll; html is one page that prints well; csv is RFC 4180; Anki \
    updates what it imported before; json is the bank's format with your history \
    (Data/export.schema.json).
    --split writes each file wholly or not at all, and overwrites none without --force; other files \
    of the folder stay.
    """,
  examples: [
    Example("prep export orm.md --topic orm", "a sheet of one topic"),
    Example("prep export test.md --answers none --level advanced", "a self-test"),
    Example("prep export --split sheets --format html", "a page for each topic, and an index"),
    Example("prep export --format anki > deck.txt", "cards for Anki"),
    Example("prep export --wrong --brief", "the page to read before the interview"),
  ],
  defaults: ExportOptions(), operands: .optional("FILE", from: .file, \.file),
  flags: [
    .texts(
      "topic", short: "t", placeholder: "TOPIC", from: .list("topics"), \.filter.topics,
      "Keep a topic; may be repeated."),
    .texts(
      "id", placeholder: "ID", from: .list("questions"), \.filter.ids,
      "Keep a question; may be repeated."),
  ] + Flag<ExportOptions>.filters + [
    .text(
      "search", placeholder: "WORDS", from: .anything, \.search,
      "Keep what a search for these words finds."),
    .choice("answers", short: "a", \.answers, "Where the answers go, inline unless told."),
    .choice("format", short: "f", \.format, "The format, markdown unless told."),
    .toggle("recall", \.recall, "Say beside each question how well you know it."),
    .toggle("brief", \.brief, "A page of mistakes: what you answered, what is right, why."),
    .toggle("split", \.split, "Write a folder: a file per topic and an index."),
    .toggle("force", \.force, "Overwrite FILE."),
    .toggle("json", \.json, "The same as --format json."),
  ], invoke: Invocation.export)

private let checkCommand = Command(
  "check", "Find what is wrong with bank files.",
  details: """
    Without FILE, the bank that comes with prep is checked. Every finding names file, question, \
    field and, in brackets, the rule; the exit status is 1 when there are any. Name syllabus.json \
    among the files to check them as a whole bank. A block of code names its language, any (sql, c++). \
    Shares, as of the longest key, count in files of \(LintRule.fewestForFigures) questions or more.
    """,
  examples: [
    Example("prep check Data/django/orm.json", "before you send in a question"),
    Example("prep check --rules", "what a good bank keeps to, and why"),
  ],
  defaults: CheckOptions(), operands: .any("FILE", from: .file, \.files),
  flags: [.toggle("rules", \.rules, "List the rules with their reasons."), .json],
  invoke: Invocation.check)

private let progressExportCommand = Command(
  "progress export", "Write your history, one JSON line a review.",
  examples: [Example("prep progress export history.jsonl", "to take it along")],
  defaults: FileOptions(), operands: .optional("FILE", from: .file, \.file),
  flags: [.toggle("force", \.force, "Overwrite FILE.")], invoke: Invocation.progressExport)

private let progressImportCommand = Command(
  "progress import", "Add reviews from another machine; what is there already stays.",
  details: """
    Reads FILE, or standard input when none is named or it is "-". Importing twice changes nothing, and \
    the order of imports does not matter; what was taken back on one machine is taken back on both.
    """,
  examples: [Example("prep progress import history.jsonl", "two histories become one")],
  defaults: FileOptions(), operands: .optional("FILE", from: .file, \.file), flags: [.json],
  invoke: Invocation.progressImport)

private let progressBackupCommand = Command(
  "progress backup", "Copy the store into a file.",
  details: """
    The copy is checked. prep also makes one itself before the first change of each day, in the folder \
    "backups" beside the store, and keeps those of seven days and four weeks.
    """,
  defaults: FileOptions(), operands: .optional("FILE", from: .file, \.file), flags: [.json],
  invoke: Invocation.progressBackup)

private let progressRestoreCommand = Command(
  "progress restore", "Put a copy back into the store's place.",
  details: """
    FILE is checked first. What is there now is kept beside it, as replaced-DAY.sqlite. To add the \
    reviews of another history instead, use: prep progress import
    """,
  examples: [
    Example(
      "prep progress restore ~/.local/share/prep/backups/progress-2026-11-20.sqlite",
      "as it was before that day's first answer")
  ],
  defaults: RestoreOptions(),
  operands: .any("FILE", from: .file, \.file, atLeast: 1, atMost: 1), flags: [.json],
  invoke: Invocation.progressRestore)

private let progressUndoCommand = Command(
  "progress undo", "Take your last answer back.",
  defaults: JSONOptions(), flags: [.json], invoke: Invocation.progressUndo)

private let progressResetCommand = Command(
  "progress reset", "Start over, in all or in some topics.",
  details: "Your reviews stay in the log, marked as taken back.",
  examples: [Example("prep progress reset orm --yes", "forget what you knew of one topic")],
  defaults: ResetOptions(), operands: .any("TOPIC", from: .list("topics"), \.topics),
  flags: [.toggle("yes", short: "y", \.yes, "Do it without asking.")],
  invoke: Invocation.progressReset)

private let configCommand = Command(
  "config", "Show or change what the scheduler is asked for.",
  details: """
    retention, from 0.7 to 0.99, is the chance of recall at which a question comes back: higher means \
    more reviews. maximum-interval is a number of days from 1 to 36500. parameters are the 21 numbers \
    of FSRS-6, as an optimizer fits them to your history; every memory is then derived anew. The value \
    "default" takes a setting back.
    """,
  examples: [
    Example("prep config", "all settings"),
    Example("prep config retention 0.85", "fewer reviews, a little more forgotten"),
    Example("prep config parameters default", "back to the standard model"),
  ],
  defaults: ConfigOptions(),
  operands: .any("KEY [VALUE]", from: .choices(Settings.Key.choices), \.words, atMost: 2),
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
