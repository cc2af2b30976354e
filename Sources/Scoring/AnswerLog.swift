/// The log with all that counting needs and nothing else: 100,000 answers take 3 MB.
package struct AnswerLog: Sendable {
  /// In no particular order.
  package let histories: [History]

  /// The answers to one question.
  package struct History: Sendable {
    package let question: String
    /// By time; answers of one time in the order of the log.
    package let answers: [Entry]
  }

  /// One answer.
  package struct Entry: Sendable, Equatable {
    package let at: Instant
    package let day: Day
    package let grade: Grade

    package init(at: Instant, day: Day, grade: Grade) {
      self.at = at
      self.day = day
      self.grade = grade
    }

    package var isRight: Bool { grade != .again }
  }

  /// From the answers to each question, in any order; no question may come twice.
  package init(_ histories: [(question: String, answers: [Entry])]) {
    self.histories = histories.map { question, answers in
      let isOrdered = answers.indices.dropFirst().allSatisfy {
        answers[$0 - 1].at <= answers[$0].at
      }
      return History(
        question: question, answers: isOrdered ? answers : answers.sorted { $0.at < $1.at })
    }
  }

  package init(_ reviews: [Review]) {
    let groups = Dictionary(grouping: reviews, by: \.question)
    self.init(
      groups.map { question, reviews in
        (question, reviews.map { Entry(at: $0.at, day: $0.day, grade: $0.grade) })
      })
  }

  /// What was remembered at the end of a day, by the answers given until then.
  package func memories(_ model: some MemoryModel, on day: Day) -> [String: Memory] {
    var memories: [String: Memory] = [:]
    for history in histories {
      let until = history.answers.prefix { $0.day <= day }
      memories[history.question] = model.memory(after: until.map { ($0.grade, $0.day) })
    }
    return memories
  }
}
