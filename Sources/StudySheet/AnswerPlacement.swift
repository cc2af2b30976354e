/// Where a sheet has its answers.
package enum AnswerPlacement: String, CaseIterable, Sendable {
  /// Under each question.
  case inline
  /// Under each question, out of sight until asked for.
  case folded
  /// After all questions, with links both ways.
  case end
  /// Left out: a self-test, with a short key after all questions.
  case none
}
