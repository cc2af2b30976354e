/// What an answer is worth, and who says so.
package enum Verdict: Sendable, Equatable {
  /// The kind knows.
  case marked(Mark)
  /// The learner decides, beside what a good answer says.
  case byLearner([KeyPoint])
}

/// What an answer is worth where that can be told.
package struct Mark: Sendable, Equatable {
  package let isRight: Bool
  /// 0 to 1.
  package let score: Double
  /// The score less what guessing brings on average; below 0 for a wrong guess.
  package let scoreCorrectedForGuessing: Double

  /// `corrected` is the score itself where nothing can be guessed.
  package init(isRight: Bool, score: Double, correctedForGuessing corrected: Double? = nil) {
    self.isRight = isRight
    self.score = score
    scoreCorrectedForGuessing = corrected ?? score
  }
}

/// What is right, and why; all texts are Markdown.
package struct Solution: Sendable, Equatable {
  /// The right answer, where there is one.
  package var right: Response?
  /// Why each thing offered belongs to the answer or does not, by its place as stored.
  package var reasons: [Int: String] = [:]
  /// What a good answer says.
  package var answer: String?
  package var keyPoints: [KeyPoint] = []
  package var explanation: String?
  /// What an interviewer might ask next.
  package var followUps: [String] = []

  package init() {}

  /// Whether something offered, by its place as stored, belongs to the right answer.
  package func isRight(_ place: Int) -> Bool {
    switch right {
    case .picked(let places), .pointed(let places): places.contains(place)
    case .arranged(let places): places.contains(place)
    case .typed, nil: false
    }
  }
}

/// One thing that a good answer says.
package struct KeyPoint: Sendable, Equatable {
  /// Markdown, one sentence.
  package var point: String
  /// Words or short phrases, any of which shows that the point was made.
  package var accept: [String]

  package init(point: String, accept: [String]) {
    self.point = point
    self.accept = accept
  }
}
