package import Scoring
package import Terminal

/// Where a sitting takes place: its clock, its lines in and out, and how text looks on it.
package struct Desk {
  /// The current time; it stands still under `--now`.
  package let now: () -> Instant
  /// Seconds that the process has run, by which answers are timed; nil where only `now` tells.
  package let runningSeconds: () -> Double?
  /// The study day of an instant in local time.
  package let day: (Instant) -> Day
  /// The next line that was typed, without its end; nil when there are no more.
  package let readLine: () -> String?
  /// Writes text to standard output as it is.
  package let write: (String) throws -> Void
  package let palette: Palette
  /// Columns to lay text out for; nil where nothing is rendered, as in a pipe.
  package let columns: Int?
  /// How answers are typed at a terminal; nil where lines come from elsewhere.
  package private(set) var typing: Typing?
  /// Where answers are run; nil where none can be.
  package private(set) var workbench: Workbench?
  /// Where answers may be written; nil where no editor can be started.
  package private(set) var editor: ExternalEditor?

  /// Where what was typed is kept that the store does not take; nil where it is not.
  package var draft: Draft?
  /// Opens an address in the reader's browser; false where there is nothing to open it with.
  package var browse: (WebAddress) -> Bool = { _ in false }

  package init(
    now: @escaping () -> Instant, runningSeconds: @escaping () -> Double? = { nil },
    day: @escaping (Instant) -> Day,
    readLine: @escaping () -> String?, write: @escaping (String) throws -> Void, palette: Palette,
    columns: Int?
  ) {
    self.now = now
    self.runningSeconds = runningSeconds
    self.day = day
    self.readLine = readLine
    self.write = write
    self.palette = palette
    self.columns = columns
  }

  package struct Typing {
    /// The next answer, of several lines where they were pasted; nil when there are no more.
    let answer: () -> TypedText?
    /// Drops what was typed before anybody was asked, and says whether there was any.
    let drop: () -> Bool

    package init(answer: @escaping () -> TypedText?, drop: @escaping () -> Bool) {
      self.answer = answer
      self.drop = drop
    }
  }

  /// The same desk at a terminal.
  package func with(_ typing: Typing) -> Desk {
    var desk = self
    desk.typing = typing
    return desk
  }

  /// The same desk with a workbench.
  package func with(_ workbench: Workbench) -> Desk {
    var desk = self
    desk.workbench = workbench
    return desk
  }

  /// The same desk with an editor.
  package func with(_ editor: ExternalEditor) -> Desk {
    var desk = self
    desk.editor = editor
    return desk
  }

  package var today: Day { day(now()) }

  package var prose: Prose { Prose(palette, width: columns) }

  func print(_ text: String) throws { try write(text + "\n") }

  /// A screen at this desk; nil when standard input is no terminal after all.
  package func screen() -> TerminalScreen? { TerminalScreen(palette, write: write) }
}
