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
    guard let value = try? container.decode(Value.self, forKey: FieldName(name)) else {
      note(name, .wrongType(expected: Value.jsonDescription))
      return nil
    }
    return value
  }

  /// A text that has to say something.
  mutating func requiredText(_ name: String) -> String? {
    let text: String? = required(name)
    if let text, text.allSatisfy(\.isWhitespace) { note(name, .empty) }
    return text
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
}

extension String: JSONDescribed {
  static var jsonDescription: String { "text in quotes" }
}

extension Int: JSONDescribed {
  static var jsonDescription: String { "a whole number" }
}

extension Bool: JSONDescribed {
  static var jsonDescription: String { "true or false" }
}

extension [String]: JSONDescribed {
  static var jsonDescription: String { "a list of texts in quotes" }
}
