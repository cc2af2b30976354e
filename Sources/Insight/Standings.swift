package import Questions
package import Scoring

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
    // Answers of a clock that was far ahead count as of today, or their questions would never come back; a
    // day ahead is what a journey makes.
    self.memories =
      memories.values.contains { $0.lastReview > today.advanced(by: 1) }
      ? memories.mapValues { memory in
        var memory = memory
        if memory.lastReview > today.advanced(by: 1) { memory.lastReview = today }
        return memory
      } : memories
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
    recall(memory) < Self.weakRecall
  }

  /// The probability, 0 to 1, that the question would be answered right; nil for a new one.
  ///
  /// The one meaning of "recall" in the whole program. For what was answered today it is tomorrow's:
  /// a minute after a wrong answer everybody knows the right one, which says nothing of memory.
  package func recall(_ question: Question) -> Double? {
    memories[question.id].map(recall)
  }

  private func recall(_ memory: Memory) -> Double {
    scheduler.recall(memory, on: max(today, memory.lastReview.advanced(by: 1)))
  }
}
