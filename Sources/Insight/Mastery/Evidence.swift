package import Scoring

/// What the log says about a learner up to a day.
package struct Evidence: Sendable {
  /// What is remembered of each question answered.
  package private(set) var memories: [String: Memory] = [:]
  /// Whether the first answer ever to a question was right.
  package private(set) var firstAnswers: [String: Bool] = [:]
  /// How the model's predictions of recall came out.
  package private(set) var recalls = RecallRecord()

  /// How long before the first day recalls begin to tell of the learner; people change.
  private static let recentDays = 180

  /// The evidence up to each of some days, earliest first, in one replay of the log.
  ///
  /// - Complexity: O(*n*) in the length of the log.
  package static func gather(
    from log: AnswerLog, _ model: some MemoryModel, until days: [Day]
  ) -> [Evidence] {
    var evidence = days.map { _ in Evidence() }
    let recent = days.first.map { $0.advanced(by: -recentDays) }
    for history in log.histories {
      var memory: Memory?
      var next = 0
      for answer in history.answers {
        while next < days.count, days[next] < answer.day {
          evidence[next].close(history, memory)
          next += 1
        }
        if next == days.count { break }
        if let memory, let recent, memory.lastReview < answer.day, recent <= answer.day {
          let predicted = model.recall(memory, on: answer.day)
          for later in next..<days.count {
            evidence[later].recalls.note(predicted: predicted, isRight: answer.isRight)
          }
        }
        memory = model.reviewed(memory, answer.grade, on: answer.day)
      }
      for later in next..<days.count { evidence[later].close(history, memory) }
    }
    return evidence
  }

  private mutating func close(_ history: AnswerLog.History, _ memory: Memory?) {
    guard let memory else { return }
    memories[history.question] = memory
    firstAnswers[history.question] = history.answers.first?.isRight
  }
}

/// Predicted recalls and how they came out, in classes of predicted probability.
package struct RecallRecord: Sendable {
  private var classes: [(count: Int, right: Int, predicted: Double)]

  private static let classCount = 50

  package init() {
    classes = Array(repeating: (0, 0, 0), count: Self.classCount)
  }

  package mutating func note(predicted: Double, isRight: Bool) {
    let place = min(Self.classCount - 1, max(0, Int(predicted * Double(Self.classCount))))
    classes[place].count += 1
    classes[place].right += isRight ? 1 : 0
    classes[place].predicted += predicted
  }

  /// The classes that hold something: how many recalls, how many right, and their mean prediction.
  var outcomes: [(count: Double, right: Double, predicted: Double)] {
    classes.filter { $0.count > 0 }
      .map { (Double($0.count), Double($0.right), $0.predicted / Double($0.count)) }
  }

  /// How many recalls are noted.
  package var count: Int { classes.map(\.count).reduce(0, +) }
}
