package import JSON

/// A scenario with linked questions, asked in order with the scenario at hand.
package struct Case: Sendable, Equatable, Identifiable {
  /// A stable slug; its full name, as a question's, once it stands in a bank.
  package internal(set) var id: String
  package let title: String
  package let level: Level
  /// Markdown.
  package let scenario: String
  /// Ids of its questions in order, all of the same topic.
  package internal(set) var questions: [String]

  package init(id: String, title: String, level: Level, scenario: String, questions: [String]) {
    self.id = id
    self.title = title
    self.level = level
    self.scenario = scenario
    self.questions = questions
  }

  /// The case as in its file.
  package var json: JSON {
    [
      "id": .text(id), "title": .text(title), "level": .text(level.rawValue),
      "scenario": .text(scenario), "questions": .texts(questions),
    ]
  }

  /// The same case under its full name in a bank.
  func named(in bank: String) -> Case { renamed { QuestionID(bank: bank, slug: $0).name } }

  /// The same case, with another name for itself and for its questions.
  func renamed(_ name: (String) -> String) -> Case {
    var renamed = self
    renamed.id = name(id)
    renamed.questions = questions.map(name)
    return renamed
  }
}

extension Question {
  /// The place of a question in a case.
  package struct CasePart: Sendable, Equatable {
    package internal(set) var `case`: Case
    /// From 1.
    package let number: Int

    package init(_ case: Case, number: Int) {
      self.case = `case`
      self.number = number
    }

    package var count: Int { `case`.questions.count }
  }
}

extension [Question] {
  /// The cases that they belong to, in their order.
  package var cases: [Case] {
    reduce(into: []) { cases, question in
      if let found = question.casePart?.case, !cases.contains(found) { cases.append(found) }
    }
  }

  /// The same questions with those of one case side by side and in its order, where the first of them stood.
  package var withCasesTogether: [Question] {
    var parts: [String: [Question]] = [:]
    for question in self {
      if let part = question.casePart { parts[part.case.id, default: []].append(question) }
    }
    return flatMap { question -> [Question] in
      guard let id = question.casePart?.case.id else { return [question] }
      let together = parts.removeValue(forKey: id) ?? []
      return together.sorted { ($0.casePart?.number ?? 0) < ($1.casePart?.number ?? 0) }
    }
  }
}

/// A case as it was read, with what is wrong with it.
struct CaseDraft: Draft {
  private(set) var problems: [FieldProblem] = []
  private(set) var found: Case?
  let node: JSONNode

  init(_ node: JSONNode) {
    self.node = node
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["id", "title", "level", "scenario", "questions"])
    let id = fields.requiredText("id")
    // Its bank, which a full name begins with, is not known here.
    if let id, !Slug.isValid(QuestionID(id).slug) { fields.note("id", .notASlug(id)) }
    let title = fields.requiredText("title")
    let level: Level? = fields.requiredCase("level")
    let scenario = fields.requiredText("scenario")
    let questions = fields.requiredTexts("questions")
    if questions.count == 1 { fields.note("questions", .tooFewQuestions(1)) }
    problems = fields.problems
    guard let id, let title, let level, let scenario else { return }
    found = Case(id: id, title: title, level: level, scenario: scenario, questions: questions)
  }
}

/// The cases of a file, held against its questions.
struct FoundCases {
  private(set) var cases: [Case] = []
  private(set) var problems: [FieldProblem] = []
  /// The case that each question is linked to.
  private var owners: [String: String] = [:]

  /// `known` are the ids of all questions of the file, sound or not; names of the bank may be full ones.
  init(_ drafts: [CaseDraft], of bank: String, known: Set<String>) {
    for (index, draft) in drafts.enumerated() {
      guard let found = draft.found?.renamed({ QuestionID.slug(of: $0, in: bank) }) else {
        continue
      }
      if !Slug.isValid(found.id) { note(.notASlug(found.id), draft, index, "id") }
      if cases.contains(where: { $0.id == found.id }) {
        note(.duplicateID(found.id, firstFile: "this file"), draft, index, "id")
      }
      for (place, id) in found.questions.enumerated() {
        if let reason = link(id, to: found.id, known) {
          note(reason, draft, index, "questions[\(place)]")
        }
      }
      if draft.problems.isEmpty, Slug.isValid(found.id) { cases.append(found) }
    }
  }

  /// Why a question cannot be linked; nil when it is now.
  private mutating func link(
    _ id: String, to owner: String, _ known: Set<String>
  ) -> BankProblem.Reason? {
    if !known.contains(id) { return .notInThisFile(id) }
    if let first = owners[id] { return .inAnotherCase(id, first) }
    owners[id] = owner
    return nil
  }

  private mutating func note(
    _ reason: BankProblem.Reason, _ draft: CaseDraft, _ index: Int, _ field: String
  ) {
    problems.append(
      FieldProblem(
        field: "cases[\(index)].\(field)", place: draft.node.closest(to: field).place,
        reason: reason))
  }

  /// The place that each question has, by its id.
  var parts: [String: Question.CasePart] {
    var parts: [String: Question.CasePart] = [:]
    for found in cases {
      for (place, id) in found.questions.enumerated() where parts[id] == nil {
        parts[id] = Question.CasePart(found, number: place + 1)
      }
    }
    return parts
  }
}
