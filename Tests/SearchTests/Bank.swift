import Questions

@testable import Search

/// An open question with as much text as a test needs.
func question(
  _ id: String, prompt: String = "", tags: [String] = [], points: [String] = [],
  answer: String = "", topic: String = "orm", level: Level = .beginner
) -> Question {
  let body = OpenAnswer(
    answer: answer, keyPoints: points.map { KeyPoint(point: $0, accept: []) })
  var question = Question(
    id: id, topic: topic, level: level, prompt: prompt, body: body)
  question.tags = tags
  return question
}

extension SearchIndex {
  /// An index of one segment.
  init(
    questions: [Question], synonyms: Synonyms = Synonyms(), titles: [String: String] = [:]
  ) {
    self.init([SearchSegment(questions: questions, synonyms: synonyms, titles: titles)])
  }

  /// The ids that a query finds, best first.
  func ids(_ text: String, limit: Int = 10) throws -> [String] {
    try results(text, limit: limit).hits.map(\.id)
  }

  func results(_ text: String, limit: Int = 10) throws -> SearchResults {
    results(for: try Query(parsing: text, topics: ["orm", "models"]), limit: limit)
  }
}
