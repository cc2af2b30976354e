/// What a person may wish of the scheduler, and the programs of their own that answers are given to.
package struct Settings: Sendable, Equatable {
  /// The recall, 0 to 1, at which a question comes back.
  package private(set) var desiredRetention = 0.9
  /// Days after which a question comes back however well it is known.
  package private(set) var maximumInterval = 36_500
  /// Questions never asked that a day brings.
  package private(set) var newPerDay = 15
  /// The numbers of the FSRS-6 model.
  package private(set) var parameters = FSRS6.defaultParameters
  /// The Python that runs Django code; nil for the one that is active.
  package private(set) var python: String?
  /// The command that judges open answers; nil for none.
  package private(set) var judge: String?

  /// What is studied, in the filter language of the search; nil for everything.
  package private(set) var scope: String?

  /// In whose words a quiz asks.
  package private(set) var wording = Wording.fixed

  /// Whether an open question is always asked as it is written, or at times in an interviewer's other words.
  package enum Wording: String, CaseIterable, Sendable {
    case fixed, varied

    fileprivate static let refusal = Refusal(
      expected: allCases.map(\.rawValue).joined(separator: " or "))
  }

  /// What the colours are to be read on.
  package private(set) var colors = Colors.auto

  /// The background as the terminal tells it, or the one that it has where it does not tell.
  package enum Colors: String, CaseIterable, Sendable {
    case auto, dark, light

    fileprivate static let refusal = Refusal(
      expected: allCases.map(\.rawValue).joined(separator: ", "))
  }

  package static let newPerDayRange = 0...1000
  /// The scope that leaves out nothing.
  package static let wholeScope = "all"

  package init() {}

  /// From the texts kept in the store, by the names of the keys.
  ///
  /// A text that is none of its key's values (edited by hand, written by another version) counts as
  /// not set: a quiz must not fail for it.
  package init(stored: [String: String]) {
    for key in Name.allCases {
      guard let text = stored[key.rawValue] else { continue }
      if case .success(let changed) = with(key, text) { self = changed }
    }
  }

  /// What can be set; the raw value is its name for people and in the store.
  package enum Name: String, CaseIterable, Sendable {
    case retention
    case maximumInterval = "maximum-interval"
    case newPerDay = "new-per-day"
    case parameters
    case scope
    case wording
    case colors
    case python
    case judge

    package var summary: String {
      switch self {
      case .retention: "the chance of recall at which a question comes back"
      case .maximumInterval: "days after which a question comes back in any case"
      case .newPerDay: "questions never asked that a day brings"
      case .parameters: "the 21 numbers of the FSRS-6 model of forgetting"
      case .scope: "what is studied: filters such as bank:acme level:advanced"
      case .wording: "fixed, or varied: open questions in other words too"
      case .colors: "dark or light, where the terminal does not tell its background"
      case .python: "the Python that runs answers written in it"
      case .judge: "a command of your own that judges open answers; see prep help judge"
      }
    }
  }

  /// Why a text is no value of a key: what was expected.
  package struct Refusal: Error, Sendable, Equatable {
    package let expected: String

    package init(expected: String) {
      self.expected = expected
    }
  }

  /// The settings with another value; refused with the range when the text is none.
  package func with(_ key: Name, _ text: String) -> Result<Settings, Refusal> {
    var changed = self
    switch key {
    case .retention:
      guard let value = Double(text), Scheduler.retentionRange.contains(value) else {
        return .failure(Refusal(expected: "a number \(Scheduler.retentionRange.words)"))
      }
      changed.desiredRetention = value
    case .maximumInterval:
      guard let value = Int(text), Scheduler.maximumIntervalRange.contains(value) else {
        return .failure(
          Refusal(expected: "a number of days \(Scheduler.maximumIntervalRange.words)"))
      }
      changed.maximumInterval = value
    case .newPerDay:
      guard let value = Int(text), Self.newPerDayRange.contains(value) else {
        return .failure(Refusal(expected: "a number \(Self.newPerDayRange.words)"))
      }
      changed.newPerDay = value
    case .scope:
      changed.scope = text == Self.wholeScope ? nil : text
    case .parameters:
      switch Self.parameters(text) {
      case .success(let values): changed.parameters = values
      case .failure(let refusal): return .failure(refusal)
      }
    case .wording:
      guard let value = Wording(rawValue: text) else { return .failure(Wording.refusal) }
      changed.wording = value
    case .colors:
      guard let value = Colors(rawValue: text) else { return .failure(Colors.refusal) }
      changed.colors = value
    case .python:
      guard Self.isProgram(text) else {
        return .failure(Refusal(expected: "a whole path, such as /home/me/site/.venv/bin/python"))
      }
      changed.python = text == Self.activePython ? nil : text
    case .judge:
      guard Self.isLine(text) else { return .failure(Refusal(expected: "a command, or off")) }
      changed.judge = text == Self.noJudge ? nil : text
    }
    return .success(changed)
  }

  /// The value as it is typed and kept.
  package func text(_ key: Name) -> String {
    switch key {
    case .retention: String(desiredRetention)
    case .maximumInterval: String(maximumInterval)
    case .newPerDay: String(newPerDay)
    case .parameters: parameters.map { String($0) }.joined(separator: ",")
    case .scope: scope ?? Self.wholeScope
    case .wording: wording.rawValue
    case .colors: colors.rawValue
    case .python: python ?? Self.activePython
    case .judge: judge ?? Self.noJudge
    }
  }

  /// What stands for the Python of the active environment.
  private static let activePython = "active"
  private static let noJudge = "off"

  /// A path that means the same in every folder, or a name to be looked for in `PATH`.
  private static func isProgram(_ text: String) -> Bool {
    isLine(text) && (text.hasPrefix("/") || !text.contains("/"))
  }

  private static func isLine(_ text: String) -> Bool {
    text.contains { $0 != " " }
      && !text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
  }

  package var scheduler: Scheduler {
    Scheduler(
      model: FSRS6(parameters: parameters) ?? .standard, desiredRetention: desiredRetention,
      maximumInterval: maximumInterval)
  }

  /// 21 numbers apart by commas or spaces, as other programs print them; brackets do not matter.
  private static func parameters(_ text: String) -> Result<[Double], Refusal> {
    let ranges = FSRS6.parameterRanges
    let parts = text.split { ", []()".contains($0) }
    guard parts.count == ranges.count else {
      return .failure(
        Refusal(expected: "\(ranges.count) numbers apart by commas, not \(parts.count)"))
    }
    var values: [Double] = []
    for (place, part) in parts.enumerated() {
      guard let value = Double(part), ranges[place].contains(value) else {
        return .failure(
          Refusal(expected: "w\(place), the number \(place + 1), \(ranges[place].words)"))
      }
      values.append(value)
    }
    return .success(values)
  }
}

extension ClosedRange {
  fileprivate var words: String { "from \(lowerBound) to \(upperBound)" }
}
