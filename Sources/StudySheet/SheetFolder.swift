import Markdown

/// A sheet as one Markdown file per topic and an index that leads to them.
package enum SheetFolder {
  package struct File: Sendable, Equatable {
    /// A plain file name, whatever the topic is called.
    package let name: String
    package let text: String
  }

  /// The index comes first.
  package static func files(_ sheet: Sheet, answers: AnswerPlacement) -> [File] {
    let names = names(sheet.sections)
    let pages = zip(names, sheet.sections).map { name, section in
      let page = Sheet(title: section.title, date: sheet.date, sections: [section])
      return File(name: name, text: SheetFormat.markdown.text(page, answers: answers))
    }
    return [File(name: "index.md", text: index(sheet, names))] + pages
  }

  private static func index(_ sheet: Sheet, _ names: [String]) -> String {
    let items: [[Block]] = zip(names, sheet.sections).map { name, section in
      let count = section.groups.flatMap(\.entries).count
      let link = Inline.link(destination: name, title: nil, [.text(section.title)])
      return [.paragraph([link, .text(" (\(count))")])]
    }
    let list = items.isEmpty ? [] : [Block.bullets(items)]
    return MarkdownFormatter.text(SheetComposer.head(sheet) + list)
  }

  /// Names that stay in the folder and differ from each other and from the index.
  private static func names(_ sections: [Sheet.Section]) -> [String] {
    var slugs = Slugs()
    _ = slugs.add("index")
    return sections.map { section in
      let name = section.topic.unicodeScalars.filter {
        "a" <= $0 && $0 <= "z" || "0" <= $0 && $0 <= "9" || $0 == "-"
      }
      return slugs.add(name.isEmpty ? "topic" : String(name)) + ".md"
    }
  }
}
