import Questions

@testable import BankLint

/// A question of either kind that keeps every rule, to be spoilt in one respect.
enum Sample {
  static let link = "https://docs.djangoproject.com/en/6.1/topics/db/queries/"

  static let syllabus = Syllabus(
    topics: [], items: [],
    documentation: [DocumentationRoot("https://docs.djangoproject.com/en/{version}/")])

  static let options = [
    Option(text: "No query", isCorrect: true, why: "A queryset waits until it is read."),
    Option(text: "One query", isCorrect: false, why: "Filtering only describes what to read."),
    Option(text: "Two queries", isCorrect: false, why: "Chaining makes a copy, no more."),
  ]

  static func choice(
    _ id: String = "lazy", prompt: String = "How many queries does a chain of filters run?",
    options: [Option] = options, explanation: String = "Reading the rows evaluates it.",
    references: [String] = [link], covers: [String] = [], related: [String] = []
  ) -> Question {
    var question = Question(
      id: id, topic: "orm", level: .beginner, prompt: prompt,
      body: Choice(options: options, explanation: explanation))
    question.references = references
    question.covers = covers
    question.related = related
    return question
  }

  /// Options of a question with one key, each with a reason of its own.
  static func options(_ texts: [String], key: Int = 0) -> [Option] {
    texts.enumerated().map { index, text in
      Option(text: text, isCorrect: index == key, why: "This is reason number \(index).")
    }
  }

  static let keyPoints = [
    KeyPoint(point: "It joins", accept: ["join", "one statement"]),
    KeyPoint(point: "It follows single values", accept: ["foreign key", "one-to-one"]),
    KeyPoint(point: "It reads ahead", accept: ["eager", "reads ahead"]),
  ]

  static func open(
    _ id: String = "loading", level: Level? = .advanced,
    prompt: String = "When do you use `select_related`?",
    hint: String? = "How many rows stand behind the relation?", answer: String = words(100),
    keyPoints: [KeyPoint] = keyPoints, followUps: [String] = ["And then?", "And why?"],
    covers: [String] = [], related: [String] = ["elsewhere"]
  ) -> Question {
    var question = Question(
      id: id, topic: "orm", level: level, prompt: prompt,
      body: OpenAnswer(
        answer: answer, keyPoints: keyPoints, followUps: followUps.map { FollowUp(ask: $0) }))
    question.hint = hint
    question.related = related
    question.references = [link]
    question.covers = covers
    return question
  }

  /// A question of any kind that keeps to the rules for all of them.
  static func question(_ prompt: String, _ body: any QuestionBody) -> Question {
    var question = Question(
      id: "loading", topic: "orm", level: .beginner, prompt: prompt, body: body)
    question.related = ["elsewhere"]
    question.references = [link]
    return question
  }

  static func words(_ count: Int) -> String {
    Array(repeating: "word", count: count).joined(separator: " ")
  }

  /// So many choice questions that ask about different things.
  static func many(_ count: Int, _ options: (Int) -> [Option]) -> [Question] {
    (0..<count).map { index in
      choice("q\(index)", prompt: "What of `name_\(index)`?", options: options(index))
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

extension LintedBank {
  /// A bank of one file, `orm.json`.
  init(_ questions: Question...) {
    self.init(questions)
  }

  init(_ questions: [Question], isSound: Bool = true) {
    self.init(
      files: [
        LintedFile(
          name: "orm.json", bank: "django", questions: questions, isSound: isSound,
          syllabus: Sample.syllabus)
      ])
  }

  /// What a user reads about a rule, in full lines.
  func findings(_ rule: LintRule) -> [String] {
    Linter(self).problems().map(\.description).filter { $0.hasSuffix(" [\(rule.name)]") }
  }
}
