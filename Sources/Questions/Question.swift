/// One question of a bank.
package struct Question: Sendable, Identifiable {
  /// A stable slug; history hangs on it.
  package var id: String
  /// Slugs under which earlier banks carried the question.
  package var formerIDs: [String] = []
  /// Raised when the meaning changes, not when the wording does.
  package var revision = 1
  /// The slug of the topic file that holds the question.
  package var topic: String
  /// As its file says it, if it does.
  package var statedLevel: Level?
  /// What it counts as; a question that does not say so is as hard as most.
  package var level: Level { statedLevel ?? .intermediate }
  /// Ids of syllabus items.
  package var covers: [String] = []
  /// Words to be found by that do not stand in the text.
  package var tags: [String] = []
  /// Markdown.
  package var prompt: String
  /// The same question in the words of people who do not know its terms; plain text.
  package var askedAs: [String] = []
  /// Markdown that helps without giving the answer away.
  package var hint: String?
  private var content: Content
  /// First version of the subject that has what is asked, such as "5.0".
  package var since: String?
  /// Last version of the subject that has it.
  package var until: String?
  /// Links to documentation.
  package var references: [String] = []
  /// Ids of questions close to this one.
  package var related: [String] = []
  /// The case that it belongs to, and its place there.
  package internal(set) var casePart: CasePart?

  /// What its kind adds.
  package var body: any QuestionBody {
    get {
      switch content {
      case .read(let body): body
      case .unread(let body): body.read
      }
    }
    set { content = .read(newValue) }
  }

  package var kind: Kind {
    switch content {
    case .read(let body): type(of: body).kind
    case .unread(let body): body.kind
    }
  }

  /// Most commands ask few questions for more than what every question has.
  enum Content: Sendable {
    case read(any QuestionBody)
    case unread(UnreadBody)
  }

  package init(
    id: String, topic: String, level: Level?, prompt: String, body: any QuestionBody
  ) {
    self.init(id: id, topic: topic, level: level, prompt: prompt, content: .read(body))
  }

  init(id: String, topic: String, level: Level?, prompt: String, content: Content) {
    self.id = id
    self.topic = topic
    statedLevel = level
    self.prompt = prompt
    self.content = content
  }
}

extension Question: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.body.isEqual(to: right.body) && left.fields == right.fields
      && left.casePart == right.casePart
  }

  /// What every question has, to be compared.
  private var fields: [[String]] {
    [
      [id, topic, statedLevel?.rawValue ?? "", prompt, String(revision)], formerIDs, covers, tags,
      askedAs,
      [hint, since, until].map { $0 ?? "\u{0}" }, references, related,
    ]
  }
}
