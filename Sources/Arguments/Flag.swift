/// One flag of a command: the row from which parsing, help and completion derive.
package struct Flag<Options>: Sendable {
  package let shape: FlagShape
  /// Puts a value into the options; throws what the value should have been.
  let apply: @Sendable (inout Options, String) throws(BadValue) -> Void
}

/// What can be seen of a flag without knowing its command's options.
package struct FlagShape: Sendable {
  /// Without the dashes.
  package let name: String
  package let short: Character?
  package let argument: FlagArgument
  /// One sentence.
  package let summary: String
}

/// What follows a flag.
package enum FlagArgument: Sendable, Equatable {
  /// Nothing; `--no-name` turns it off.
  case nothing
  case value(placeholder: String, ValueSource)
}

/// Where the possible values of a flag or operand come from, for completion and help.
package enum ValueSource: Sendable, Equatable {
  case anything, file, folder, command
  case choices([String])
  /// A list that only the program knows, such as its topics.
  case list(String)
}

/// Why a value cannot be taken, as the end of a sentence: "expected a number from 1 to 500".
package struct BadValue: Error, Equatable {
  package let expectation: String
  package var suggestion: String?

  package init(_ expectation: String, suggestion: String? = nil) {
    self.expectation = expectation
    self.suggestion = suggestion
  }
}

extension Flag {
  package typealias Path<Value> = any WritableKeyPath<Options, Value> & Sendable

  private init(
    _ name: String, _ short: Character?, _ argument: FlagArgument, _ summary: String,
    apply: @escaping @Sendable (inout Options, String) throws(BadValue) -> Void
  ) {
    shape = FlagShape(name: name, short: short, argument: argument, summary: summary)
    self.apply = apply
  }

  /// A switch: `--name`, and `--no-name` to turn it off again.
  package static func toggle(
    _ name: String, short: Character? = nil, _ path: Path<Bool>, _ summary: String
  ) -> Self {
    Self(name, short, .nothing, summary) { options, value in
      options[keyPath: path] = value == FlagOccurrence.on
    }
  }

  /// A whole number within a range.
  package static func number(
    _ name: String, short: Character? = nil, _ range: ClosedRange<Int>, _ path: Path<Int?>,
    _ summary: String
  ) -> Self {
    Self(name, short, .value(placeholder: "N", .anything), summary) {
      (options, value) throws(BadValue) in
      guard let number = Int(value), range.contains(number) else {
        throw BadValue("expected a number from \(range.lowerBound) to \(range.upperBound)")
      }
      options[keyPath: path] = number
    }
  }

  /// Any text that `parse` takes; `parse` throws what it expected.
  package static func text<Value>(
    _ name: String, short: Character? = nil, placeholder: String, from source: ValueSource,
    _ path: Path<Value?>, _ summary: String,
    parse: @escaping @Sendable (String) throws(BadValue) -> Value
  ) -> Self {
    Self(name, short, .value(placeholder: placeholder, source), summary) {
      (options, value) throws(BadValue) in
      options[keyPath: path] = try parse(value)
    }
  }

  /// A text taken as it is.
  package static func text(
    _ name: String, short: Character? = nil, placeholder: String, from source: ValueSource,
    _ path: Path<String?>, _ summary: String
  ) -> Self {
    .text(name, short: short, placeholder: placeholder, from: source, path, summary) { $0 }
  }

  /// One case of an enum; the cases are the choices.
  package static func choice<Value: Choosable>(
    _ name: String, short: Character? = nil, _ path: Path<Value?>, _ summary: String
  ) -> Self {
    .text(
      name, short: short, placeholder: name.uppercased(), from: .choices(Value.choices), path,
      summary, parse: Value.chosen)
  }

  /// A flag that may be given several times, or once with commas; the values add up.
  package static func texts(
    _ name: String, short: Character? = nil, placeholder: String, from source: ValueSource,
    _ path: Path<[String]>, _ summary: String
  ) -> Self {
    Self(name, short, .value(placeholder: placeholder, source), summary) { options, value in
      options[keyPath: path] += value.split(separator: ",").map(String.init)
    }
  }
}

/// An enum whose cases can be named on the command line.
package typealias Choosable = RawRepresentable<String> & CaseIterable & Sendable

extension RawRepresentable<String> where Self: CaseIterable {
  package static var choices: [String] { allCases.map(\.rawValue) }

  /// The case of that name, or the only one that begins so; throws the names there are and the closest of
  /// them.
  package static func chosen(_ text: String) throws(BadValue) -> Self {
    if let value = Self(rawValue: text) { return value }
    let begun = allCases.filter { !text.isEmpty && $0.rawValue.hasPrefix(text) }
    guard let value = begun.first, begun.count == 1 else {
      throw BadValue(choices: choices, got: text)
    }
    return value
  }
}
