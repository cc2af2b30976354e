private import Arguments
internal import Banks
internal import History
internal import JSON
internal import Scoring
internal import Sittings
internal import Terminal
internal import TextAnalysis
internal import Usage

/// Shows and changes what the scheduler is asked for.
struct ConfigCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  /// The word that takes a setting back to its standard.
  static let standardWord = "default"

  func run(_ options: ConfigOptions) throws {
    switch options.words.count {
    case 0: try show(Settings.Name.allCases, options)
    case 1: try show([try key(options.words[0])], options)
    default: try change(try key(options.words[0]), to: try value(options.words), options)
    }
  }

  /// Only a scope has blanks.
  private func value(_ words: [String]) throws -> String {
    guard words.count == 2 || words[0] == Settings.Name.scope.rawValue else {
      throw Failure.usage(.extraOperand(words[2], command: "config", limit: 2), command: "config")
    }
    return words.dropFirst().joined(separator: " ").trimmed
  }

  private func key(_ name: String) throws -> Settings.Name {
    do throws(BadValue) {
      return try Settings.Name.chosen(name)
    } catch {
      throw Failure.usage(.badValue(place: "KEY", value: name, error), command: "config")
    }
  }

  private func change(_ key: Settings.Name, to text: String, _ options: ConfigOptions) throws {
    let store = try context.store()
    let before = try store.settings()
    let wanted = text == Self.standardWord ? Settings().text(key) : text
    switch before.with(key, wanted) {
    case .failure(let refusal):
      let bad = BadValue("expected \(refusal.expected)")
      throw Failure.usage(.badValue(place: key.rawValue, value: text, bad), command: "config")
    case .success(let settings):
      if key == .scope { try check(settings) }
      let value = settings.text(key) == Settings().text(key) ? nil : settings.text(key)
      try context.announcing("Replaying your reviews") {
        try store.record(
          SettingChange(
            id: EntryIDs.next(at: context.now), at: context.now, key, to: value))
      }
      try show([key], options)
    }
  }

  private func check(_ settings: Settings) throws {
    guard let text = settings.scope else { return }
    let library = try context.library()
    do throws(StudyScope.Refusal) {
      _ = try StudyScope(text, in: library)
    } catch {
      throw Failure.usage(
        .badValue(place: "scope", value: text.brief, error.reason), command: "config")
    }
  }

  private func show(_ keys: [Settings.Name], _ options: ConfigOptions) throws {
    let settings = try context.storeForReading().settings()
    let table = TextTable(
      columns: [.left("KEY"), .left("MEANING"), .left("VALUE")],
      rows: keys.map { [$0.rawValue, $0.summary, settings.text($0)] })
    try context.render(
      options, json: .object(keys.map { field($0, settings) }),
      text: keys.count == 1
        ? settings.text(keys[0]) : table.text(width: context.surroundings.cutWidth))
  }

  private func field(_ key: Settings.Name, _ settings: Settings) -> JSON.Field {
    let value: JSON =
      switch key {
      case .retention: .number(settings.desiredRetention)
      case .maximumInterval: .integer(settings.maximumInterval)
      case .newPerDay: .integer(settings.newPerDay)
      case .parameters: .list(settings.parameters.map { .number($0) })
      case .scope: .text(settings.scope)
      case .wording: .text(settings.wording.rawValue)
      case .colors: .text(settings.colors.rawValue)
      case .python: .text(settings.python)
      case .judge: .text(settings.judge)
      }
    return JSON.Field(name: key.rawValue, value: value)
  }
}
