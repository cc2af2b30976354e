import Markdown
import Questions

/// Lays out one question and its answer.
struct QuestionComposer {
  let format: DocumentFormat

  func question(_ question: Question) -> [Block] {
    let hint = question.hint.map { Self.labelled("Hint", Fragment.blocks($0)) } ?? []
    return Fragment.blocks(question.prompt) + options(question) + hint
  }

  private func options(_ question: Question) -> [Block] {
    guard case .choice(let choice) = question.body else { return [] }
    let several = choice.asksForSeveral
    let items = zip(Self.letters, choice.options).map { letter, option in
      Self.labelled(letter, Fragment.blocks(option.text))
    }
    return [.bullets(items)]
      + (several ? [.paragraph([.emphasis([.text("Several are right.")])])] : [])
  }

  /// How to find the question again, and what is known about the reader.
  static func facts(_ entry: Sheet.Entry) -> Block {
    let question = entry.question
    let words = [
      question.since.map { "since \($0)" },
      question.until.map { "until \($0)" }, entry.recall.flatMap(percent),
      entry.due.map { "due \($0)" },
    ]
    let text = words.compactMap { $0 }.map { " · " + $0 }.joined()
    return .paragraph([.code(question.id), .text(text)])
  }

  private static func percent(_ recall: Double) -> String? {
    guard recall >= 0, recall <= 1 else { return nil }
    return "recall \(Int(recall * 100 + 0.5)) %"
  }

  /// Everything that was left out of the question.
  func answer(_ entry: Sheet.Entry) -> [Block] {
    let question = entry.question
    let body =
      switch question.body {
      case .open(let open): openAnswer(open)
      case .choice(let choice): Self.reasons(choice)
      }
    return body + Self.given(entry) + Self.references(question)
  }

  private func openAnswer(_ open: OpenAnswer) -> [Block] {
    let followUps = open.followUps.map(Fragment.blocks)
    return Fragment.blocks(open.answer)
      + Self.titled("Key points", checklist(open)) + Self.titled("Follow-up questions", followUps)
  }

  /// The key points as a list of boxes to tick; nothing when there are none.
  func checklist(_ open: OpenAnswer) -> [Block] {
    let points = open.keyPoints.map {
      [Block.paragraph([format.checkbox] + Fragment.inlines($0.point))]
    }
    return points.isEmpty ? [] : [.bullets(points)]
  }

  /// The letters of the right options.
  static func rightLetters(_ choice: Choice) -> String {
    zip(letters, choice.options).filter(\.1.isCorrect).map(\.0).joined(separator: ", ")
  }

  private static func reasons(_ choice: Choice) -> [Block] {
    let lettered = zip(letters, choice.options)
    let items = lettered.map { letter, option in
      labelled("\(letter) is \(option.isCorrect ? "right" : "wrong")", Fragment.blocks(option.why))
    }
    return labelled("Right", [.paragraph([.text(rightLetters(choice))])]) + [.bullets(items)]
      + Fragment.blocks(choice.explanation)
  }

  private static func given(_ entry: Sheet.Entry) -> [Block] {
    titled("You answered", entry.wrongAnswers.map(Fragment.blocks))
  }

  private static func references(_ question: Question) -> [Block] {
    titled("References", question.references.map { [.paragraph([.address($0)])] })
  }

  /// A list under a line that says what it is, or nothing.
  private static func titled(_ title: String, _ items: [[Block]]) -> [Block] {
    titled(title, items.isEmpty ? [] : [.bullets(items)])
  }

  private static func titled(_ title: String, _ blocks: [Block]) -> [Block] {
    blocks.isEmpty ? [] : [.paragraph([.strong([.text(title)])])] + blocks
  }

  /// Puts a label before the first words of some blocks.
  static func labelled(_ label: String, _ blocks: [Block]) -> [Block] {
    let label = Inline.strong([.text(label + ":")])
    guard case .paragraph(let inlines) = blocks.first else { return [.paragraph([label])] + blocks }
    return [.paragraph([label, .text(" ")] + inlines)] + blocks.dropFirst()
  }

  /// A to Z, then A1 and so on.
  static let letters: [String] = (0..<10).flatMap { round in
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { "\($0)" + (round == 0 ? "" : String(round)) }
  }
}
