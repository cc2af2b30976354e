import Formats
import Markdown
@testable import StudySheet
import Testing

@Suite struct SheetFolderTests {
  private static var sheet: Sheet {
    var sheet = Samples.sheet
    sheet.sections.append(Sheet.Section(topic: "../Ü", title: "Odd", groups: []))
    return sheet
  }

  @Test func `a folder has an index and a file for each topic`() {
    let files = SheetFolder.files(Self.sheet, answers: .inline, as: .markdown)
    #expect(files.map(\.name) == ["index.md", "orm.md", "topic.md"])
    #expect(
      files[0].text == """
        # Django

        2026-11-20 · 2 questions

        - [ORM & queries](orm.md) (2)
        - [Odd](topic.md) (0)

        """)
    #expect(
      files[1].text.hasPrefix(
        "# Django: ORM & queries\n\n2026-11-20 · 2 questions\n\n[Django](index.md)\n")
    )
  }

  @Test func `the key of a self-test is a file of its own`() {
    let files = SheetFolder.files(Samples.sheet, answers: .none, as: .markdown)
    #expect(files.map(\.name) == ["index.md", "orm.md", "answer-key.md"])
    #expect(
      files[0].text.hasSuffix("- [ORM & queries](orm.md) (2)\n\n[Answer key](answer-key.md)\n"))
    #expect(!files[1].text.contains("Answer"))
    #expect(
      files[2].text == """
        # Answer key

        [Django](index.md)

        ## ORM & queries

        - [Question 1](orm.md#question-1)
          - [ ] no query before `list()`
        - [Question 2](orm.md#question-2): A

        """)
  }

  @Test func `topics that are called like other files or each other get files of their own`() {
    var sheet = Samples.sheet
    sheet.sections = ["index", "answer-key", "a", "A/a", "", "..", "é", "acme/orm"].map {
      Sheet.Section(topic: $0, title: "T", groups: Samples.sheet.sections[0].groups)
    }
    let names = SheetFolder.files(sheet, answers: .none, as: .html).map(\.name)
    #expect(
      names == [
        "index.html", "index-1.html", "answer-key-1.html", "a.html", "a-1.html", "topic.html",
        "topic-1.html", "topic-2.html", "acme-orm.html", "answer-key.html",
      ])
  }

  @Test func `an empty folder is an index`() {
    let sheet = Sheet(title: "T", date: "D", sections: [])
    let files = SheetFolder.files(sheet, answers: .none, as: .markdown)
    #expect(files == [SheetFolder.File(name: "index.md", text: "# T\n\nD · 0 questions\n")])
  }

  @Test(arguments: [DocumentWriter.markdown, .html], AnswerPlacement.allCases)
  func `every link leads to a file of the folder, and to a place in it`(
    _ writer: DocumentWriter, _ answers: AnswerPlacement
  ) throws {
    let files = SheetFolder.files(Self.sheet, answers: answers, as: writer)
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    var count = 0
    for file in files {
      let links =
        file.text.matches(of: /\]\(([^):]*)\)/).map { String($0.1) }
        + file.text.matches(of: /href="([^":]*)"/).map { String($0.1) }
      count += links.count
      for link in links {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].isEmpty ? file.name : String(parts[0])
        let text = try #require(texts[name], "\(link)")
        guard parts.count == 2 else { continue }
        let anchors =
          writer.ending == "md"
          ? Anchors.ofHeadings(Document(parsing: text))
          : text.matches(of: /id="([^"]*)"/).map { String($0.1) }
        #expect(anchors.contains(String(parts[1])), "\(link)")
      }
    }
    #expect(count == (answers == .end || answers == .none ? 14 : 10))
  }
}
