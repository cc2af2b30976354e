internal import Markdown

/// A sheet as one file per topic and an index that leads to them.
package struct SheetFolder {
  package struct File: Sendable, Equatable {
    /// A plain file name, whatever the topic is called.
    package let name: String
    package let text: String
  }

  /// The page of a topic with the name of its file.
  private struct TopicPage {
    let name: String
    let section: Sheet.Section
    let composer: SheetComposer
  }

  private static let indexName = "index"
  private static let keyName = "answer-key"

  private let sheet: Sheet
  private let answers: AnswerPlacement
  private let writer: DocumentWriter
  private let pages: [TopicPage]

  /// The index comes first; the key of a self-test is a file of its own and comes last.
  package static func files(
    _ sheet: Sheet, answers: AnswerPlacement, as writer: DocumentWriter
  ) -> [File] {
    let folder = SheetFolder(sheet, answers, writer)
    return [folder.index] + folder.pages.map(folder.file)
      + (folder.hasKey ? [folder.key] : [])
  }

  private init(_ sheet: Sheet, _ answers: AnswerPlacement, _ writer: DocumentWriter) {
    self.sheet = sheet
    self.answers = answers
    self.writer = writer
    pages = zip(Self.names(sheet.sections), sheet.sections).map { name, section in
      let title = "\(sheet.title): \(section.title)"
      return TopicPage(
        name: "\(name).\(writer.ending)", section: section,
        composer: SheetComposer(
          Sheet(title: title, date: sheet.date, sections: [section]), answers: answers, as: writer))
    }
  }

  private var hasKey: Bool { answers == .none && !pages.isEmpty }

  private func file(_ name: String, _ title: String, _ blocks: [Block]) -> File {
    File(name: "\(name).\(writer.ending)", text: writer.text(title: title, blocks))
  }

  private var index: File {
    let items: [[Block]] = pages.map { page in
      let count = page.section.groups.flatMap(\.entries).count
      return [.paragraph([link(page.name, page.section.title), .text(" (\(count))")])]
    }
    let list = items.isEmpty ? [] : [Block.bullets(items)]
    let key = hasKey ? [toFile(Self.keyName, AnswerKey.title)] : []
    return file(Self.indexName, sheet.title, SheetComposer.head(sheet) + list + key)
  }

  private func file(_ page: TopicPage) -> File {
    let composer = page.composer
    let text = writer.text(
      title: composer.sheet.title,
      composer.head + [toFile(Self.indexName, sheet.title)] + composer.questions
        + (hasKey ? [] : composer.answersApart))
    return File(name: page.name, text: text)
  }

  private var key: File {
    let lists = pages.flatMap { page in
      [.heading(level: 2, [.text(page.section.title)]), page.composer.key(in: page.name)]
    }
    let head: [Block] = [
      .heading(level: 1, [.text(AnswerKey.title)]), toFile(Self.indexName, sheet.title),
    ]
    return file(Self.keyName, AnswerKey.title, head + lists)
  }

  private func toFile(_ name: String, _ title: String) -> Block {
    .paragraph([link("\(name).\(writer.ending)", title)])
  }

  private func link(_ name: String, _ title: String) -> Inline {
    .link(destination: name, title: nil, [.text(title)])
  }

  /// Names that stay in the folder and differ from each other and from the files without a topic.
  private static func names(_ sections: [Sheet.Section]) -> [String] {
    var slugs = Slugs()
    for name in [indexName, keyName] { _ = slugs.add(name) }
    return sections.map { section in
      // A topic of a bank that is not the program's own is "bank/topic".
      let parts = section.topic.split(separator: "/").map { part in
        String(
          part.unicodeScalars.filter {
            "a" <= $0 && $0 <= "z" || "0" <= $0 && $0 <= "9" || $0 == "-"
          })
      }
      let name = parts.filter { !$0.isEmpty }.joined(separator: "-")
      return slugs.add(name.isEmpty ? "topic" : name)
    }
  }
}
