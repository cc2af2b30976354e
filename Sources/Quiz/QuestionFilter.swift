package import Insight
package import Questions

/// Which questions of a bank somebody wants.
package struct QuestionFilter: Sendable, Equatable {
  /// Topic ids; empty stands for every topic.
  package var topics: [String] = []
  /// Ids of questions as they are today; empty stands for every question.
  package var ids: [String] = []
  /// The full name of a case, whose questions are wanted in its order.
  package var caseID: String?
  package var level: Level?
  package var kind: Kind?
  /// A question passes when one of these holds; empty stands for every question.
  package var standings: [Standing] = []

  package init() {}

  /// The filters of one question list, in the order in which they are applied.
  package enum Part: Sendable, Equatable {
    case topics([String])
    case ids([String])
    case inCase(String)
    case level(Level)
    case kind(Kind)
    case standings([Standing])
  }

  package var parts: [Part] {
    var parts: [Part] = []
    if !topics.isEmpty { parts.append(.topics(topics)) }
    if !ids.isEmpty { parts.append(.ids(ids)) }
    if let caseID { parts.append(.inCase(caseID)) }
    if let level { parts.append(.level(level)) }
    if let kind { parts.append(.kind(kind)) }
    if !standings.isEmpty { parts.append(.standings(standings)) }
    return parts
  }
}

/// A filter that left no question, and those that had left some before it.
package struct NothingLeft: Error, Equatable {
  package let part: QuestionFilter.Part
  package let before: [QuestionFilter.Part]

  package init(part: QuestionFilter.Part, before: [QuestionFilter.Part]) {
    self.part = part
    self.before = before
  }
}

extension QuestionFilter {
  /// The questions that pass, in the order given; throws the first part that leaves none.
  package func apply(
    to questions: [Question], _ standings: Standings
  ) throws(NothingLeft) -> [Question] {
    var left = questions
    for (index, part) in parts.enumerated() {
      left = left.filter { passes($0, part, standings) }
      if left.isEmpty { throw NothingLeft(part: part, before: Array(parts[..<index])) }
    }
    return left
  }

  private func passes(_ question: Question, _ part: Part, _ standings: Standings) -> Bool {
    switch part {
    case .topics(let topics): question.isOf(topics)
    case .ids(let ids): ids.contains(question.id)
    case .inCase(let id): question.casePart?.case.id == id
    case .level(let level): question.level == level
    case .kind(let kind): question.kind == kind
    case .standings(let wanted): wanted.contains { standings.has(question, $0) }
    }
  }
}
