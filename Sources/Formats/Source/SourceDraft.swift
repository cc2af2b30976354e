internal import Questions

/// A question as a reader found it; all texts are Markdown already.
struct SourceDraft {
  /// From 1.
  var line: Int
  /// What its author calls it.
  var id: String?
  /// Whether that is a title, which authors count anew, and no id that stays.
  var isTitled = false
  /// What its program knows it by.
  var key: String?
  var topic: String?
  /// What the topic is called, where `topic` is its slug.
  var topicTitle: String?
  var level: Level?
  var tags: [String] = []
  var prompt = ""
  var hint: String?
  var references: [String] = []
  var answer: SourceAnswer
  var changes: [String] = []
  var reviews: [SourceReview] = []
  /// Fields that only our own formats have.
  var own: Question?

  init(line: Int, prompt: String = "", _ answer: SourceAnswer = .open("")) {
    self.line = line
    self.prompt = prompt
    self.answer = answer
  }
}

/// How a source wants its question answered, whatever kind of ours that becomes.
enum SourceAnswer {
  case open(String, keyPoints: [KeyPoint] = [], followUps: [FollowUp] = [])
  /// Some or all may be right; `picksOne` where exactly one has to be.
  case choice([Option], explanation: String = "", picksOne: Bool = false)
  /// Statements of which each is true or false.
  case statements([(text: String, isTrue: Bool)], explanation: String = "")
  case truth(Bool, whyTrue: String = "", whyFalse: String = "", explanation: String = "")
  /// Texts of which any is right, for each blank; no Markdown.
  case short([[String]], explanation: String = "")
  /// In the right order, and what does not belong.
  case order([String], distractors: [String] = [], explanation: String = "")
  /// One of our own kinds, as it is.
  case own(any QuestionBody)
  /// What belongs to what, and what belongs to nothing.
  case matching(
    [(left: String, right: String)], distractors: [String] = [], explanation: String = "")
}

extension SourceDraft {
  /// What is said of a query where a format has no room for the data that it is run on.
  static let isNotRun = "a query to be run, asked as an open question"
}

extension SourceAnswer {
  /// What stands for the answer of an essay whose file gives none.
  static let noModelAnswer =
    "The file gives no model answer: say yours aloud, and judge it yourself."
}
