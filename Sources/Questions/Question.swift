/// One question of a bank.
///
/// Questions are copied by the thousand and seldom changed, so that all of their fields are kept behind one reference.
package struct Question: Sendable, Identifiable {
  private var kept: Kept

  private final class Kept: Sendable {
    let fields: Fields

    init(_ fields: Fields) { self.fields = fields }
  }

  /// What a question consists of, to be filled before it becomes one.
  struct Fields: Sendable {
    var id: String
    var formerIDs: [String] = []
    var revision = 1
    var topic: String
    var statedLevel: Level?
    var covers: [String] = []
    var tags: [String] = []
    var prompt: String
    var askedAs: [String] = []
    var hint: String?
    var content: Content
    var since: String?
    var until: String?
    var references: [String] = []
    var related: [String] = []
    var casePart: CasePart?

    init(id: String, topic: String, level: Level?, prompt: String, content: Content) {
      self.id = id
      self.topic = topic
      statedLevel = level
      self.prompt = prompt
      self.content = content
    }
  }

  /// Most commands ask few questions for more than what every question has.
  enum Content: Sendable {
    case read(any QuestionBody)
    case unread(UnreadBody)
  }

  init(_ fields: Fields) { kept = Kept(fields) }

  package init(
    id: String, topic: String, level: Level?, prompt: String, body: any QuestionBody
  ) {
    self.init(
      Fields(id: id, topic: topic, level: level, prompt: prompt, content: .read(body)))
  }

  /// Several changes at once.
  mutating func change(_ edit: (inout Fields) -> Void) {
    var fields = kept.fields
    edit(&fields)
    kept = Kept(fields)
  }
}

extension Question {
  /// A stable slug; history hangs on it.
  package var id: String {
    get { kept.fields.id }
    set { change { $0.id = newValue } }
  }

  /// Slugs under which earlier banks carried the question.
  package var formerIDs: [String] {
    get { kept.fields.formerIDs }
    set { change { $0.formerIDs = newValue } }
  }

  /// Raised when the meaning changes, not when the wording does.
  package var revision: Int {
    get { kept.fields.revision }
    set { change { $0.revision = newValue } }
  }

  /// The slug of the topic file that holds the question.
  package var topic: String {
    get { kept.fields.topic }
    set { change { $0.topic = newValue } }
  }

  /// As its file says it, if it does.
  package var statedLevel: Level? {
    get { kept.fields.statedLevel }
    set { change { $0.statedLevel = newValue } }
  }

  /// What it counts as; a question that does not say so is as hard as most.
  package var level: Level { statedLevel ?? .intermediate }

  /// Ids of syllabus items.
  package var covers: [String] {
    get { kept.fields.covers }
    set { change { $0.covers = newValue } }
  }

  /// Words to be found by that do not stand in the text.
  package var tags: [String] {
    get { kept.fields.tags }
    set { change { $0.tags = newValue } }
  }

  /// Markdown.
  package var prompt: String {
    get { kept.fields.prompt }
    set { change { $0.prompt = newValue } }
  }

  /// The same question in the words of people who do not know its terms; plain text.
  package var askedAs: [String] {
    get { kept.fields.askedAs }
    set { change { $0.askedAs = newValue } }
  }

  /// Markdown that helps without giving the answer away.
  package var hint: String? {
    get { kept.fields.hint }
    set { change { $0.hint = newValue } }
  }

  /// First version of the subject that has what is asked, such as "5.0".
  package var since: String? {
    get { kept.fields.since }
    set { change { $0.since = newValue } }
  }

  /// Last version of the subject that has it.
  package var until: String? {
    get { kept.fields.until }
    set { change { $0.until = newValue } }
  }

  /// Links to documentation.
  package var references: [String] {
    get { kept.fields.references }
    set { change { $0.references = newValue } }
  }

  /// Ids of questions close to this one.
  package var related: [String] {
    get { kept.fields.related }
    set { change { $0.related = newValue } }
  }

  /// The case that it belongs to, and its place there.
  package internal(set) var casePart: CasePart? {
    get { kept.fields.casePart }
    set { change { $0.casePart = newValue } }
  }

  /// What its kind adds.
  package var body: any QuestionBody {
    get {
      switch kept.fields.content {
      case .read(let body): body
      case .unread(let body): body.read
      }
    }
    set { change { $0.content = .read(newValue) } }
  }

  package var kind: Kind {
    switch kept.fields.content {
    case .read(let body): type(of: body).kind
    case .unread(let body): body.kind
    }
  }
}

extension Question: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.kept === right.kept
      || left.id == right.id && left.body.isEqual(to: right.body) && left.fields == right.fields
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
