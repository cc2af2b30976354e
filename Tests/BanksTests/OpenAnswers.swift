import Questions

extension Question {
  /// The model answer of an open question.
  var answerText: String? {
    (body as? OpenAnswer)?.answer
  }
}
