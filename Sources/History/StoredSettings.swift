internal import SQLite
package import Scoring

/// What the reader wishes of the scheduler.
extension ProgressStore {
  /// By the texts of this moment; one that is no value counts as not set.
  package func settings() throws -> Settings {
    Settings(stored: try settingTexts())
  }

  /// The scheduler by the settings of this moment: another process may have changed them.
  func scheduler() throws -> Scheduler {
    try settings().scheduler
  }

  /// All that stands in the table, be it known to this version or not.
  func settingTexts() throws -> [String: String] {
    let texts = try rows("select name, value from setting") { ($0.text(0) ?? "", $0.text(1) ?? "") }
    return Dictionary(texts) { first, _ in first }
  }

  /// Keeps the text of a setting, or forgets it when that is nil.
  ///
  /// Where that changes the model of forgetting, the memories are derived anew in the same transaction, so
  /// they never belong to other settings than those kept.
  package func set(_ key: Settings.Name, to text: String?) throws {
    try transaction { try change(key, to: text) }
  }

  /// The same within a transaction of the caller's.
  func change(_ key: Settings.Name, to text: String?) throws {
    let before = try settings()
    try run("delete from setting where name = ?", [.text(key.rawValue)])
    if let text {
      try run("insert into setting values (?, ?)", [.text(key.rawValue), .text(text)])
    }
    let after = try settings()
    if after.parameters != before.parameters {
      try rebuildMemories(with: after.scheduler.model)
    }
  }
}
