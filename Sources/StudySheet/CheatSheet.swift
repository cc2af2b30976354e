import Markdown
import Questions

/// One page of mistakes: what was chosen, what is right, and why, in the fewest words.
package enum CheatSheet {
  package static func text(_ sheet: Sheet, as format: DocumentFormat) -> String {
    format.text(title: sheet.title, blocks(sheet), .dense)
  }

  private static func blocks(_ sheet: Sheet) -> [Block] {
    let head: [Block] = [
      .heading(level: 1, [.text(sheet.title)]), .paragraph([.text(sheet.date)]),
    ]
    return head
      + sheet.sections.flatMap { section in
        [
          .heading(level: 2, [.text(section.title)]),
          .bullets(section.groups.flatMap(\.entries).map(entry)),
        ]
      }
  }

  private static func entry(_ entry: Sheet.Entry) -> [Block] {
    let question = entry.question
    let lines = entry.wrongAnswers.map { QuestionComposer.labelled("You", Fragment.blocks($0)) }
    return Fragment.blocks(question.prompt) + [
      .bullets(lines + right(question, entry.wrongAnswers))
    ]
  }

  private static func right(_ question: Question, _ given: [String]) -> [[Block]] {
    switch question.body {
    case .open(let open):
      return open.keyPoints.map { [.paragraph(Fragment.inlines($0.point))] }
    case .choice(let choice):
      let right = choice.options.filter(\.isCorrect)
      let beliefs = choice.options.filter { !$0.isCorrect && given.contains($0.text) }
      let missed = right.filter { !given.contains($0.text) }
      let reasons = beliefs.isEmpty ? missed : beliefs
      return right.map { QuestionComposer.labelled("Right", Fragment.blocks($0.text)) }
        + reasons.map { QuestionComposer.labelled("Why", Fragment.blocks($0.why)) }
    }
  }
}
