extension LintRule {
  static let nearDuplicateStem = LintRule(
    "near-duplicate-stem",
    "No two prompts ask nearly the same: such a pair teaches once and counts twice."
  ) { bank in
    var stems = StemIndex()
    for file in bank.neighbours {
      for question in file.questions { stems.add(question, file: file.name) }
    }
    return bank.files.enumerated().flatMap { file, content in
      content.questions.enumerated().compactMap { index, question in
        let twin = stems.add(question, file: content.name)
        return twin.map {
          PlacedFinding(
            place: .file(file, .question(index, .prompt)),
            text: """
              asks nearly the same as \($0.id) in \($0.file) (\($0.percentage) % alike): \
              "\(excerpt(question))" and "\($0.excerpt)"
              """)
        }
      }
    }
  }

  fileprivate static func excerpt(_ question: LintedQuestion) -> String {
    let words = (question[.prompt]?.plain ?? "").split(whereSeparator: \.isWhitespace)
    let line = words.prefix(40).joined(separator: " ")
    return line.count > 100 ? line.prefix(99) + "…" : line
  }
}

/// The stems read so far, by their shingles.
private struct StemIndex {
  private var entries: [(id: String, file: String, excerpt: String, stem: QuestionStem)] = []
  private var entriesWith: [QuestionStem.Shingle: [Int]] = [:]

  /// Prompts at least this much alike ask the same thing.
  private static let leastSimilarity = 0.6
  /// A shingle of this many prompts ("which of") says nothing of the subject; it also bounds the work.
  private static let mostEntries = 32

  struct Twin {
    let id, file, excerpt: String
    let percentage: Int
  }

  /// Adds a question and gives the most alike of those before it, when it is too much so.
  @discardableResult
  mutating func add(_ question: LintedQuestion, file: String) -> Twin? {
    guard let prompt = question[.prompt] else { return nil }
    let stem = QuestionStem(prompt)
    let candidates = Set(stem.shingles.flatMap { entriesWith[$0] ?? [] })
    let twin = candidates.sorted()
      .map { (entry: entries[$0], similarity: stem.similarity(to: entries[$0].stem)) }
      .filter { $0.similarity >= Self.leastSimilarity && !stem.differsInCode(from: $0.entry.stem) }
      .max { $0.similarity < $1.similarity }
    for shingle in stem.shingles where entriesWith[shingle, default: []].count < Self.mostEntries {
      entriesWith[shingle, default: []].append(entries.count)
    }
    entries.append((question.id, file, LintRule.excerpt(question), stem))
    return twin.map { entry, similarity in
      Twin(
        id: entry.id, file: entry.file, excerpt: entry.excerpt, percentage: Int(similarity * 100))
    }
  }
}
