package import Markdown
package import Questions
internal import TextAnalysis

/// Lays out one question and its answer.
package struct QuestionComposer {
  private let writer: DocumentWriter

  /// Lays out for a document of that kind.
  package init(_ writer: DocumentWriter) { self.writer = writer }

  /// What is asked, with what is offered to choose from and the hint.
  package func question(_ question: Question) -> [Block] {
    let hint = question.hint.map { Self.labelled("Hint", Fragment.blocks($0)) } ?? []
    let scenario = question.casePart.map { part in
      Self.labelled(
        "\(part.case.title), \(part.number) of \(part.count)", Fragment.blocks(part.case.scenario))
    }
    return (scenario ?? []) + Fragment.blocks(question.prompt) + options(question) + hint
  }

  private func options(_ question: Question) -> [Block] {
    switch question.body.shape {
    case .pick(let options):
      [.bullets(Self.lettered(options.texts))]
        + (options.asksForSeveral ? [Self.note("Several are right.")] : [])
    case .arrange(let pieces):
      [.bullets(Self.lettered(pieces.printed.map { pieces.texts[$0] }))]
        + [
          Self.note(
            pieces.hasStrangers
              ? "Put them in order, and leave out what does not belong." : "Put them in order.")
        ]
    case .point(let code):
      [.code(language: code.language, text: code.numbered.joined(separator: "\n"))]
    case .type: []
    }
  }

  private static func lettered(_ texts: [String]) -> [[Block]] {
    zip(letters, texts).map { labelled($0, Fragment.blocks($1)) }
  }

  private static func note(_ sentence: String) -> Block {
    .paragraph([.emphasis([.text(sentence)])])
  }

  /// How to find the question again, and what is known about the reader.
  static func facts(_ entry: Sheet.Entry) -> Block {
    let question = entry.question
    let words = [
      question.since.map { "since \($0)" },
      question.until.map { "until \($0)" }, entry.recall.flatMap(recalled),
      entry.due.map { "due \($0)" },
    ]
    let text = words.compactMap { $0 }.map { " · " + $0 }.joined()
    return .paragraph([.code(question.id), .text(text)])
  }

  private static func recalled(_ recall: Double) -> String? {
    (0...1).contains(recall) ? "recall \(percent(recall))" : nil
  }

  /// Everything that was left out of the question.
  package func answer(_ entry: Sheet.Entry) -> [Block] {
    let question = entry.question
    return solution(question) + Self.given(entry) + Self.references(question)
  }

  private func solution(_ question: Question) -> [Block] {
    let solution = question.body.solution
    let right = Self.right(question).map {
      Self.labelled("Right", [.paragraph([.text($0)])])
    }
    let reasons = Self.reasons(question, solution)
    return (solution.answer.map(Fragment.blocks) ?? []) + (right ?? [])
      + (reasons.isEmpty ? [] : [.bullets(reasons)])
      + (solution.explanation.map(Fragment.blocks) ?? [])
      + Self.titled("Accepted", Self.accepted(question))
      + Self.titled("Key points", checklist(solution.keyPoints))
      + Self.titled("Follow-up questions", solution.followUps.map(Self.followUp))
  }

  /// What may be typed into each blank, where the right answer alone does not say it.
  private static func accepted(_ question: Question) -> [[Block]] {
    guard let blanks = (question.body as? ShortAnswer)?.blanks,
      blanks.count > 1 || blanks.contains(where: { $0.accept.count > 1 || $0.isExact })
    else { return [] }
    return blanks.map { blank in
      let texts = blank.accept.map { [Inline.code($0)] }.joined(separator: [.text(" or ")])
      return [.paragraph((blank.isExact ? [.text(exactMark)] : []) + texts)]
    }
  }

  /// Before accepted texts of which every sign counts.
  package static let exactMark = "exactly: "

  private static func followUp(_ followUp: FollowUp) -> [Block] {
    Fragment.blocks(followUp.ask) + (followUp.answer.map(Fragment.blocks) ?? [])
  }

  /// The key points as a list of boxes to tick; nothing when there are none.
  func checklist(_ keyPoints: [KeyPoint]) -> [Block] {
    let points = keyPoints.map {
      [Block.paragraph([writer.checkbox] + Fragment.inlines($0.point))]
    }
    return points.isEmpty ? [] : [.bullets(points)]
  }

  /// The right answer as briefly as it can be said: letters, numbers of lines, or what is typed; nil where
  /// there is none to compare with.
  package static func right(_ question: Question) -> String? {
    guard let right = question.body.solution.right else { return nil }
    return names(right, question.body.shape).joined(separator: ", ")
  }

  private static func names(_ response: Response, _ shape: AnswerShape) -> [String] {
    switch response {
    case .picked(let places): places.sorted().filter(letters.indices.contains).map { letters[$0] }
    case .arranged(let places): places.map { letter(of: $0, shape) }
    case .pointed(let places): places.sorted().map { "line \($0 + 1)" }
    case .typed: shape.texts(of: response)
    }
  }

  /// The letter that a thing offered has on paper.
  private static func letter(of place: Int, _ shape: AnswerShape) -> String {
    guard case .arrange(let pieces) = shape else { return letters[place % letters.count] }
    return pieces.printed.firstIndex(of: place).map { letters[$0 % letters.count] } ?? "?"
  }

  private static func reasons(_ question: Question, _ solution: Solution) -> [[Block]] {
    solution.reasons.sorted { $0.key < $1.key }.map { place, why in
      switch question.body.shape {
      case .point: labelled("line \(place + 1)", Fragment.blocks(why))
      case .type(let blanks):
        (blanks.count ?? 1) > 1
          ? labelled("\(place + 1)", Fragment.blocks(why)) : Fragment.blocks(why)
      case .pick, .arrange:
        labelled(
          "\(letter(of: place, question.body.shape)) is \(solution.isRight(place) ? "right" : "wrong")",
          Fragment.blocks(why))
      }
    }
  }

  private static func given(_ entry: Sheet.Entry) -> [Block] {
    titled("You answered", entry.givenWrong.map(Fragment.blocks))
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
  package static let letters: [String] = (0..<10).flatMap { round in
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { "\($0)" + (round == 0 ? "" : String(round)) }
  }
}
