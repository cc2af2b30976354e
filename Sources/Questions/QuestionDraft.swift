internal import JSON

/// A question as it was read, with what is wrong with it.
struct QuestionDraft: Draft {
  let node: JSONNode
  private let isSound: Bool
  /// Those of its file.
  private let bank, topic: String
  private(set) var problems: [FieldProblem] = []
  private(set) var id: String?
  private(set) var links: QuestionLinks
  private(set) var question: Question?

  /// In the order in which people write them.
  private static let firstFields = [
    "id", "formerIds", "revision", "kind", "level", "covers", "tags", "prompt", "askedAs",
    "hint",
  ]
  private static let lastFields = ["since", "until", "references", "related"]

  init(_ node: JSONNode) { self.init(node, besides: []) }

  /// Passes over some fields that no bank file has; the bodies of sound files are not looked at yet.
  init(
    _ node: JSONNode, besides ignored: [String], isSound: Bool = false, bank: String = "",
    topic: String = ""
  ) {
    self.node = node
    self.bank = bank
    self.topic = topic
    self.isSound = isSound
    links = QuestionLinks(node: node)
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    read(&fields, besides: ignored)
    problems = fields.problems
  }

  private mutating func read(_ fields: inout FieldReader, besides ignored: [String]) {
    id = fields.requiredText("id").map(slug)
    if let id, !Slug.isValid(id) { fields.note("id", .notASlug(id)) }
    let kind: Kind? = fields.requiredCase("kind")
    let level: Level? = fields.optionalCase("level")
    let prompt = fields.requiredText("prompt")
    let content = content(kind?.body, &fields)
    let revision: Int = fields.optional("revision") ?? 1
    fields.note(Question.flaws(ofRevision: revision))
    let lists = Lists(&fields, slug)
    let hint = fields.optionalText("hint")
    let (since, until): (String?, String?) = (fields.optional("since"), fields.optional("until"))
    fields.note(Question.flaws(since: since, until: until))
    if !isSound, let own = kind?.body?.fieldNames {
      fields.noteFields(besides: Self.firstFields + own + Self.lastFields + ignored)
    }
    links = QuestionLinks(
      ids: [id].compactMap(\.self) + lists.formerIDs, covers: lists.covers,
      related: lists.related, node: node)
    guard fields.problems.isEmpty, let id, let prompt, let content else { return }
    var own = Question.Fields(id: id, topic: topic, level: level, prompt: prompt, content: content)
    own.revision = revision
    own.hint = hint
    (own.since, own.until) = (since, until)
    lists.fill(&own)
    question = Question(own)
  }

  /// The name within the bank of what an export names in full.
  private func slug(_ name: String) -> String { QuestionID.slug(of: name, in: bank) }

  private func content(
    _ type: (any QuestionBody.Type)?, _ fields: inout FieldReader
  ) -> Question.Content? {
    guard let type else { return nil }
    if isSound { return .unread(UnreadBody(node, type)) }
    guard let body = type.init(reading: &fields) else { return nil }
    fields.note(body.flaws)
    return .read(body)
  }

  private struct Lists {
    let formerIDs, covers, tags, askedAs, references, related: [String]

    init(_ fields: inout FieldReader, _ slug: (String) -> String) {
      formerIDs = (fields.optional("formerIds") ?? []).map(slug)
      covers = fields.optional("covers") ?? []
      tags = fields.optionalTexts("tags")
      askedAs = fields.optionalTexts("askedAs")
      references = fields.optional("references") ?? []
      related = (fields.optional("related") ?? []).map(slug)
    }

    func fill(_ question: inout Question.Fields) {
      question.formerIDs = formerIDs
      question.covers = covers
      question.tags = tags
      question.askedAs = askedAs
      question.references = references
      question.related = related
    }
  }
}
