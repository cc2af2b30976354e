package import Questions
package import Scoring

/// Which questions of a bank somebody wants.
package struct QuestionFilter: Sendable, Equatable {
  /// Topic ids; empty stands for every topic.
  package var topics: [String] = []
  /// Ids of questions as they are today; empty stands for every question.
  package var ids: [String] = []
  package var level: Level?
  package var kind: Kind?
  /// A question passes when one of these holds; empty stands for every question.
  package var standings: [Standing] = []

  package init() {}

  /// The filters of one question list, in the order in which they are applied.
  package enum Part: Sendable, Equatable {
    case topics([String])
    case ids([String])
    case level(Level)
    case kind(Kind)
    case standings([Standing])
  }

  package var parts: [Part] {
    var parts: [Part] = []
    if !topics.isEmpty { parts.append(.topics(topics)) }
    if !ids.isEmpty { parts.append(.ids(ids)) }
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

/// The reader's memories on a given day, by which questions stand as due, new, weak or wrong.
package struct Standings: Sendable {
  package let memories: [String: Memory]
  package let today: Day
  package let scheduler: Scheduler

  private static let weakRecall = 0.8
  private static let weakLapses = 2
  /// Forgotten so often that asking again is no help any more.
  package static let leechLapses = 6

  package init(memories: [String: Memory], today: Day, scheduler: Scheduler) {
    self.memories = memories
    self.today = today
    self.scheduler = scheduler
  }

  package func has(_ question: Question, _ standing: Standing) -> Bool {
    guard let memory = memories[question.id] else { return standing == .new }
    return switch standing {
    case .due: scheduler.isDue(memory, on: today)
    case .new: false
    case .weak:
      isLikelyForgotten(memory) || memory.lapses >= Self.weakLapses
    case .wrong: memory.lastGrade == .again
    }
  }

  /// The questions forgotten so often that they want another way of learning, the worst first.
  package func leeches(_ questions: [Question]) -> [Question] {
    let lapses = questions.map { memories[$0.id]?.lapses ?? 0 }
    return questions.indices.filter { lapses[$0] >= Self.leechLapses }
      .sorted { (lapses[$1], $0) < (lapses[$0], $1) }
      .map { questions[$0] }
  }

  /// The questions most likely forgotten today, those least likely recalled first: what `--weak`
  /// practises first.
  ///
  /// What was forgotten twice and is known again is practised with `--weak`, and is not among them.
  package func weakest(_ questions: [Question]) -> [Question] {
    let recalls = questions.map { recall($0) ?? 0 }
    return questions.indices.filter { memories[questions[$0].id].map(isLikelyForgotten) ?? false }
      .sorted { (recalls[$0], $0) < (recalls[$1], $1) }
      .map { questions[$0] }
  }

  private func isLikelyForgotten(_ memory: Memory) -> Bool {
    scheduler.recall(memory, on: today) < Self.weakRecall
  }

  /// The probability, 0 to 1, that the question would be answered right today; nil for a new one.
  package func recall(_ question: Question) -> Double? {
    memories[question.id].map { scheduler.recall($0, on: today) }
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
    case .topics(let topics): topics.contains(question.topic)
    case .ids(let ids): ids.contains(question.id)
    case .level(let level): question.level == level
    case .kind(let kind): question.kind == kind
    case .standings(let wanted): wanted.contains { standings.has(question, $0) }
    }
  }
}
