private import TextAnalysis

/// One command of a program, with its options already hidden behind what they build.
package struct Command<Invocation>: Sendable {
  /// One word, or two for a command of a group: "progress export".
  package let name: String
  /// One sentence.
  package let summary: String
  private let makeDetails: @Sendable () -> String
  package let examples: [Example]
  private let makeOperands: @Sendable () -> OperandsShape
  private let makeFlags: @Sendable () -> [FlagShape]
  let build: @Sendable ([FlagOccurrence], [String]) throws(UsageError) -> Invocation

  /// Paragraphs for the command's own help; may be empty.
  package var details: String { makeDetails() }
  package var operands: OperandsShape { makeOperands() }
  package var flags: [FlagShape] { makeFlags() }

  /// A command from its table.
  ///
  /// Flags, operands and details are made when they are asked for: the key paths in them cost a program of many
  /// commands a quarter of its start, and one run needs those of one command.
  package init<Options: Sendable>(
    _ name: String, _ summary: String, details: @autoclosure @escaping @Sendable () -> String = "",
    examples: [Example] = [], defaults: Options,
    operands: @autoclosure @escaping @Sendable () -> Operands<Options> = .none,
    flags: @autoclosure @escaping @Sendable () -> [Flag<Options>] = [],
    invoke: @escaping @Sendable (Options) -> Invocation
  ) {
    self.name = name
    self.summary = summary
    makeDetails = details
    self.examples = examples
    makeOperands = { operands().shape }
    makeFlags = { flags().map(\.shape) }
    build = { (occurrences, words) throws(UsageError) in
      var options = defaults
      let flags = occurrences.isEmpty ? [] : flags()
      for occurrence in occurrences {
        guard let flag = flags.first(where: { $0.shape.name == occurrence.name }) else { continue }
        do throws(BadValue) {
          try flag.apply(&options, occurrence.value)
        } catch {
          throw .badValue(place: "--\(occurrence.name)", value: occurrence.value, error)
        }
      }
      let operands = operands()
      try operands.check(words, command: name)
      do throws(BadValue) {
        try operands.apply(&options, words)
      } catch {
        let value = words.joined(separator: " ")
        throw .badValue(place: operands.shape.placeholder, value: value, error)
      }
      return invoke(options)
    }
  }
}

/// A command line worth copying, and what it does.
package struct Example: Sendable {
  package let line: String
  package let purpose: String

  package init(_ line: String, _ purpose: String) {
    self.line = line
    self.purpose = purpose
  }
}

/// The words of a command that are not flags.
package struct Operands<Options>: Sendable {
  package let shape: OperandsShape
  let apply: @Sendable (inout Options, [String]) throws(BadValue) -> Void

  package static var none: Self {
    Self(shape: OperandsShape(placeholder: "", count: 0...0, source: .anything)) { _, _ in }
  }

  /// From none to any number of words, unless fewer are asked for.
  package static func any(
    _ placeholder: String, from source: ValueSource, _ path: Flag<Options>.Path<[String]>,
    atLeast minimum: Int = 0, atMost maximum: Int = .max
  ) -> Self {
    Self(
      shape: OperandsShape(
        placeholder: placeholder, count: minimum...max(minimum, maximum), source: source)
    ) { options, words in options[keyPath: path] = words }
  }

  /// One word or none.
  package static func optional(
    _ placeholder: String, from source: ValueSource, _ path: Flag<Options>.Path<String?>
  ) -> Self {
    Self(shape: OperandsShape(placeholder: placeholder, count: 0...1, source: source)) {
      options, words in options[keyPath: path] = words.first
    }
  }

  /// Exactly one case of an enum, or none where it is optional.
  package static func choice<Value: Choosable>(
    _ placeholder: String, _ path: Flag<Options>.Path<Value?>, isOptional: Bool = false
  ) -> Self {
    Self(
      shape: OperandsShape(
        placeholder: placeholder, count: (isOptional ? 0 : 1)...1, source: .choices(Value.choices))
    ) { (options, words) throws(BadValue) in
      for word in words { options[keyPath: path] = try Value.chosen(word) }
    }
  }

  func check(_ words: [String], command: String) throws(UsageError) {
    if words.count < shape.count.lowerBound {
      throw .missingOperand(shape.placeholder, command: command)
    }
    if words.count > shape.count.upperBound {
      throw .extraOperand(
        words[shape.count.upperBound], command: command, limit: shape.count.upperBound)
    }
  }
}

package struct OperandsShape: Sendable {
  /// Such as "TOPIC".
  package let placeholder: String
  package let count: ClosedRange<Int>
  package let source: ValueSource

  /// As usage lines write it: "[TOPIC…]", "WORDS…", "[FILE]", "[KEY [VALUE]]".
  package var usage: String {
    guard count.upperBound > 0 else { return "" }
    let name = count.upperBound == .max ? placeholder + "…" : placeholder
    return count.lowerBound == 0 ? "[\(name)]" : name
  }
}

extension BadValue {
  /// The value was none of the choices.
  package init(choices: [String], got text: String) {
    self.init(
      "expected one of \(choices.joined(separator: ", "))",
      suggestion: closestMatch(to: text, among: choices))
  }
}
