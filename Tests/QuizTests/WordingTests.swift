import Questions
import Scoring
import Testing

@testable import Quiz

@Suite struct WordingTests {
  static func question(_ prompt: String, askedAs: [String], isOpen: Bool = true) -> Question {
    var question = Question(
      id: "q", topic: "t", level: .beginner, prompt: prompt,
      body: isOpen
        ? OpenAnswer(answer: "A.", keyPoints: [])
        : ShortAnswer(blanks: [Blank(accept: ["a"], why: "")], explanation: "E."))
    question.askedAs = askedAs
    return question
  }

  static var exercise: Question {
    var question = question("Which rows?", askedAs: ["What rows?"])
    question.body = Exercise(
      Exercise.Task(language: .sql, dataset: "d", solution: "select 1"), explanation: "E.")
    return question
  }

  /// The prompts of a question over many sittings.
  static func prompts(_ question: Question, _ wording: Settings.Wording) -> Set<String> {
    var generator = SeededGenerator(seed: 7)
    return Set(
      (0..<60).compactMap { _ in
        Session(
          questions: [question], wording: wording, at: Instant(milliseconds: 0), using: &generator
        ).turn?.prompt
      })
  }

  @Test func `an open question is asked in its own words and in others, when that is wished`() {
    let question = Self.question("Why?", askedAs: ["For what reason?", "What for?"])
    #expect(Self.prompts(question, .fixed) == ["Why?"])
    #expect(Self.prompts(question, .varied) == ["Why?", "For what reason?", "What for?"])
  }

  @Test(arguments: [
    question("Why?\n\n```\na\n```", askedAs: ["What for?"]), question("Why?", askedAs: []),
    question("Which word?", askedAs: ["What word?"], isOpen: false), exercise,
  ])
  func `what needs its own words is asked in them`(question: Question) {
    #expect(Self.prompts(question, .varied) == [question.prompt])
  }
}
