import Markdown
import Questions

/// The short key of a self-test: the letters of a choice, the key points of an open question.
struct AnswerKey {
  static let title = "Answer key"

  private let composer: QuestionComposer
  /// The file that has the questions; empty when they stand in the same one.
  private let file: String

  init(as format: DocumentFormat, file: String = "") {
    composer = QuestionComposer(format: format)
    self.file = file
  }

  func list(_ items: [Outline.NumberedQuestion]) -> Block {
    .bullets(items.map(entry))
  }

  private func entry(_ item: Outline.NumberedQuestion) -> [Block] {
    let link = Inline.link(
      destination: file + "#" + item.anchor, title: nil, [.text(item.title)])
    switch item.entry.question.body {
    case .choice(let choice):
      return [.paragraph([link, .text(": " + QuestionComposer.rightLetters(choice))])]
    case .open(let open):
      return [.paragraph([link])] + composer.checklist(open)
    }
  }
}
