import Formats
import Markdown
import Questions
import Testing

@testable import StudySheet
import Quiz

/// What goes into a sheet is what a reader of Markdown gets out of it.
@Suite struct RoundTripTests {
  @Test(arguments: NastyText.rows)
  func `a fragment reads back as it was written`(_ markdown: String) {
    let blocks = Fragment.blocks(markdown)
    let text = MarkdownFormatter.text(blocks)
    let back = Readable(Document(parsing: text).blocks)
    #expect(back == Readable(blocks), "\(text)")
  }

  @Test(arguments: 0..<40)
  func `random fragments read back as they were written`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let markdown = NastyText.random(using: &source)
      let blocks = Fragment.blocks(markdown)
      let text = MarkdownFormatter.text(blocks)
      let back = Readable(Document(parsing: text).blocks)
      #expect(back == Readable(blocks), "\(markdown.debugDescription)\n\(text)")
    }
  }

  @Test(arguments: AnswerPlacement.allCases)
  func `random sheets give every question back`(_ answers: AnswerPlacement) throws {
    var source = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let sheet = NastyText.sheet(using: &source)
      let text = sheet.text(answers: answers, as: .markdown)
      #expect(sheet.text(answers: answers, as: .markdown) == text)
      let read = SheetReader.parts(of: Document(parsing: text))
      for (index, entry) in sheet.entries.enumerated() {
        let number = index + 1
        let asked = try #require(read["Question \(number)"])
        let told = answers == .end ? try #require(read["Answer \(number)"]) : asked
        #expect(asked.holds(NastyText.questionFields(entry.question)))
        #expect(told.holds(NastyText.answerFields(entry.question)) == (answers != .none))
      }
    }
  }
}
