internal import JSON
internal import SQLite
package import Scoring

/// A setting as somebody changed it, by which machines that share a history agree: the last one holds.
package struct SettingChange: Sendable, Equatable, Identifiable {
  /// Globally unique, as a review's.
  package let id: String
  package let at: Instant
  package let key: Settings.Name
  /// Nil for the usual value.
  package let value: String?

  package init(id: String, at: Instant, _ key: Settings.Name, to value: String?) {
    self.id = id
    self.at = at
    self.key = key
    self.value = value
  }
}

extension Settings.Name {
  /// Whether it means the same on every machine.
  ///
  /// What names a program does not travel: a file that arrives must not have anything run. Nor do colours,
  /// which are a terminal's.
  package var isShared: Bool {
    switch self {
    case .python, .judge, .colors: false
    case .retention, .maximumInterval, .newPerDay, .parameters, .scope, .wording: true
    }
  }
}

/// The changes of the log, and the settings that follow from them.
extension ProgressStore {
  /// Changes a setting, and notes that behind all changes there are, be the clock set back meanwhile.
  package func record(_ change: SettingChange) throws {
    try transaction {
      try self.change(change.key, to: change.value)
      guard change.key.isShared else { return }
      let last = try settingChanges().last?.at.milliseconds ?? .min
      let at = min(Instant(milliseconds: max(change.at.milliseconds, last + 1)), .latest)
      try insert(SettingChange(id: change.id, at: at, change.key, to: change.value))
    }
  }

  /// All changes, in the order of time; what is none (edited by hand) is passed over.
  package func settingChanges() throws -> [SettingChange] {
    try rows("select id, at, content from setting_change order by at, id") {
      SettingChange(id: $0.text(0), at: $0.integer(1), content: $0.text(2))
    }.compactMap(\.self)
  }

  /// One of an id that is there already changes nothing.
  func insert(_ change: SettingChange) throws {
    try run(
      "insert into setting_change values (?, ?, ?) on conflict (id) do nothing",
      [
        .text(change.id), .integer(change.at.milliseconds), .text(change.content.description),
      ])
  }

  /// Makes the last change of each setting hold, be it from here or from elsewhere; of the parameters, unless
  /// they were fitted later.
  func followNewestChanges() throws {
    let newest = Dictionary(try settingChanges().map { ($0.key, $0) }) { $1 }
    for change in newest.values {
      if change.key == .parameters, let fit = try fits().last, fit.at > change.at {
        try followNewestFit()
      } else if try settingTexts()[change.key.rawValue] != change.value {
        try self.change(change.key, to: change.value)
      }
    }
  }
}

// The JSON of changes, in the store and in histories: {"setting": {"name": …, "value": …}}.

extension SettingChange {
  /// From the columns of a row; nil when they hold no change.
  init?(id: String?, at: Int, content: String?) {
    guard let id, !id.isEmpty, Instant.writable.contains(at), let content,
      let node = try? JSONDocument(Array(content.utf8)).root
    else { return nil }
    self.init(id: id, at: Instant(milliseconds: at), node)
  }

  /// Nil when the fields are none of a change, or of one that does not travel.
  init?(id: String, at: Instant, _ node: JSONNode) {
    guard let setting = node["setting"],
      let key = setting["name"]?.text.flatMap(Settings.Name.init(rawValue:)), key.isShared
    else { return nil }
    let value = setting["value"]?.text
    if let value, case .failure = Settings().with(key, value) { return nil }
    self.init(id: id, at: at, key, to: value)
  }

  var content: JSON {
    ["setting": ["name": .text(key.rawValue), "value": .text(value)]]
  }
}
