package import Arguments

/// What the manual page says besides the table of commands.
package let manSections = [
  ManSection(
    "ENVIRONMENT",
    [
      ("PREP_DATA_DIR", "The folder of your history, unless --data-dir names one."),
      ("XDG_DATA_HOME", "Your history is in the folder prep below it; ~/.local/share unless set."),
      ("XDG_CACHE_HOME", "The search index, which can be deleted, is in prep below it."),
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
