package import JSON
internal import TextAnalysis

/// One file of a bank: a topic and its questions, as far as they could be read.
package struct TopicFile: Sendable {
  /// Format 2 adds fields; files of format 1 stay as they are.
  package static let supportedFormats = 1...2

  /// The bank's name, such as "django".
  package let bank: String
  package let topic: Topic
  /// The questions without problems, in file order.
  package let questions: [Question]
  /// The cases without problems, in file order.
  package let cases: [Case]
  /// How every question of the file, sound or not, hangs together with others.
  let links: [QuestionLinks]
  private let fieldProblems: [(question: String?, problem: FieldProblem)]
  private let root: JSONNode
  /// Of each question in `questions`.
  private let nodes: [JSONNode]

  /// Everything that is wrong with the file, in file order.
  package func problems(file: String) -> [BankProblem] {
    fieldProblems.map {
      BankProblem(
        file: file, question: $0.question, field: $0.problem.field, at: $0.problem.place,
        reason: $0.problem.reason)
    }
  }

  /// Where a question of `questions` stands, or a field of it such as "options[2].why".
  package func place(ofQuestion index: Int, field: String) -> JSONPlace {
    nodes[index].closest(to: field).place
  }

  /// Where a field of the file stands.
  func place(of field: String) -> JSONPlace { root.closest(to: field).place }

  /// Takes any value; what is wrong with it stands in `problems(file:)`.
  ///
  /// Questions may have some fields besides those of a bank file, which are passed over. In a file that
  /// is known to be sound, what only some commands ask for is read when it is asked for.
  package init(_ root: JSONNode, besides ignored: [String] = [], isSound: Bool = false) {
    self.root = root
    guard var fields = FieldReader(root) else {
      bank = ""
      topic = Topic(id: "", title: "")
      questions = []
      cases = []
      nodes = []
      links = []
      fieldProblems = [(nil, .notAnObject(root))]
      return
    }
    fields.noteFields(besides: ["format", "bank", "topic", "title", "cases", "questions"])
    let format: Int? = fields.required("format")
    let unknown = format.flatMap { Self.supportedFormats.contains($0) ? nil : $0 }
    bank = fields.requiredText("bank") ?? ""
    let slug = fields.requiredText("topic") ?? ""
    if !slug.isEmpty, !Slug.isValid(slug) { fields.note("topic", .notASlug(slug)) }
    topic = Topic(id: slug, title: fields.requiredText("title") ?? slug)
    var found = FoundQuestions(bank: bank, topic: slug, ignored: ignored, isSound: isSound)
    if unknown == nil, let elements = fields.requiredElements("questions") {
      for node in elements { found.add(node) }
      if found.links.isEmpty { fields.note("questions", .empty) }
    }
    let drafts: [CaseDraft] = unknown == nil ? fields.optionalList("cases") : []
    let foundCases = FoundCases(drafts, of: bank, known: Set(found.links.compactMap(\.ids.first)))
    found.link(foundCases.parts)
    cases = foundCases.cases
    questions = found.questions
    nodes = found.nodes
    links = found.links
    // What a format of another time means by its fields, nobody knows.
    let problems = unknown.map { [.ofFormat($0, of: root)] } ?? fields.problems
    fieldProblems = (problems + foundCases.problems).map { (nil, $0) } + found.problems
  }
}

/// The questions of a file, one after the other.
private struct FoundQuestions {
  let bank: String
  let topic: String
  /// Fields besides those of a bank file, which are passed over.
  let ignored: [String]
  let isSound: Bool
  fileprivate(set) var questions: [Question] = []
  private(set) var nodes: [JSONNode] = []
  private(set) var links: [QuestionLinks] = []
  private(set) var problems: [(question: String?, problem: FieldProblem)] = []

  init(bank: String, topic: String, ignored: [String], isSound: Bool) {
    self.bank = bank
    self.topic = topic
    self.ignored = ignored
    self.isSound = isSound
  }

  mutating func add(_ node: JSONNode) {
    let draft = QuestionDraft(
      node, besides: ignored, isSound: isSound, bank: bank, topic: topic)
    links.append(draft.links)
    problems += draft.problems.map { (draft.id?.brief ?? "question \(links.count)", $0) }
    guard let question = draft.question else { return }
    questions.append(question)
    nodes.append(node)
  }
}

extension FoundQuestions {
  /// Tells each question its place in a case.
  mutating func link(_ parts: [String: Question.CasePart]) {
    guard !parts.isEmpty else { return }
    for index in questions.indices {
      if let part = parts[questions[index].id] { questions[index].casePart = part }
    }
  }
}

/// What a question calls itself and what it points at, as far as it could be read.
struct QuestionLinks: Sendable {
  /// The id and the former ones.
  var ids: [String] = []
  var covers: [String] = []
  var related: [String] = []
  let node: JSONNode

  /// Where a field of the question stands.
  func place(of field: String) -> JSONPlace { node.closest(to: field).place }
}

/// A part of the subject that has a file of its own.
package struct Topic: Sendable, Equatable, Identifiable {
  /// A slug, such as "orm".
  package let id: String
  package let title: String

  package init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

package enum Slug {
  /// No name that is typed, or is that of a file, comes near this.
  package static let longest = 100

  /// Lower-case letters and digits, in words joined by single hyphens.
  package static func isValid(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    var isInWord = false
    for byte in text.utf8 {
      guard isLetterOrDigit(byte) || (byte == UInt8(ascii: "-") && isInWord) else { return false }
      isInWord = byte != UInt8(ascii: "-")
    }
    return isInWord
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}

extension FieldProblem {
  /// That a file is of a format that is not read.
  fileprivate static func ofFormat(_ format: Int, of root: JSONNode) -> FieldProblem {
    FieldProblem(
      field: "format", place: root.closest(to: "format").place, reason: .unsupportedFormat(format))
  }
}
