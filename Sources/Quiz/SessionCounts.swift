package import Questions

/// Where a sitting stands, in numbers.
extension Session {
  /// The number of the turn that stands there, from 1; a further question has that of its question.
  package var number: Int {
    done + turns.prefix(position + 1).count { $0.followUp == nil }
  }

  /// How many turns there are; it grows with every question missed.
  package var count: Int { max(number, done + turns.count { $0.followUp == nil } - further) }

  /// Whether a further question stands there, or stood there when the sitting was left.
  package var isAtFollowUp: Bool {
    turns.dropFirst(position).first?.followUp != nil
  }

  /// The number of the question that stands there among all that are asked, each counted once.
  package var questionNumber: Int {
    max(1, done + turns.prefix(position + 1).count(where: \.isFirst))
  }

  /// How many questions there are, each counted once: what is missed does not add to them.
  package var questionCount: Int {
    max(questionNumber, done + turns.count(where: \.isFirst) - further)
  }

  /// Whether everything was asked but what is for time that is left.
  package var isBeyondPlan: Bool { further > 0 && turns.count - position <= further }

  /// How many questions that were missed are still to come back, the one that stands there not included.
  package var returning: Int { turns.dropFirst(position + 1).count(where: \.isRepeat) }

  /// The questions that were not asked yet, the one that stands there included.
  package var waiting: [Question] { turns[position...].map(\.question) }
}
