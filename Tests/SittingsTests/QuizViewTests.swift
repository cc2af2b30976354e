import Questions
import Quiz
import Scoring
import Sittings
import Terminal
import Testing

@Suite struct QuizViewTests {
  @Test(arguments: [
    (
      80,
      " 1/1  ░░░░░░░░░░░░░░░░░░  ORM and queries, beginner  interview in 12 days  1:05 "
    ),
    (66, " 1/1  ORM and queries, beginner        interview in 12 days  1:05 "),
    (52, " 1/1  ░░░░░░░░░░░░  ORM and queries, beginner  1:05 "),
    (30, " 1/1  ORM and queries,…  1:05 "),
  ])
  func `the days to the interview stand in the heading where there is room`(
    columns: Int, heading: String
  ) {
    var sitter = Sitter([QuizSamples.choice()], columns: columns)
    sitter.interview = Day(number: 112)
    #expect(sitter.lines[0] == heading)
  }

  @Test func `a question joins soft line breaks and shows the keys that work`() {
    let sitter = Sitter([QuizSamples.choice()])
    #expect(
      sitter.lines.prefix(3) == [
        " 1/1  ░░░░░░░░░░░░░░░░░░░░  ORM and queries, beginner                      1:05 ",
        String(repeating: "─", count: 80), " How many *queries* run here?",
      ])
    #expect(
      sitter.lines.suffix(2) == [
        "a-c answer  ↑↓ Enter choose  ! not sure  0 don't know  h hint  s skip",
        "r references  / search  ? keys  q leave",
      ])
  }

  @Test func `feedback tells verdict, due day, reasons and explanation`() {
    var sitter = Sitter([QuizSamples.choice()])
    let wrong = sitter.options.firstIndex { $0 != "option 0" } ?? 0
    sitter.type(String(Letters.letter(wrong)))
    #expect(
      sitter.lines[2]
        == " ✗ Wrong. Graded again, due again in 3 days; it comes back in this sitting.")
    for reason in 0..<3 { #expect(sitter.text.contains("reason \(reason)")) }
    #expect(sitter.text.contains("(your answer)"))
    #expect(sitter.text.contains("Because of laziness."))
  }

  @Test func `key points come first, a number changes its mark and the grade suggested`() {
    var sitter = Sitter([QuizSamples.open()])
    sitter.press(.enter)
    #expect(
      sitter.lines[2...4] == [
        " Key points, 0 of 2 mentioned", " 1 [ ] It joins", " 2 [ ] One query",
      ])
    sitter.type("12")
    #expect(
      sitter.lines[2...4] == [
        " Key points, 2 of 2 mentioned", " 1 [x] It joins", " 2 [x] One query",
      ])
    #expect(sitter.text.contains("Enter good"))
  }

  @Test func `after the grade the day and the follow-ups stand above what was judged`() {
    var sitter = Sitter([QuizSamples.open()])
    sitter.press(.enter)
    sitter.type("1g")
    #expect(sitter.lines[2] == " ✓ Graded good, due again in 3 days.")
    for text in ["And for many?", "1 [x] It joins", "For single relations."] {
      #expect(sitter.text.contains(text))
    }
  }

  @Test func `who does not know an open question is told the answer`() {
    var sitter = Sitter([QuizSamples.open()])
    sitter.type("0")
    #expect(sitter.text.contains("For single relations."))
    #expect(sitter.text.contains("• One query"))
    #expect(sitter.text.contains("And for many?"))
  }

  @Test func `answer and key points stand side by side where there is room`() {
    var wide = Sitter([QuizSamples.open()], columns: 120)
    wide.type("tit joins")
    wide.press(.control("d"))
    #expect(wide.lines.contains { $0.contains("Your answer") && $0.contains("Key points, 1 of 2") })
    wide.size = TerminalSize(columns: 80, rows: 24)
    #expect(wide.lines.contains { $0 == " Your answer" })
    #expect(wide.lines.contains { $0 == " 1 [x] It joins" })
  }

  @Test func `the cursor stands where the next letter goes`() {
    var sitter = Sitter([QuizSamples.open()])
    #expect(sitter.drawing.cursor == nil)
    sitter.type("tab")
    #expect(sitter.drawing.cursor == Drawing.Position(row: 5, column: 3))
    #expect(sitter.lines[5] == " ab")
  }

  @Test func `no bank and no answer can steer the terminal`() {
    let nasty = "a\u{1b}[2Jb\u{9b}31mc\u{202e}d\u{7}e\u{8}f"
    let question = Question(
      id: "nasty", topic: nasty, level: .beginner, prompt: nasty + "\n\n```\n\(nasty)\n```",
      body: Choice(
        options: [
          Option(text: nasty, isCorrect: true, why: nasty),
          Option(text: nasty, isCorrect: false, why: nasty),
        ], explanation: nasty))
    var sitter = Sitter([question])
    var texts = [sitter.text]
    sitter.type("a")
    texts.append(sitter.text)
    for text in texts {
      #expect(
        text.unicodeScalars.allSatisfy {
          $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\u{202e}"
        })
      #expect(text.contains("␛"))
    }
  }

  @Test(arguments: [(40, 12), (80, 24), (200, 60), (24, 7), (10, 3), (1, 1)])
  func `no line is wider than the window, and there are no more than it has rows`(
    columns: Int, rows: Int
  ) {
    for question in [QuizSamples.choice(), QuizSamples.open()] {
      var sitter = Sitter([question], columns: columns, rows: rows)
      for key in ["h", "r", "t", "\u{4}", "1", "g", "u", "q"] {
        #expect(sitter.lines.count <= rows)
        #expect(sitter.drawing.lines.allSatisfy { $0.width <= columns })
        if key == "\u{4}" { sitter.press(.control("d")) } else { sitter.type(key) }
      }
    }
  }
}
