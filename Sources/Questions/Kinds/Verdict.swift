/// What an answer is worth, and who says so.
package enum Verdict: Sendable, Equatable {
  /// The kind knows.
  case marked(Mark)
  /// The learner decides, beside what a good answer says.
  case byLearner([KeyPoint])
  /// Running it says so; where it cannot be run, the learner decides.
  case byRunning(Exercise.Task)
}

/// Who says what the answers to a question are worth.
package enum Authority: Sendable, Equatable {
  case kind
  case learner
  case running(Exercise.Task)
}

/// What an answer is worth where that can be told.
package struct Mark: Sendable, Equatable {
  package let outcome: Outcome
  /// 0 to 1.
  package let score: Double
  /// The score less what guessing brings on average; below 0 for a wrong guess.
  package let scoreCorrectedForGuessing: Double
  /// Of each blank, where blanks are filled.
  package let blanks: [Outcome]

  package enum Outcome: String, CaseIterable, Sendable {
    case right
    /// Right but for a slip in a word, which is shown.
    case close
    case wrong
  }

  package var isRight: Bool { outcome != .wrong }

  /// `corrected` is the score itself where nothing can be guessed.
  package init(
    _ outcome: Outcome, score: Double, correctedForGuessing corrected: Double? = nil,
    blanks: [Outcome] = []
  ) {
    self.outcome = outcome
    self.score = score
    scoreCorrectedForGuessing = corrected ?? score
    self.blanks = blanks
  }

  /// Where some of many are chosen: right when exactly the right ones were; the score is hits less false
  /// alarms, as a share of the right ones, and never below 0.
  init(chosen: Set<Int>, of keys: Set<Int>, correctedForGuessing corrected: Double? = nil) {
    let hits = chosen.intersection(keys).count
    let falseAlarms = chosen.subtracting(keys).count
    let score = max(0, Double(hits - falseAlarms) / Double(max(1, keys.count)))
    self.init(chosen == keys ? .right : .wrong, score: score, correctedForGuessing: corrected)
  }

  /// For what is no answer to the question.
  static let none = Mark(.wrong, score: 0)
}

/// What is right, and why; all texts are Markdown.
package struct Solution: Sendable, Equatable {
  /// The right answer, where there is one.
  package var right: Response?
  /// Why each thing offered belongs to the answer or does not, or why a blank is filled so, by its place as
  /// stored.
  ///
  /// An empty text is no reason.
  package var reasons: [Int: String] = [:] {
    didSet { reasons = reasons.filter { !$0.value.isEmpty } }
  }
  /// What a good answer says.
  package var answer: String?
  package var keyPoints: [KeyPoint] = []
  /// An empty text is none.
  package var explanation: String? {
    didSet { if explanation?.isEmpty == true { explanation = nil } }
  }
  /// What an interviewer might ask next.
  package var followUps: [FollowUp] = []

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
  /// Words that only touch the point: it is said in part with them.
  package var mention: [String]
  /// Phrases that say the opposite, a known mistake: with one of them the point is not made.
  package var contradict: [String]

  package init(
    point: String, accept: [String], mention: [String] = [], contradict: [String] = []
  ) {
    self.point = point
    self.accept = accept
    self.mention = mention
    self.contradict = contradict
  }
}

/// What an interviewer asks further.
package struct FollowUp: Sendable, Equatable {
  /// Markdown, one question.
  package var ask: String
  /// Markdown; nil in banks that only ask.
  package var answer: String?

  package init(ask: String, answer: String? = nil) {
    self.ask = ask
    self.answer = answer
  }
}
