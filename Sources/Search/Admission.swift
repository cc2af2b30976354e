import Questions

/// Which questions a search may find: the filters of the query, and what the caller knows.
struct Admission {
  private let file: IndexFile
  private let topics: Set<Int>?
  private let filters: Query.Filters
  private let condition: ((String) -> Bool)?
  private let admitsAll: Bool
  private let admitsNone: Bool

  init(_ filters: Query.Filters, _ segment: SearchSegment, condition: ((String) -> Bool)?) {
    file = segment.file
    self.filters = filters
    self.condition = condition
    var others = filters
    others.standings = []
    admitsAll = condition == nil && others == Query.Filters()
    // All questions of a segment are of one bank.
    let bank = segment.count > 0 ? QuestionID(RecordHead(0, in: segment.file).id).bank : nil
    admitsNone = !filters.banks.isEmpty && !filters.banks.contains(bank ?? "")
    self.topics =
      filters.topics.isEmpty
      ? nil : Set(segment.topics.indices.filter { filters.topics.contains(segment.topics[$0]) })
  }

  func admits(_ question: Int) -> Bool {
    if admitsAll { return true }
    if admitsNone { return false }
    let traits = QuestionTraits(file.number(question, in: .traits))
    if let topics, !topics.contains(traits.topic) { return false }
    if !filters.levels.isEmpty, !filters.levels.contains(traits.level) { return false }
    if !filters.kinds.isEmpty, !filters.kinds.contains(traits.kind) { return false }
    guard condition != nil || !filters.ids.isEmpty else { return true }
    let id = RecordHead(question, in: file).id
    guard filters.ids.isEmpty || filters.ids.contains(where: id.hasPrefix) else { return false }
    return condition?(id) ?? true
  }
}

/// What a question is filtered by, in four bytes.
struct QuestionTraits {
  let topic: Int
  let level: Level
  let kind: Kind

  init(topic: Int, level: Level, kind: Kind) {
    self.topic = topic
    self.level = level
    self.kind = kind
  }

  init(_ packed: Int) {
    topic = packed & 0xFFFF
    level = Level.allCases[min(packed >> 16 & 0xFF, Level.allCases.count - 1)]
    kind = Kind.allCases[min(packed >> 24 & 0xFF, Kind.allCases.count - 1)]
  }

  var packed: Int {
    topic | (Level.allCases.firstIndex(of: level) ?? 0) << 16
      | (Kind.allCases.firstIndex(of: kind) ?? 0) << 24
  }
}
