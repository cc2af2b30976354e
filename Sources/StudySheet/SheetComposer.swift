import Markdown
import Parallelism
import Questions

extension Sheet {
  /// The sheet as one document.
  package func text(answers: AnswerPlacement, as writer: DocumentWriter) -> String {
    let composer = SheetComposer(self, answers: answers, as: writer)
    return writer.text(
      title: title, composer.head + composer.questions + composer.answersApart)
  }
}

/// Lays a sheet out as a document, which a formatter then writes.
///
/// The document is head, questions and answers apart, from top to bottom; each is laid out when asked for.
struct SheetComposer: Sendable {
  let sheet: Sheet
  private let outline: Outline
  private let answers: AnswerPlacement
  private let writer: DocumentWriter
  private let composer: QuestionComposer

  init(_ sheet: Sheet, answers: AnswerPlacement, as writer: DocumentWriter) {
    self.sheet = sheet
    self.answers = answers
    outline = Outline(sheet)
    self.writer = writer
    composer = QuestionComposer(writer)
  }

  var head: [Block] { Self.head(sheet) }

  var questions: [Block] { contents + outline.sections.flatMap(section) }

  /// The answers that do not stand with their questions.
  var answersApart: [Block] {
    guard !outline.items.isEmpty else { return [] }
    return switch answers {
    case .inline, .folded: []
    case .end: answersAtEnd
    case .none: [.heading(level: 2, [.text(AnswerKey.title)]), key(in: "")]
    }
  }

  /// The key of a self-test for a page beside the one that has the questions, or for that itself.
  func key(in file: String) -> Block {
    AnswerKey(as: writer, file: file).list(outline.items)
  }

  static func head(_ sheet: Sheet) -> [Block] {
    let count = sheet.entries.count
    return [
      .heading(level: 1, [.text(sheet.title)]),
      .paragraph([.text("\(sheet.date) · \(count) \(count == 1 ? "question" : "questions")")]),
    ]
  }

  private var contents: [Block] {
    guard !outline.sections.isEmpty else { return [] }
    return [
      .heading(level: 2, [.text(Outline.contentsTitle)]),
      .bullets(outline.sections.concurrentMap(Self.contents)),
    ]
  }

  private static func contents(_ section: Outline.SectionHeading) -> [Block] {
    let groups: [[Block]] = section.groups.map { group in
      [.paragraph([.link(to: group.anchor, group.title)]), .bullets(group.items.map(contents))]
    }
    return [.paragraph([.link(to: section.anchor, section.title)]), .bullets(groups)]
  }

  private static func contents(_ item: Outline.NumberedQuestion) -> [Block] {
    let summary = summary(item.entry.question.prompt)
    return [.paragraph([.link(to: item.anchor, item.title), .text(": " + summary)])]
  }

  /// The beginning of a text, cut between words.
  static func summary(_ markdown: String) -> String {
    let words = Document(parsing: markdown).plainText.split(whereSeparator: \.isWhitespace)
    var summary = ""
    var length = 0
    for word in words {
      guard length + word.count <= 72 else {
        return summary.isEmpty ? String(word.prefix(72)) + "…" : summary + "…"
      }
      summary += (summary.isEmpty ? "" : " ") + word
      length += (length == 0 ? 0 : 1) + word.count
    }
    return summary
  }

  private func section(_ section: Outline.SectionHeading) -> [Block] {
    [.heading(level: 2, [.text(section.title)])]
      + section.groups.flatMap { group in
        [.heading(level: 3, [.text(group.title)])]
          + group.items.concurrentMap(question).flatMap(\.self)
      }
  }

  private func question(_ item: Outline.NumberedQuestion) -> [Block] {
    [.heading(level: 4, [.text(item.title)])] + composer.question(item.entry.question)
      + [QuestionComposer.facts(item.entry)] + answer(item)
  }

  private func answer(_ item: Outline.NumberedQuestion) -> [Block] {
    switch answers {
    case .inline:
      [.paragraph([.strong([.text("Answer")])])] + composer.answer(item.entry)
    case .folded:
      [.html("<details\(writer.foldAttribute)>\n<summary>Answer</summary>")]
        + composer.answer(item.entry) + [.html("</details>")]
    case .end: [.paragraph([.link(to: item.answerAnchor, item.answerTitle)])]
    case .none: []
    }
  }

  private var answersAtEnd: [Block] {
    [.heading(level: 2, [.text(Outline.answersTitle)])]
      + outline.items.concurrentMap { item in
        [
          .heading(level: 4, [.text(item.answerTitle)]),
          .paragraph([.link(to: item.anchor, item.title)]),
        ] + composer.answer(item.entry)
      }.flatMap(\.self)
  }
}

extension Inline {
  static func link(to anchor: String, _ text: String) -> Inline {
    .link(destination: "#" + anchor, title: nil, [.text(text)])
  }
}

extension Block {
  static func bullets(_ items: [[Block]]) -> Block {
    .list(List(kind: .bullet, isTight: true, items: items))
  }
}
