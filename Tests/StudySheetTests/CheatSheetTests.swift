import Formats
import Markdown
import Questions
import Quiz
import Scoring
import Testing

@testable import StudySheet

@Suite struct CheatSheetTests {
  private static let rest = CheatSheet.Overflow(noun: "mistake", command: "prep export --wrong")

  @Test func `the cheat sheet says what was chosen, what is right and why`() {
    #expect(
      CheatSheet.text(Samples.sheet, rest: Self.rest, as: .markdown) == """
        # Django

        2026-11-20

        ## ORM & queries

        - Why is a `QuerySet` *lazy*?
          - no query before `list()`
        - Which join?
          - **You:** `LEFT | OUTER`
            - That is for nullable keys.
          - **Right:** `INNER`
            - The key is required.

        """)
  }

  /// A mistake of its own number, made some times, the last of them on a day.
  private static func mistake(_ number: Int, times: Int, day: Int, prompt: String = "P")
    -> Sheet.Entry
  {
    let question = Question(
      id: "q\(number)", topic: "orm", level: .beginner, prompt: "\(prompt)\(number)",
      body: Samples.choice.body)
    var misses = Sheet.Misses()
    for _ in 0..<times { misses.add(at: Instant(milliseconds: day)) }
    return Sheet.Entry(question, wrongAnswers: ["`LEFT | OUTER`"], misses: misses)
  }

  /// The numbers on the page, and what its last line says.
  private static func page(_ entries: [Sheet.Entry]) -> (numbers: [Int], last: String) {
    let sheet = Sheet(title: "T", date: "D", topicTitles: [:], entries: entries)
    let lines = CheatSheet.text(sheet, rest: rest, as: .markdown).split(separator: "\n")
    let numbers = lines.compactMap { $0.hasPrefix("- P") ? Int($0.dropFirst(3)) : nil }
    return (numbers, String(lines.last ?? ""))
  }

  @Test(arguments: [0, 1, 10])
  func `what fits stands on the page in reading order`(count: Int) {
    let entries = (0..<count).map { Self.mistake($0, times: $0, day: 1) }
    let page = Self.page(entries)
    #expect(page.numbers == Array(0..<count))
    #expect(!page.last.contains("more"))
  }

  @Test func `what was missed most often and last comes first`() {
    let entries = (0..<100).map { Self.mistake($0, times: $0 % 3 + 1, day: $0) }
    let page = Self.page(entries)
    let often = entries.indices.filter { $0 % 3 == 2 }
    #expect(page.numbers == Array(often.suffix(page.numbers.count)))
    #expect((10...33).contains(page.numbers.count))
    #expect(page.last == "\(100 - page.numbers.count) more mistakes: `prep export --wrong`")
  }

  @Test func `among equals the first in reading order are on the page`() {
    let page = Self.page((0..<60).map { Self.mistake($0, times: 1, day: 1) })
    #expect(page.numbers == Array(0..<page.numbers.count))
  }

  @Test func `one that is larger than a page is left out, and one more is one`() {
    let long = String(repeating: "word ", count: 3000) + "P"
    let page = Self.page([
      Self.mistake(1, times: 9, day: 1, prompt: long), Self.mistake(2, times: 1, day: 1),
    ])
    #expect(page.numbers == [2])
    #expect(page.last == "1 more mistake: `prep export --wrong`")
  }

  @Test(arguments: [
    ("a", 1.7), ("a b", 1.7), ("", 0), (String(repeating: "a", count: 64), 1.7),
    (String(repeating: "a", count: 65), 2.7), (String(repeating: "aaa ", count: 17), 2.7),
    ("```\na\n```", 2.4), ("- a\n- b", 3.4), ("# a", 1.7),
  ])
  func `a height is that of the lines and of what is around them`(_ text: String, _ lines: Double) {
    #expect(abs(ColumnHeight.of(Fragment.blocks(text)) - lines) < 0.001)
  }

  @Test func `no text makes the measure fail`() {
    var source = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let sheet = NastyText.sheet(using: &source)
      for entry in sheet.entries {
        let height = ColumnHeight.of(
          Fragment.blocks(entry.question.prompt), depth: Int.random(in: 0..<99, using: &source))
        #expect(height >= 0 && height.isFinite)
      }
      #expect(CheatSheet.text(sheet, rest: Self.rest, as: .html).contains("</main>"))
    }
  }
}
