import Formats
import Questions
import StudySheet
import Testing

@testable import Formats

/// Study sheets in Markdown come back as the questions they were made of.
@Suite struct SheetReaderTests {
  @Test func `a sheet is known by its contents, however long they are`() {
    let links = (1...3000).map {
      "    - [Question \($0)](#question-\($0)): What is the meaning of the number \($0)?"
    }
    let text =
      "# Numbers\n\n## Contents\n\n- [All](#all)\n" + links.joined(separator: "\n")
      + "\n\n## All\n\n#### Question 1\n\nWhat?\n"
    #expect(text.utf8.count > 1 << 17)
    #expect(Glimpse(Array(text.utf8), path: "a.md").format == .markdown)
  }

  private let questions: [Question] = {
    func question(_ id: String, _ level: Level, _ prompt: String, _ body: any QuestionBody)
      -> Question
    {
      Question(id: id, topic: "orm", level: level, prompt: prompt, body: body)
    }
    var open = Samples.open
    open.body = OpenAnswer(
      answer: "It runs when **used**:\n\n```python\nlist(books)\n```",
      keyPoints: [KeyPoint(point: "no query before `list()`", accept: [])],
      followUps: [FollowUp(ask: "What evaluates it?", answer: "Iteration.")])
    var choice = Samples.choice
    (choice.since, choice.tags) = (nil, [])
    return [
      open, choice,
      question(
        "two-of-three", .beginner, "Which two?\n\n- a list of the prompt",
        Choice(
          options: ["a", "```python\nb\n```", "c"].enumerated().map {
            Option(text: $1, isCorrect: $0 != 1, why: $0 == 0 ? "First." : "")
          }, explanation: "")),
      question(
        "gap", .advanced, "Fill ____ and ____.",
        ShortAnswer(
          blanks: [Blank(accept: ["x"], why: "One."), Blank(accept: ["y_z"], why: "Two.")],
          explanation: "So it is.")),
      question(
        "typed", .advanced, "How many?",
        ShortAnswer(blanks: [Blank(accept: ["1, or 2"], why: "By count.")], explanation: "")),
      question(
        "many-accepted", .advanced, "Which command?",
        ShortAnswer(
          blanks: [Blank(accept: ["`ls` -l", "a | b", "*x*, y"], isExact: true, why: "It lists.")],
          explanation: "")),
      question(
        "two-without-gaps", .advanced, "Which two?",
        ShortAnswer(
          blanks: [Blank(accept: ["x", "X"], why: "One."), Blank(accept: ["y, z"], why: "Two.")],
          explanation: "So it is.")),
      question(
        "steps", .advanced, "In which order?",
        Ordering(steps: ["first", "second", "third"], distractors: ["never"], explanation: "E.")),
      question(
        "fault", .advanced, "Which line?",
        FaultyLine(
          code: "def f():\n\n    retrun 1", language: "python",
          faults: [FaultyLine.Fault(line: 3, why: "No such word.")], explanation: "E.")),
    ]
  }()

  private func sheet(_ answers: AnswerPlacement) -> String {
    let sheet = Sheet(
      title: "Django", date: "2026-11-20", topicTitles: ["orm": "ORM & queries"],
      entries: questions.map { Sheet.Entry($0, recall: 0.5, due: "2026-12-01") })
    return Samples.text(.markdown, of: sheet, answers)
  }

  @Test(arguments: [AnswerPlacement.inline, .folded, .end])
  func `questions come back with their keys, reasons and points`(_ answers: AnswerPlacement) throws
  {
    let text = sheet(answers)
    #expect(Glimpse(Array(text.utf8), path: "sheet.md").format == .markdown)
    let file = try Reading.file(.markdown, text)
    #expect(file.problems == [])
    let back = file.items.map { item in
      var question = item.question
      question.topic = "orm"
      return question
    }
    let wanted = questions.sorted { ($0.level, $0.id) < ($1.level, $1.id) }
    for (one, other) in zip(back.sorted { ($0.level, $0.id) < ($1.level, $1.id) }, wanted) {
      #expect(one.json == other.json)
    }
    #expect(back.count == wanted.count)
    #expect(Set(file.items.map(\.question.topic)) == ["ORM & queries"])
  }

  @Test func `a sheet without answers is refused, question by question`() throws {
    let lines = try Reading.lines(.markdown, sheet(.none))
    #expect(lines.count == questions.count)
    #expect(
      lines.allSatisfy { $0.hasSuffix("has no answer; export the sheet with its answers") })
  }
}
