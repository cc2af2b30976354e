import JSON
import Questions
import Testing

@Suite struct UnreadBodyTests {
  private let text = """
    {"format": 2, "bank": "django", "topic": "orm", "title": "ORM", "questions": [
      {"id": "one", "kind": "choice", "level": "beginner", "prompt": "Which?",
       "options": [{"text": "this", "correct": true, "why": "so"},
                   {"text": "that", "correct": false, "why": "not so"}], "explanation": "because"}
    ]}
    """

  @Test func `a body that is read later is the same`() throws {
    let root = try JSONDocument(Array(text.utf8)).root
    let (early, late) = (TopicFile(root), TopicFile(root, isSound: true))
    #expect(late.questions.map(\.kind) == [Choice.kind])
    #expect(late.questions == early.questions)
    #expect(late.questions.map(\.json.description) == early.questions.map(\.json.description))
  }

  @Test func `a body that is not sound after all is an answer without words`() throws {
    let root = try JSONDocument(Array(text.replacing("\"choice\"", with: "\"open\"").utf8)).root
    let question = try #require(TopicFile(root, isSound: true).questions.first)
    #expect(question.body as? OpenAnswer == OpenAnswer(answer: "", keyPoints: []))
    #expect(TopicFile(root).questions.isEmpty)
  }
}
