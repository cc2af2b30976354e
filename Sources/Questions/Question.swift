/// One question of a bank.
package struct Question: Sendable, Equatable, Identifiable {
  /// A stable slug; history hangs on it.
  package let id: String
  /// Slugs under which earlier banks carried the question.
  package var formerIDs: [String] = []
  /// Raised when the meaning changes, not when the wording does.
  package var revision = 1
  /// The slug of the topic file that holds the question.
  package internal(set) var topic: String
  package let level: Level
  /// Ids of syllabus items.
  package var covers: [String] = []
  /// Words to be found by that do not stand in the text.
  package var tags: [String] = []
  /// Markdown.
  package let prompt: String
  /// Markdown that helps without giving the answer away.
  package var hint: String?
  package let body: Body
  /// First version of the subject that has what is asked, such as "5.0".
  package var since: String?
  /// Last version of the subject that has it.
  package var until: String?
  /// Links to documentation, at least one.
  package var references: [String] = []
  /// Ids of questions close to this one.
  package var related: [String] = []

  package enum Body: Sendable, Equatable {
    case open(OpenAnswer)
    case choice(Choice)
  }

  package var kind: Kind {
    switch body {
    case .open: .open
    case .choice: .choice
    }
  }

  package init(
    id: String, topic: String, level: Level, prompt: String, body: Body
  ) {
    self.id = id
    self.topic = topic
    self.level = level
    self.prompt = prompt
    self.body = body
  }
}

/// What an open question expects to hear.
package struct OpenAnswer: Sendable, Equatable {
  /// Markdown.
  package var answer: String
  package var keyPoints: [KeyPoint]
  /// Markdown, one question each.
  package var followUps: [String]

  package init(answer: String, keyPoints: [KeyPoint], followUps: [String] = []) {
    self.answer = answer
    self.keyPoints = keyPoints
    self.followUps = followUps
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

/// The options of a choice question and why they are right or wrong.
package struct Choice: Sendable, Equatable {
  /// As stored; they are shuffled when shown.
  package var options: [Option]
  /// Markdown.
  package var explanation: String

  /// Whether several options are right and all of them are asked for.
  package var asksForSeveral: Bool {
    options.count(where: \.isCorrect) > 1
  }

  package init(options: [Option], explanation: String) {
    self.options = options
    self.explanation = explanation
  }
}

/// One option: a key (right) or a distractor.
package struct Option: Sendable, Equatable {
  /// Markdown.
  package var text: String
  package var isCorrect: Bool
  /// Markdown: why it is right, or which belief leads here and why it fails.
  package var why: String

  package init(text: String, isCorrect: Bool, why: String) {
    self.text = text
    self.isCorrect = isCorrect
    self.why = why
  }
}
