internal import Arguments

// The rows of the program table for the history.

let syncCommand = Command(
  "sync", "Share one history between machines, over a shared folder.",
  details: """
    FOLDER is one that git, Syncthing, rclone, Dropbox, iCloud or a stick carries from machine to machine. \
    Each machine writes files of its own in FOLDER/prep and reads all others, so copies, conflicts and late \
    files do no harm, and no answer counts twice. FOLDER is remembered; from then on every quiz begins and \
    ends with a sync. With git: git pull, prep sync, then commit and push.
    Answers, what was taken back, plans, fits, settings and installed banks travel; the settings python and \
    judge, which name programs, do not, and no machine trusts a bank for another. Of a bank the newest version \
    holds; one that was changed here as well is kept aside. What you typed or picked stays here unless you say \
    --answers. \
    The store itself does not belong into a shared folder.
    prep sync off ends it; the files in FOLDER stay.
    """,
  examples: [
    Example("prep sync ~/Dropbox", "once on each machine"),
    Example("prep sync", "now, without a quiz"),
    Example("prep sync off", "no longer"),
  ],
  defaults: SyncOptions(), operands: .optional("FOLDER", from: .folder, \.folder),
  flags: [
    .toggle("answers", \.answers, "Share what you typed and picked, too."), .json,
  ], invoke: Invocation.sync)

let progressExportCommand = Command(
  "progress export", "Write your history, one JSON line a review.",
  examples: [Example("prep progress export history.jsonl", "to take it along")],
  defaults: FileOptions(), operands: .optional("FILE", from: .file, \.file),
  flags: [.toggle("force", \.force, "Overwrite FILE.")], invoke: Invocation.progressExport)

let progressImportCommand = Command(
  "progress import", "Add reviews from another machine; what is there already stays.",
  details: """
    FILE is what prep progress export writes, another progress.sqlite, or a folder with such files in it; \
    without one, or for "-", standard input is read. Importing twice changes nothing, and the order of \
    imports does not matter; what was taken back on one machine is taken back on both. Of two answers that \
    have one id and differ, both are kept and named. All or nothing: one bad line refuses all files.
    """,
  examples: [
    Example("prep progress import history.jsonl", "two histories become one"),
    Example("prep progress import /media/stick/prep/progress.sqlite", "from another store"),
  ],
  defaults: ImportOptions(), operands: .any("FILE", from: .file, \.files), flags: [.json],
  invoke: Invocation.progressImport)

let progressBackupCommand = Command(
  "progress backup", "Copy the store into a file.",
  details: """
    The copy is checked. prep also makes one itself before the first change of each day, in the folder \
    "backups" beside the store, and keeps those of seven days and four weeks.
    """,
  defaults: FileOptions(), operands: .optional("FILE", from: .file, \.file), flags: [.json],
  invoke: Invocation.progressBackup)

let progressRestoreCommand = Command(
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

let progressUndoCommand = Command(
  "progress undo", "Take your last answer back.",
  defaults: JSONOptions(), flags: [.json], invoke: Invocation.progressUndo)

let progressResetCommand = Command(
  "progress reset", "Start over, in all, in some banks or in some topics.",
  details: "Your reviews stay in the log, marked as taken back.",
  examples: [Example("prep progress reset orm --yes", "forget what you knew of one topic")],
  defaults: ResetOptions(), operands: .any("TOPIC", from: .list("topics"), \.topics),
  flags: [.bank, .toggle("yes", short: "y", \.yes, "Do it without asking.")],
  invoke: Invocation.progressReset)
