import Questions
import Quiz

/// Questions that no reader would make: texts that say nothing, numbers and versions that are none.
struct OddQuestions {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let texts = [
    "", " ", "\u{3000}", "\n", "&nbsp;", "<!-- x -->", "\u{200B}", "\u{202E}abc", "\u{1B}[31m", "a",
    "**b**", "c\r\nd", "`e`", "- [ ] f", "# g", "---", "=h", "~i", "{j}", "k\u{0}l", "m, n",
    "o | p",
    "A. q", "r -> s", "####", "```\nt\n```", "![](u)", "v", "w",
  ]
  private static let versions = ["5.2", "6", "abc", "", " ", "5.x", "4.2"]

  private mutating func text() -> String { Self.texts.randomElement(using: &random) ?? "" }

  private mutating func texts(_ most: Int) -> [String] {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in text() }
  }

  /// A text that shows something, more often than not.
  private mutating func said(_ word: String) -> String {
    Int.random(in: 0..<8, using: &random) == 0 ? text() : "\(word) \(text())"
  }

  mutating func bank(_ name: String) -> Bank {
    let questions = (0..<5).map { question("q-\($0)") }
    return PlainQuestions.bank(name, questions, topic: Topic(id: "t", title: said("Topic")))
  }

  private mutating func question(_ id: String) -> Question {
    var question = Question(id: id, topic: "t", level: nil, prompt: said("Why"), body: body())
    (question.tags, question.covers, question.askedAs) = (texts(2), texts(1), texts(2))
    (question.formerIDs, question.related, question.references) = (texts(1), texts(1), texts(2))
    question.revision = Int.random(in: -1...3, using: &random)
    if Bool.random(using: &random) { question.hint = text() }
    if Int.random(in: 0..<4, using: &random) == 0 {
      question.since = Self.versions.randomElement(using: &random)
      question.until = Self.versions.randomElement(using: &random)
    }
    return question
  }

  private mutating func body() -> any QuestionBody {
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      return OpenAnswer(
        answer: said("answer"),
        keyPoints: texts(3).map { KeyPoint(point: $0, accept: texts(2), mention: texts(1)) },
        followUps: texts(2).map {
          FollowUp(ask: $0, answer: Bool.random(using: &random) ? text() : nil)
        })
    case 1:
      return Choice(
        options: (0..<Int.random(in: 0...4, using: &random)).map { _ in
          Option(text: said("option"), isCorrect: Bool.random(using: &random), why: text())
        }, explanation: text())
    case 2:
      return ShortAnswer(
        blanks: (0..<Int.random(in: 0...2, using: &random)).map { _ in
          Blank(accept: texts(2), isExact: Bool.random(using: &random), why: text())
        }, explanation: text())
    case 3:
      return Ordering(
        steps: (0..<Int.random(in: 0...3, using: &random)).map { _ in said("step") },
        distractors: texts(1), explanation: text())
    default:
      return FaultyLine(
        code: ["a\n\nb", "", "c"].randomElement(using: &random) ?? "",
        language: Bool.random(using: &random) ? "" : "python",
        faults: (0..<Int.random(in: 0...2, using: &random)).map {
          FaultyLine.Fault(line: $0 + Int.random(in: 0...1, using: &random), why: text())
        }, explanation: text())
    }
  }
}

/// Three questions as anybody writes them, in a bank.
enum PlainQuestions {
  static var all: [Question] {
    let options = [
      Option(text: "this", isCorrect: true, why: ""),
      Option(text: "that", isCorrect: false, why: ""),
    ]
    let open = OpenAnswer(answer: "Because it is so.", keyPoints: [])
    return [("why-so", open as any QuestionBody)].map(named)
      + ["which-one", "which-two"].map {
        named($0, Choice(options: options, explanation: "It is \($0)."))
      }
  }

  private static func named(_ id: String, _ body: any QuestionBody) -> Question {
    Question(
      id: id, topic: "alpha-and-more", level: .beginner, prompt: "Is it \(id)?", body: body)
  }

  static func bank(
    _ name: String, _ questions: [Question] = all,
    topic: Topic = Topic(id: "alpha-and-more", title: "Alpha and more")
  ) -> Bank {
    Bank(name: name, title: name, topics: [(topic, questions)])
  }
}
