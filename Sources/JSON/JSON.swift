internal import TextAnalysis

/// A JSON value whose objects keep the order of their fields, as people read them.
///
/// A dialogue that is read line by line wants "event" first.
package indirect enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([Field])

  /// One field of an object.
  package struct Field: Sendable, Equatable {
    package let name: String
    package let value: JSON

    package init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Rounded to four places: enough for a probability, and stable to look at.
  package static func rounded(_ value: Double?) -> JSON {
    guard let value, value.isFinite else { return .null }
    return .number((value * 10_000).rounded() / 10_000)
  }

  /// A text, or null when there is none.
  package static func text(_ value: String?) -> JSON { value.map { .text($0) } ?? .null }

  /// A whole number, or null when there is none.
  package static func integer(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }

  /// A list of texts.
  package static func texts(_ values: some Sequence<String>) -> JSON {
    .list(values.map { .text($0) })
  }

  /// An object's fields followed by others.
  package func with(_ more: JSON) -> JSON {
    guard case .object(let fields) = self, case .object(let others) = more else { return self }
    return .object(fields + others)
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Field(name: $0, value: $1) })
  }

  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSON...) { self = .list(elements) }
}

extension JSON: CustomStringConvertible {
  /// The value on one line, by RFC 8259.
  package var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? Self.digits(value) : "null"
    case .text(let value): Self.write(value, to: &text)
    case .list(let values): Self.write(values, "[", "]", to: &text) { $0.write(to: &$1) }
    case .object(let fields):
      Self.write(fields, "{", "}", to: &text) { field, text in
        Self.write(field.name, to: &text)
        text += ":"
        field.value.write(to: &text)
      }
    }
  }

  private static func digits(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String,
    each: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      each(element, &text)
    }
    text += close
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.isDangerous:
        // None of them is beyond 16 bits.
        text += "\\u" + UInt16(truncatingIfNeeded: scalar.value).hexadecimal
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
