import Questions
import StudySheet

/// Questions small enough to write out what becomes of them.
enum Samples {
  static var open: Question {
    var question = Question(
      id: "what-is-lazy", topic: "orm", level: .beginner, prompt: "Why is a `QuerySet` *lazy*?",
      body: OpenAnswer(
        answer: "It runs when **used**:\n\n```python\nlist(books)\n```",
        keyPoints: [KeyPoint(point: "no query before `list()`", accept: ["iteration"])],
        followUps: [FollowUp(ask: "What evaluates it?")]))
    question.hint = "Count the queries."
    question.references = ["https://docs.djangoproject.com/en/6.1/ref/models/querysets/"]
    return question
  }

  static var choice: Question {
    var question = Question(
      id: "which-join", topic: "orm", level: .advanced, prompt: "Which join?",
      body: Choice(
        options: [
          Option(text: "`INNER`", isCorrect: true, why: "The key is required."),
          Option(text: "`LEFT | OUTER`", isCorrect: false, why: "That is for nullable keys."),
        ],
        explanation: "Nullability decides."))
    question.since = "1.4"
    question.tags = ["sql joins"]
    return question
  }

  static var sheet: Sheet {
    Sheet(
      title: "Django", date: "2026-11-20", topicTitles: ["orm": "ORM & queries"],
      entries: [
        Sheet.Entry(choice, recall: 0.934, due: "2026-12-01", wrongAnswers: ["`LEFT | OUTER`"]),
        Sheet.Entry(open),
      ])
  }

  static func text(_ writer: DocumentWriter, _ answers: AnswerPlacement) -> String {
    sheet.text(answers: answers, as: writer)
  }
}
