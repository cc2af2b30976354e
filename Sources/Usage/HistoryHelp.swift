/// What `prep help history` says: where answers are kept, and what keeps them safe.
package enum HistoryHelp {
  package static let text = """
    Your history is one SQLite file, progress.sqlite, that only you can read. Its folder is
    --data-dir, else PREP_DATA_DIR, else prep below XDG_DATA_HOME, else ~/.local/share/prep.

    Every answer is on disk before you see its grade: you can pull the plug at any time, and the
    next quiz offers to go on. Reviews are an append-only log. Undo and reset mark answers and never
    delete them. The memories of the scheduler (FSRS-6) are derived from the log.

      prep progress backup, restore    copy the store, or put a copy back; what was there is kept
      prep progress export, import     the log as JSON Lines; importing is a set union
      prep doctor                      is all well? --repair mends a damaged store, deletes nothing

    Before the first change of a day the store is copied to backups/ beside it. The copies of seven
    days and four weeks stay. No export or report goes over the store, its journal or a copy, not
    even with --force. A data folder in which every user may write is refused.

    Two machines: prep sync FOLDER, once on each; any folder that git, Syncthing, rclone, Dropbox,
    iCloud or a stick carries will do. From then on every quiz begins and ends with a sync. Each
    machine writes only files of its own, FOLDER/prep/DEVICE/YYYY-MM.jsonl, and reads everybody's,
    so conflict copies, half files and late ones do no harm. What you typed stays at home unless you
    say --answers.

    The search index in XDG_CACHE_HOME/prep (else ~/.cache/prep) can be deleted at any time. Nothing
    leaves your machine.
    """
}
