package import Questions
package import Scoring

extension Session {
  /// One showing of a question.
  package struct Turn: Sendable, Equatable {
    package let question: Question
    /// Places of what is offered to answer with, in the order shown; empty where nothing is.
    package let order: [Int]
    /// How often the question was missed earlier in this sitting.
    package let misses: Int
    /// The question in other words than its own; nil for these.
    package var wording: String?
    /// What is asked further once the question is answered; the answer is kept, and not graded.
    package var followUp: String?

    package var isRepeat: Bool { misses > 0 }

    /// Whether it comes back in this sitting when it is missed once more.
    package var returnsWhenMissed: Bool { misses < Session.mostReturns }

    /// Whether the question itself is asked, for the first time.
    var isFirst: Bool { !isRepeat && followUp == nil }

    /// How it is answered; a further question always in words.
    package var shape: AnswerShape { followUp == nil ? question.body.shape : .type(.atLength) }

    /// What is asked.
    package var prompt: String { followUp ?? wording ?? question.prompt }
  }

  /// What was said to a further question.
  package struct FurtherAnswer: Sendable, Equatable {
    /// The id of the question that it follows.
    package let question: String
    package let prompt: String
    /// Empty when it was not known.
    package let text: String

    package init(question: String, prompt: String, text: String) {
      self.question = question
      self.prompt = prompt
      self.text = text
    }
  }

  /// The turn that stands there.
  package var turn: Turn? {
    switch phase {
    case .asking(let turn, _), .judging(let turn, _), .feedback(let turn, _): turn
    case .finished: nil
    }
  }

  /// When an interview ends.
  package var deadline: Instant? {
    if case .interview(let deadline) = manner { deadline } else { nil }
  }
}

extension Session.Turn {
  /// The first showing of a question, with what it offers in any order.
  init(_ question: Question, using generator: inout some RandomNumberGenerator) {
    let order = (0..<question.body.shape.shuffled).shuffled(using: &generator)
    self.init(question: question, order: order, misses: 0)
  }

  init(_ question: Question, further prompt: String) {
    self.init(question: question, order: [], misses: 0, followUp: prompt)
  }
}

extension Question {
  /// The question in other words, or nil for its own, each as likely; what is to be run, code and scenarios are asked as they are.
  func wording(using generator: inout some RandomNumberGenerator) -> String? {
    guard body.solution.answer != nil, !(body is Exercise), casePart == nil,
      !prompt.contains("```")
    else { return nil }
    return ([nil] + askedAs).randomElement(using: &generator) ?? nil
  }

  /// What an interviewer asks next, the first of what could be asked.
  var furtherPrompt: String? {
    body.solution.followUps.first?.ask
  }
}
