internal import JSON
internal import TextAnalysis

/// Reads the fields of one JSON object and remembers everything that is wrong with them.
///
/// An author wants the whole list of problems. So every read returns an optional and notes its
/// problem, and only the owner decides whether the object can be used.
package struct FieldReader {
  private let object: JSONNode
  private(set) var problems: [FieldProblem] = []

  /// Fails, as data, when the JSON value is not an object.
  init?(_ node: JSONNode) {
    guard node.isObject else { return nil }
    object = node
  }

  mutating func required<Value: JSONDescribed>(_ name: String) -> Value? {
    guard let node = object[name] else {
      note(name, .missing)
      return nil
    }
    return value(name, node)
  }

  mutating func optional<Value: JSONDescribed>(_ name: String) -> Value? {
    object[name].flatMap { value(name, $0) }
  }

  private mutating func value<Value: JSONDescribed>(_ name: String, _ node: JSONNode) -> Value? {
    var obeyed: Unicode.Scalar?
    guard let value = Value.read(node, &obeyed) else {
      note(name, .wrongType(expected: Value.jsonDescription), at: node.place)
      return nil
    }
    if let obeyed { note(name, .controlCharacter(obeyed), at: node.place) }
    return value
  }

  /// A text that has to say something.
  package mutating func requiredText(_ name: String) -> String? {
    let text: String? = required(name)
    noteIfEmpty(name, text)
    return text
  }

  /// A text that may be left out, but not left empty.
  package mutating func optionalText(_ name: String) -> String? {
    let text: String? = optional(name)
    noteIfEmpty(name, text)
    return text
  }

  /// A value that is a text and has to say something, with what is wrong with it; nil for another value.
  static func text(_ node: JSONNode) -> (text: String, problems: [FieldProblem])? {
    var obeyed: Unicode.Scalar?
    guard let text = String.read(node, &obeyed) else { return nil }
    let reasons =
      (obeyed.map { [.controlCharacter($0)] } ?? [])
      + (text.isBlank ? [BankProblem.Reason.empty] : [])
    return (text, reasons.map { FieldProblem(place: node.place, reason: $0) })
  }

  /// Texts of which each has to say something; none at all is fine.
  package mutating func optionalTexts(_ name: String) -> [String] {
    let texts: [String] = optional(name) ?? []
    noteEmptyOnes(name, texts)
    return texts
  }

  /// A text as it stands, which somebody else reads and checks.
  func shown(_ name: String) -> String? { object[name]?.text }

  func has(_ name: String) -> Bool { object[name] != nil }

  /// Texts of which there is at least one, and each has to say something.
  package mutating func requiredTexts(_ name: String) -> [String] {
    let texts: [String]? = required(name)
    if let texts, texts.isEmpty { note(name, .empty) }
    noteEmptyOnes(name, texts ?? [])
    return texts ?? []
  }

  private mutating func noteEmptyOnes(_ name: String, _ texts: [String]) {
    guard texts.contains(where: \.isBlank), let nodes = object[name]?.elements else { return }
    for (index, (text, node)) in zip(texts, nodes).enumerated() where text.isBlank {
      note("\(name)[\(index)]", .empty, at: node.place)
    }
  }

  private mutating func noteIfEmpty(_ name: String, _ text: String?) {
    if text?.isBlank == true { note(name, .empty) }
  }

  mutating func requiredCase<Value: RawRepresentable & CaseIterable>(_ name: String) -> Value?
  where Value.RawValue == String {
    required(name).flatMap { (text: String) in self.case(name, text) }
  }

  mutating func optionalCase<Value: RawRepresentable & CaseIterable>(_ name: String) -> Value?
  where Value.RawValue == String {
    optional(name).flatMap { (text: String) in self.case(name, text) }
  }

  private mutating func `case`<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ text: String
  ) -> Value? where Value.RawValue == String {
    if let value = Value(rawValue: text) { return value }
    note(name, .notOneOf(value: text, allowed: Value.allCases.map(\.rawValue)))
    return nil
  }

  /// A list of objects whose problems are noted under "name[index].".
  mutating func requiredList<Element: Draft>(_ name: String) -> [Element] {
    list(name, requiredElements(name))
  }

  /// The same; none at all is fine.
  mutating func optionalList<Element: Draft>(_ name: String) -> [Element] {
    object[name] == nil ? [] : list(name, requiredElements(name))
  }

  private mutating func list<Element: Draft>(
    _ name: String, _ elements: JSONElements?
  ) -> [Element] {
    let list = elements?.map(Element.init) ?? []
    for index in list.indices where !list[index].problems.isEmpty {
      problems += list[index].problems.map { $0.inside("\(name)[\(index)]") }
    }
    return list
  }

  /// A list whose elements somebody else reads.
  mutating func requiredElements(_ name: String) -> JSONElements? {
    guard let node = object[name] else {
      note(name, .missing)
      return nil
    }
    if node.elements == nil { note(name, .wrongType(expected: "a list of objects")) }
    return node.elements
  }

  mutating func noteFields(besides known: [String]) {
    for key in object.keys(besides: known) { note(key.text ?? "", .unknownField, at: key.place) }
    for key in object.repeatedKeys {
      note(key.text ?? "", .repeatedKey(key.text ?? ""), at: key.place)
    }
  }

  /// Notes what is wrong with a field, where it stands, or its object when it is missing.
  package mutating func note(_ name: String, _ reason: BankProblem.Reason) {
    note(name, reason, at: (object[name] ?? object).place)
  }

  /// Notes flaws where they stand, apart from those of fields of which something is noted already.
  mutating func note(_ flaws: [Flaw]) {
    let known = Set(problems.compactMap(\.field))
    for flaw in flaws where !known.contains(flaw.field.description) {
      let field = flaw.field.description
      note(field, flaw.reason, at: object.closest(to: field).place)
    }
  }

  mutating func note(_ name: String, _ reason: BankProblem.Reason, at place: JSONPlace) {
    problems.append(FieldProblem(field: name, place: place, reason: reason))
  }
}

