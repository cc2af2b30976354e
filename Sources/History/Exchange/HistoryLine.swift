internal import JSON
internal import Scoring
internal import TextAnalysis

/// What is wrong with a line of a history, and where in it.
struct LineProblem: Error {
  let column: Int
  let sentence: String
}

/// A line of a history as it may come in.
struct HistoryLine {
  private let root: JSONNode

  init(_ bytes: [UInt8]) throws(LineProblem) {
    do throws(JSONError) {
      root = try JSONDocument(bytes).root
    } catch {
      throw LineProblem(
        column: error.place.column,
        sentence: "is not a review as a JSON object: expected \(error.expected)")
    }
    guard root.isObject else {
      throw LineProblem(
        column: root.place.column, sentence: "is not a review as a JSON object")
    }
    if let key = root.repeatedKeys.first {
      throw LineProblem(
        column: key.place.column,
        sentence: "\"\((key.text ?? "").brief)\" stands here a second time; keep one")
    }
  }

  /// The id of the review that the line takes back.
  var takenBack: String? {
    get throws(LineProblem) { try text("takenBack") }
  }

  var at: Instant {
    get throws(LineProblem) {
      guard let at = try text("at").flatMap(Instant.init) else {
        throw problem("at", "must be an ISO 8601 time of the years 0000 to 9999")
      }
      return at
    }
  }

  /// The entry of a line about a plan or an interview; nil for one about anything else.
  func plan(at: Instant) throws(LineProblem) -> PlanEntry? {
    guard let name = ["plan", "interview"].first(where: { root[$0] != nil }) else { return nil }
    guard let id = try id else { throw problem("id", "is missing") }
    guard let content = PlanEntry.Content(root) else {
      throw problem(
        name, "is not \(name == "plan" ? "a plan" : "an interview") that prep would write")
    }
    return PlanEntry(id: id, at: at, content)
  }

  /// The entry of a line about a fit; nil for one about anything else.
  func fit(at: Instant) throws(LineProblem) -> FitEntry? {
    guard root["fit"] != nil else { return nil }
    guard let id = try id else { throw problem("id", "is missing") }
    guard let entry = FitEntry(id: id, at: at, root) else {
      throw problem("fit", "is not a fit that prep would write")
    }
    return entry
  }

  /// The change of a line about a setting; nil for one about anything else.
  func setting(at: Instant) throws(LineProblem) -> SettingChange? {
    guard root["setting"] != nil else { return nil }
    guard let id = try id else { throw problem("id", "is missing") }
    guard let change = SettingChange(id: id, at: at, root) else {
      throw problem("setting", "is not a setting that prep would share")
    }
    return change
  }

  /// `day` gives the study day of a line that does not carry it.
  func review(
    at: Instant, needingID: Bool = false, day: (Instant) -> Day
  ) throws(LineProblem) -> Review {
    let day = try self.day ?? day(at)
    guard Day.writable.contains(day.number) else {
      throw problem("at", "falls outside of the years 0000 to 9999 in local time")
    }
    let (id, question, grade) = (try id, try question, try grade)
    if needingID, id == nil { throw problem("id", "is missing") }
    return Review(
      id: id ?? Self.id(question: question, at: at, grade: grade), question: question,
      revision: try revision, at: at, day: day, grade: grade,
      score: try number("score", in: 0...1, "must be from 0 to 1"),
      seconds: try number("seconds", in: 0...1e9, "must be from 0 to 1000000000"),
      given: try value("given", "a list of texts in quotes", \.texts) ?? [])
  }

  /// An id for a review that comes without one: the same review gets the same id every time.
  private static func id(question: String, at: Instant, grade: Grade) -> String {
    "\(question)@\(at.milliseconds):\(grade.rawValue)"
  }

  private var id: String? {
    get throws(LineProblem) {
      let id = try text("id")
      if id == "" { throw problem("id", "must not be empty") }
      return id
    }
  }

  private var question: String {
    get throws(LineProblem) {
      guard let question = try text("question"), !question.isEmpty else {
        throw problem("question", "is missing")
      }
      return question
    }
  }

  private var grade: Grade {
    get throws(LineProblem) {
      guard let grade = try text("grade").flatMap(Grade.init(rawValue:)) else {
        let grades = Grade.allCases.map(\.rawValue).joined(separator: ", ")
        throw problem("grade", "must be one of \(grades)")
      }
      return grade
    }
  }

  private var revision: Int {
    get throws(LineProblem) {
      let revision = try value("revision", "a whole number", \.integer) ?? 1
      if revision < 1 { throw problem("revision", "must be 1 or more") }
      return revision
    }
  }

  private var day: Day? {
    get throws(LineProblem) {
      try value("day", "a day such as 2026-11-20") { $0.text.flatMap { Day($0) } }
    }
  }

  private func number(
    _ name: String, in range: ClosedRange<Double>, _ rule: String
  ) throws(LineProblem) -> Double? {
    let number = try value(name, "a number", \.number)
    if let number, !range.contains(number) { throw problem(name, rule) }
    return number
  }

  private func text(_ name: String) throws(LineProblem) -> String? {
    try value(name, "text in quotes", \.text)
  }

  /// Nil when the field is left out or null.
  private func value<Value>(
    _ name: String, _ expected: String, _ read: (JSONNode) -> Value?
  ) throws(LineProblem) -> Value? {
    guard let node = root[name], !node.isNull else { return nil }
    guard let value = read(node) else { throw problem(name, "must be \(expected)") }
    return value
  }

  /// About a field, where it stands, or the line as a whole where it is missing.
  private func problem(_ name: String, _ sentence: String) -> LineProblem {
    LineProblem(
      column: (root[name] ?? root).place.column, sentence: "\"\(name)\" \(sentence)")
  }
}
