internal import TextAnalysis

/// The line that says which long work goes on: what to write, by how long it has gone on.
///
/// Short work says nothing. A line that was shown is erased when the work is done.
package struct ProgressLine: Sendable {
  /// Such as "Importing 2,000 reviews".
  private let work: String
  private let columns: Int
  /// Without, as for a screen reader, the line is written once and stays.
  private let canErase: Bool
  private var shown = ""

  /// Milliseconds before anything is said.
  package static let patience = 300
  /// Milliseconds after which the line may look different.
  static let tick = 1000

  private static let erasing = "\r\u{1b}[K"

  /// `columns` are those of the window.
  package init(_ work: String, columns: Int, canErase: Bool) {
    self.work = work.harmless
    self.columns = columns
    self.canErase = canErase
  }

  /// What to write when the work has gone on for some milliseconds.
  mutating func update(after milliseconds: Int) -> String {
    guard milliseconds >= Self.patience, canErase || shown.isEmpty else { return "" }
    let seconds = milliseconds / 1000
    let text = work + "…" + (canErase && seconds > 0 ? " \(seconds) s" : "")
    // A line that fills the window would break, and only its end could be erased.
    let line = canErase ? String(text.prefix(columns: max(1, columns - 1))) : text
    guard line != shown else { return "" }
    shown = line
    return canErase ? Self.erasing + line : line + "\n"
  }

  /// What to write when the work is done.
  mutating func end() -> String {
    defer { shown = "" }
    return canErase && !shown.isEmpty ? Self.erasing : ""
  }
}
