import Markdown
import Questions

/// The short key of a self-test: the letters of a choice, the key points of an open question.
struct AnswerKey {
  static let title = "Answer key"

  private let composer: QuestionComposer
  /// The file that has the questions; empty when they stand in the same one.
  private let file: String

  init(as writer: DocumentWriter, file: String = "") {
    composer = QuestionComposer(writer)
    self.file = file
  }

  func list(_ items: [Outline.NumberedQuestion]) -> Block {
    .bullets(items.map(entry))
  }

  private func entry(_ item: Outline.NumberedQuestion) -> [Block] {
    let link = Inline.link(
      destination: file + "#" + item.anchor, title: nil, [.text(item.title)])
    let question = item.entry.question
    guard let right = QuestionComposer.right(question) else {
      return [.paragraph([link])] + composer.checklist(question.body.solution.keyPoints)
    }
    return [.paragraph([link, .text(": " + right)])]
  }
}
