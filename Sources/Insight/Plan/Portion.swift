package import Questions

/// What today asks of somebody.
package struct Portion: Sendable {
  /// Best first; empty when today's is done.
  package let questions: [Question]
  /// How many of them were never asked.
  package let new: Int
  /// About how long they take.
  package let seconds: Double

  package var review: Int { questions.count - new }
  package var isDone: Bool { questions.isEmpty }
  /// Whole minutes, at least one where there is a question.
  package var minutes: Int { isDone ? 0 : max(1, Int((seconds / 60).rounded())) }

  package init(questions: [Question], new: Int, seconds: Double) {
    self.questions = questions
    self.new = new
    self.seconds = seconds
  }
}

extension Portion {
  /// As many questions of an order as fit into some seconds: one whose greater part does not is left out.
  ///
  /// Something always fits when nothing was answered yet today: who has two minutes gets one question.
  init(
    _ order: some Sequence<Question>, seconds: Double, isFirst: Bool,
    price: (Question) -> (isNew: Bool, seconds: Double)
  ) {
    var taken: [Question] = []
    var (new, used) = (0, 0.0)
    for question in order {
      let price = price(question)
      let isFitting = used + price.seconds / 2 <= seconds
      guard isFitting || (taken.isEmpty && isFirst) else { break }
      taken.append(question)
      new += price.isNew ? 1 : 0
      used += price.seconds
    }
    self.init(questions: taken, new: new, seconds: used)
  }
}
