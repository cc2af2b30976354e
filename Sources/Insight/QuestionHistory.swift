package import Questions
package import Scoring

/// What is remembered of one question.
package struct QuestionHistory: Sendable {
  package let question: Question
  package let memory: Memory
  /// As `Standings` has it, 0 to 1.
  package let recall: Double
  package let due: Day

  /// Nil for a question never answered.
  package init?(_ question: Question, _ standings: Standings) {
    guard let memory = standings.memories[question.id], let recall = standings.recall(question)
    else { return nil }
    self.question = question
    self.memory = memory
    self.recall = recall
    due = standings.scheduler.due(memory)
  }
}
