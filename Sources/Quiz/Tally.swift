package import Questions
internal import Scoring

/// What came out of a sitting, each question counted once, by its first answer.
package struct Tally: Sendable, Equatable {
  package private(set) var asked = 0
  package private(set) var skipped = 0
  package private(set) var answers: [Answer] = []

  package init() {}

  package var answered: Int { answers.count }
  package var correct: Int { answers.count(where: \.isRight) }

  package var score: Double { answers.score }
  package var scoreCorrectedForGuessing: Double? { answers.scoreCorrectedForGuessing }

  /// Per topic, in the order in which they came up first.
  package var topics: [TopicTally] {
    var tallies: [TopicTally] = []
    for answer in answers {
      let topic = answer.question.topicName
      let index = tallies.firstIndex { $0.topic == topic } ?? tallies.count
      if index == tallies.count { tallies.append(TopicTally(topic: topic)) }
      tallies[index].answered += 1
      if answer.isRight { tallies[index].correct += 1 }
    }
    return tallies
  }

  /// The questions answered wrong, in order.
  package var missed: [Question] { answers.filter { !$0.isRight }.map(\.question) }

  /// How many were right by a guess: they are graded again, and are not missed.
  package var guessed: Int { answers.count { $0.isRight && $0.grade == .again } }

  /// What is worth another round: what was missed, and what was right by a guess.
  package var toPractise: [Question] { answers.filter { $0.grade == .again }.map(\.question) }

  /// How far the tally has come.
  struct Position: Sendable {
    fileprivate let asked: Int
    fileprivate let skipped: Int
    fileprivate let answers: Int
  }

  var mark: Position { Position(asked: asked, skipped: skipped, answers: answers.count) }

  /// Forgets what was counted since the mark.
  mutating func goBack(to mark: Position) {
    asked = mark.asked
    skipped = mark.skipped
    answers.removeLast(answers.count - mark.answers)
  }

  mutating func show() { asked += 1 }
  mutating func skip() { skipped += 1 }
  mutating func count(_ answer: Answer) { answers.append(answer) }
}

extension [Answer] {
  /// The mean score, 0 to 1; 0 before the first answer.
  package var score: Double {
    isEmpty ? 0 : map(\.score).reduce(0, +) / Double(count)
  }

  /// The mean score less what guessing brings on average, 0 to 1; nil when nothing could be guessed.
  package var scoreCorrectedForGuessing: Double? {
    guard contains(where: \.couldBeGuessed) else { return nil }
    return Swift.max(0, map(\.scoreCorrectedForGuessing).reduce(0, +) / Double(count))
  }
}

package struct TopicTally: Sendable, Equatable {
  /// Its full name.
  package let topic: String
  package var answered = 0
  package var correct = 0
}
