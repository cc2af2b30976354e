package import Questions

/// A bank as it is after files were added to it; ids, and with them histories, are kept.
package struct BankUpdate: Sendable {
  /// In the order of their first questions.
  package private(set) var topics: [(topic: Topic, questions: [Question])] = []
  /// What to remember for the next time.
  package private(set) var earlier = EarlierBank()
  package private(set) var counts = Counts()
  /// The reviews that came along, by the slug of their question.
  package private(set) var reviews: [(slug: String, review: SourceReview)] = []

  package struct Counts: Sendable, Equatable {
    package var added = 0
    package var changed = 0
    package var unchanged = 0
    package var gone = 0
  }

  /// A file that was read.
  package typealias File = (name: String, file: QuestionFile)

  /// What a question has that does not say so itself.
  package struct Defaults: Sendable {
    package var topic: String?
    package var level: Level?

    package init(topic: String? = nil, level: Level? = nil) {
      self.topic = topic
      self.level = level
    }
  }

  /// `isWhole` says whether the files are all that the bank is to hold; else everything of others stays.
  package init(
    _ files: [File], besides: [BankPart] = [], title: String = "", to before: EarlierBank,
    isWhole: Bool, defaults: Defaults = Defaults()
  ) {
    let isWhole = isWhole || before.isRemoved
    let names = Set(besides.map(\.name))
    earlier.title = isWhole ? Soundness.cleaned(title) : before.title ?? Soundness.cleaned(title)
    earlier.besides =
      (isWhole ? [] : before.besides.filter { !names.contains($0.name) }) + besides
    let items = files.flatMap { name, file in
      file.itemsWithSlugs.map { (file: name, item: Self.prepared($0, file: name, defaults)) }
    }
    let ids = Identity(items.map(\.item), before).ids
    let known = Dictionary(
      before.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    earlier.gone = before.gone
    var kept: Set<String> = []
    var titles = Titles(before.titles)
    let renamed = Self.names(items, ids)
    for ((file, item), id) in zip(items, ids) {
      kept.insert(id.former ?? id.slug)
      var item = item
      // What names another question of the file names it as it is called now.
      item.question = item.question.renamed { renamed[file]?[$0] ?? $0 }
      let question = titled(item, id, known[id.former ?? id.slug], &titles)
      keep(question, file, key: Identity.key(of: item), titles)
      earlier.gone[question.id] = nil
      reviews += item.reviews.map { (question.id, $0) }
    }
    let sources = Set(files.map(\.name))
    // What a file held that is damaged today is not gone.
    let unread = Set(
      files.filter { $0.file.items.isEmpty && !$0.file.problems.isEmpty }.map(\.name))
    for question in before.questions where !kept.contains(question.id) {
      let file = before.files[question.id] ?? ""
      if !unread.contains(file), isWhole || sources.contains(file) {
        if !before.isRemoved { counts.gone += 1 }
        earlier.gone[question.id] = question.prompt
      } else {
        keep(question, file, key: before.keys[question.id], titles)
      }
    }
  }

  /// What each name that a file gives became, by the file.
  private static func names(
    _ items: [(file: String, item: SourceQuestion)], _ ids: [Identity.Name]
  ) -> [String: [String: String]] {
    var names: [String: [String: String]] = [:]
    for ((file, item), id) in zip(items, ids) where !item.question.id.isEmpty {
      names[file, default: [:]][item.question.id] = id.slug
    }
    return names
  }

  /// Whether an answer to some question is run.
  package var hasExercises: Bool {
    topics.contains { $0.questions.contains { $0.body is Exercise } }
  }

  private static func prepared(
    _ item: SourceQuestion, file: String, _ defaults: Defaults
  ) -> SourceQuestion {
    var item = item
    if item.question.topic.isEmpty {
      item.question.topic = defaults.topic ?? Naming.stem(of: file)
    }
    item.question.statedLevel = item.question.statedLevel ?? defaults.level
    return item
  }

  /// The question under its id, with the revision that its key asks for.
  private mutating func titled(
    _ item: SourceQuestion, _ id: Identity.Name, _ before: Question?, _ titles: inout Titles
  ) -> Question {
    var question = item.question
    question.id = id.slug
    question.topic = titles.add(question.topic, title: item.topicTitle)
    guard let before else {
      counts.added += 1
      return question
    }
    var former = before.formerIDs + (id.former == nil || id.former == id.slug ? [] : [before.id])
    former += question.formerIDs.filter { !former.contains($0) }
    question.formerIDs = former
    let raised = before.revision + (question.hasOtherKey(than: before) ? 1 : 0)
    question.revision = max(question.revision, raised)
    if question == before { counts.unchanged += 1 } else { counts.changed += 1 }
    return question
  }

  private var places: [String: Int] = [:]

  private mutating func keep(_ question: Question, _ file: String, key: String?, _ titles: Titles) {
    earlier.questions.append(question)
    earlier.files[question.id] = file
    if let key, key != "id:" + question.id { earlier.keys[question.id] = key }
    if let place = places[question.topic] {
      topics[place].questions.append(question)
    } else {
      places[question.topic] = topics.count
      let title = titles.titles[question.topic] ?? question.topic
      topics.append((Topic(id: question.topic, title: title), [question]))
    }
  }
}

/// The slugs of topics by their titles.
private struct Titles {
  private var slugs: [String: String] = [:]
  private(set) var titles: [String: String]

  init(_ titles: [String: String]) { self.titles = titles }

  /// The slug of a topic; one title has one slug.
  mutating func add(_ topic: String, title: String?) -> String {
    if let slug = slugs[topic] { return slug }
    let slug = Naming.slug(topic)
    slugs[topic] = slug
    if titles[slug] == nil {
      let words = Soundness.cleaned(title ?? topic)
      titles[slug] = words.isEmpty ? slug : words
    }
    return slug
  }
}