/// A problem that does not know its file and question yet.
struct FieldProblem: Sendable, Equatable {
  var field: String?
  var place: JSONPlace
  var reason: BankProblem.Reason

  func inside(_ outer: String) -> Self {
    var problem = self
    problem.field = field.map { "\(outer).\($0)" } ?? outer
    return problem
  }

  static func notAnObject(_ node: JSONNode) -> Self {
    Self(place: node.place, reason: .wrongType(expected: "an object"))
  }
}

/// A part of a bank file as it was read, with what is wrong with it.
///
/// Its `init` takes any value, so that one bad element does not hide its neighbours.
protocol Draft {
  init(_ node: JSONNode)
  var problems: [FieldProblem] { get }
}

/// A type that can say in words what it wants to see in the JSON.
protocol JSONDescribed {
  static var jsonDescription: String { get }
  /// Nil when something else stands there.
  ///
  /// `obeyed` becomes the first character that is not shown but obeyed, if there is one.
  static func read(_ node: JSONNode, _ obeyed: inout Unicode.Scalar?) -> Self?
}

extension String: JSONDescribed {
  static var jsonDescription: String { "text in quotes" }

  static func read(_ node: JSONNode, _ obeyed: inout Unicode.Scalar?) -> Self? {
    let text = node.text
    if !node.isPlainText { obeyed = text?.obeyedCharacter }
    return text
  }

  /// Line breaks and tabs are none.
  fileprivate var obeyedCharacter: Unicode.Scalar? {
    unicodeScalars.first { $0.isObeyed && !["\n", "\r", "\t"].contains($0) }
  }

  /// Whether it says nothing.
  fileprivate var isBlank: Bool {
    // Most texts begin with a letter, for which nothing has to be looked up.
    if let first = utf8.first, (0x21..<0x7f).contains(first) { return false }
    return allSatisfy(\.isWhitespace)
  }
}

extension Int: JSONDescribed {
  static var jsonDescription: String { "a whole number" }
  static func read(_ node: JSONNode, _: inout Unicode.Scalar?) -> Self? { node.integer }
}

extension Bool: JSONDescribed {
  static var jsonDescription: String { "true or false" }
  static func read(_ node: JSONNode, _: inout Unicode.Scalar?) -> Self? { node.bool }
}

extension [String]: JSONDescribed {
  static var jsonDescription: String { "a list of texts in quotes" }

  static func read(_ node: JSONNode, _ obeyed: inout Unicode.Scalar?) -> Self? {
    let texts = node.texts
    if !node.isPlainText { obeyed = texts?.lazy.compactMap(\.obeyedCharacter).first }
    return texts
  }
}
