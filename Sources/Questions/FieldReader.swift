internal import TextAnalysis

/// Reads the fields of one JSON object and remembers everything that is wrong with them.
///
/// `Decodable` stops at its first error; an author wants the whole list. So every read returns an
/// optional and notes its problem, and only the owner decides whether the object can be used.
struct FieldReader {
  private let container: KeyedDecodingContainer<FieldName>
  private(set) var problems: [FieldProblem] = []

  /// Fails, as data, when the JSON value is not an object.
  init?(_ decoder: any Decoder) {
    guard let container = try? decoder.container(keyedBy: FieldName.self) else { return nil }
    self.container = container
  }

  mutating func required<Value: JSONDescribed>(_ name: String) -> Value? {
    guard container.contains(FieldName(name)) else {
      note(name, .missing)
      return nil
    }
    return optional(name)
  }

  mutating func optional<Value: JSONDescribed>(_ name: String) -> Value? {
    guard container.contains(FieldName(name)) else { return nil }
    do {
      let value = try container.decode(Value.self, forKey: FieldName(name))
      if let scalar = value.controlCharacter { note(name, .controlCharacter(scalar)) }
      return value
    } catch {
      note(name, reason(error, Value.self))
      return nil
    }
  }

  /// Why a value could not be read: a text in quotes may still be none, but half a character.
  private func reason<Value: JSONDescribed>(
    _ error: any Error, _ type: Value.Type
  ) -> BankProblem.Reason {
    switch error {
    case DecodingError.typeMismatch, DecodingError.valueNotFound:
      .wrongType(expected: Value.jsonDescription)
    default: Value.isText ? .notUnicode : .wrongType(expected: Value.jsonDescription)
    }
  }

  /// A text that has to say something.
  mutating func requiredText(_ name: String) -> String? {
    let text: String? = required(name)
    noteIfEmpty(name, text)
    return text
  }

  /// A text that may be left out, but not left empty.
  mutating func optionalText(_ name: String) -> String? {
    let text: String? = optional(name)
    noteIfEmpty(name, text)
    return text
  }

  /// Texts of which each has to say something; none at all is fine.
  mutating func optionalTexts(_ name: String) -> [String] {
    let texts: [String] = optional(name) ?? []
    noteEmptyOnes(name, texts)
    return texts
  }

  /// Texts of which there is at least one, and each has to say something.
  mutating func requiredTexts(_ name: String) -> [String] {
    let texts: [String]? = required(name)
    if let texts, texts.isEmpty { note(name, .empty) }
    noteEmptyOnes(name, texts ?? [])
    return texts ?? []
  }

  private mutating func noteEmptyOnes(_ name: String, _ texts: [String]) {
    for (index, text) in texts.enumerated() { noteIfEmpty("\(name)[\(index)]", text) }
  }

  private mutating func noteIfEmpty(_ name: String, _ text: String?) {
    if let text, text.allSatisfy(\.isWhitespace) { note(name, .empty) }
  }

  mutating func requiredCase<Value: RawRepresentable & CaseIterable>(_ name: String) -> Value?
  where Value.RawValue == String {
    guard let text: String = required(name) else { return nil }
    if let value = Value(rawValue: text) { return value }
    note(name, .notOneOf(value: text, allowed: Value.allCases.map(\.rawValue)))
    return nil
  }

  /// A list of objects whose problems are noted under "name[index].".
  mutating func requiredList<Element: Draft>(_ name: String) -> [Element] {
    let list: [Element] = requiredDrafts(name)
    for (index, element) in list.enumerated() {
      problems += element.problems.map { $0.inside("\(name)[\(index)]") }
    }
    return list
  }

  /// A list of objects that keep their problems to themselves.
  mutating func requiredDrafts<Element: Draft>(_ name: String) -> [Element] {
    guard container.contains(FieldName(name)) else {
      note(name, .missing)
      return []
    }
    guard let list = try? container.decode([Element].self, forKey: FieldName(name)) else {
      note(name, .wrongType(expected: "a list of objects"))
      return []
    }
    return list
  }

  mutating func noteFields(besides known: Set<String>) {
    let unknown = container.allKeys.map(\.stringValue).filter { !known.contains($0) }
    for name in unknown.sorted() { note(name, .unknownField) }
  }

  mutating func note(_ name: String, _ reason: BankProblem.Reason) {
    problems.append(FieldProblem(field: name, reason: reason))
  }
}

/// A problem that does not know its file and question yet.
struct FieldProblem: Sendable, Equatable {
  var field: String?
  var reason: BankProblem.Reason

  func inside(_ outer: String) -> Self {
    Self(field: field.map { "\(outer).\($0)" } ?? outer, reason: reason)
  }
}

/// A part of a bank file as it was read, with what is wrong with it.
///
/// Its `init(from:)` never throws, so that one bad element does not hide its neighbours.
protocol Draft: Decodable {
  var problems: [FieldProblem] { get }
}

struct FieldName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// A type that can say in words what it wants to see in the JSON.
protocol JSONDescribed: Decodable {
  static var jsonDescription: String { get }
  static var isText: Bool { get }
  /// The first character that is not shown but obeyed; line breaks and tabs are none.
  var controlCharacter: Unicode.Scalar? { get }
}

extension JSONDescribed {
  static var isText: Bool { false }
  var controlCharacter: Unicode.Scalar? { nil }
}

extension String: JSONDescribed {
  static var jsonDescription: String { "text in quotes" }
  static var isText: Bool { true }

  var controlCharacter: Unicode.Scalar? {
    // Bytes, because the general category of every scalar of a bank is slow to look up.
    guard utf8.contains(where: { ($0 < 0x20 && $0 != 0x0a) || $0 == 0x7f || $0 >= 0xc2 }) else {
      return nil
    }
    return unicodeScalars.first { $0.isObeyed && !["\n", "\r", "\t"].contains($0) }
  }
}

extension Int: JSONDescribed {
  static var jsonDescription: String { "a whole number" }
}

extension Bool: JSONDescribed {
  static var jsonDescription: String { "true or false" }
}

extension [String]: JSONDescribed {
  static var jsonDescription: String { "a list of texts in quotes" }
  static var isText: Bool { true }

  var controlCharacter: Unicode.Scalar? { lazy.compactMap(\.controlCharacter).first }
}
