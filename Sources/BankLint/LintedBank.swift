internal import Questions

/// A topic file as the rules see it.
struct LintedFile: Sendable {
  /// As the user gave it.
  let name: String
  let bank: String
  /// Those that could be read, in file order.
  let questions: [LintedQuestion]
  /// Whether everything in the file could be read; if not, its figures say nothing.
  let isSound: Bool
  /// What it was read from, which knows where everything stands.
  let source: TopicFile?

  init(
    name: String, bank: String, questions: [Question], isSound: Bool = true,
    source: TopicFile? = nil, syllabus: Syllabus = Syllabus(topics: [], items: [])
  ) {
    self.name = name
    self.bank = bank
    self.questions = questions.map {
      LintedQuestion($0, documentation: syllabus.documentation(ofTopic: $0.topic, inBank: bank))
    }
    self.isSound = isSound
    self.source = source
  }

  init(_ named: CrossCheck.NamedFile, syllabus: Syllabus) {
    self.init(
      name: named.name, bank: named.file.bank, questions: named.file.questions,
      isSound: named.file.problems(file: named.name).isEmpty, source: named.file,
      syllabus: syllabus)
  }
}

/// All that a rule can know.
struct LintedBank: Sendable {
  /// The files to report on.
  let files: [LintedFile]
  /// Other files of the same bank.
  var neighbours: [LintedFile] = []
  /// The ids of what the bank has to ask about.
  var syllabusItems: [String] = []
  /// As the user gave it.
  var syllabusName = "syllabus.json"
  /// Whether the files are the bank's only ones.
  var isWhole = false
  /// What keeps an exercise from being judged, which takes a laboratory to find out.
  var faultOfExercise: ExerciseTrial = { _, _ in nil }

  var isWholeAndSound: Bool { isWhole && files.allSatisfy(\.isSound) }

  /// Whether shares of all questions say more than those of each file.
  var areFiguresOfAll: Bool { (isWhole || files.count > 1) && files.allSatisfy(\.isSound) }
}
