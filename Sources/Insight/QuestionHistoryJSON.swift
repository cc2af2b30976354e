package import JSON
internal import Questions
internal import Scoring

extension QuestionHistory {
  /// The object "history" of `prep show`.
  package var json: JSON {
    [
      "reviews": .integer(memory.reviews), "stability": .rounded(memory.stability),
      "difficulty": .rounded(memory.difficulty), "recall": .rounded(recall),
      "due": .text(due.description), "lapses": .integer(memory.lapses),
    ]
  }

  /// A row of `prep stats --questions`.
  package var row: JSON {
    JSON.object([
      JSON.Field(name: "id", value: .text(question.id)),
      JSON.Field(name: "bank", value: .text(question.bank)),
      JSON.Field(name: "topic", value: .text(question.topic)),
    ]).with(json)
  }
}
