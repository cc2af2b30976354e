internal import Questions
internal import TextAnalysis

/// Reads Moodle's XML (https://docs.moodle.org/en/Moodle_XML_format).
struct MoodleReader: TextReader {
  private(set) var reading: FileReading
  private var category: String?

  mutating func read(_ text: SourceText) {
    var xml = XMLReader(Array(text.text.utf8), skipping: ["file"])
    do throws(XMLFault) {
      let root = try xml.root()
      guard root.name == "quiz" else {
        return reading.refuse(root.line, "is <\(root.name.brief)>, not Moodle's <quiz>")
      }
      for question in root.all("question") { read(question) }
    } catch {
      reading.refuse(error.line, error.reason)
    }
  }

  init(reading: FileReading) { self.reading = reading }

  private mutating func read(_ element: XMLElement) {
    let type = element.attributes["type"] ?? ""
    if type == "category" {
      let path = element["category"]?["text"]?.text.trimmed ?? ""
      category = path.split(separator: "/").last { !$0.hasPrefix("$") && $0 != "top" }.map(
        String.init)
      return
    }
    var draft = SourceDraft(line: element.line)
    fill(&draft, element)
    do throws(SourceFault) {
      let (answer, changes) = try MoodleAnswer(element, type).asked()
      draft.answer = answer
      draft.changes += changes
      reading.take(draft)
    } catch {
      reading.refuse(element.line, error.reason)
    }
  }

  private func fill(_ draft: inout SourceDraft, _ element: XMLElement) {
    // Some exports have the text twice, the first one empty.
    let texts = element.all("questiontext").map { MoodleText.markdown($0) }
    draft.prompt = texts.first { !$0.isEmpty } ?? ""
    let name = element["name"]?["text"]?.text.trimmed ?? ""
    let number = element["idnumber"]?.text.trimmed ?? ""
    draft.id = !number.isEmpty ? number : name.isEmpty ? nil : name
    draft.isTitled = number.isEmpty
    draft.topic = category
    draft.tags = element["tags"]?.all("tag").compactMap { $0["text"]?.text.trimmed } ?? []
    draft.hint = element.all("hint").map { MoodleText.markdown($0) }.first { !$0.isEmpty }
    let files = Self.files(in: element)
    if files > 0 { draft.changes.append("left out \(counted(files, "embedded file"))") }
  }

  private static func files(in element: XMLElement) -> Int {
    element.all("file").count + element.children.map(files).reduce(0, +)
  }
}

enum MoodleText {
  /// The text of an element in the format that its attribute says.
  static func markdown(_ element: XMLElement) -> String {
    let text = (element["text"]?.text ?? element.text).trimmed
    switch element.attributes["format"] ?? "html" {
    case "markdown": return text
    case "plain_text": return PlainText.markdown(text)
    default: return HTMLText.markdown(text)
    }
  }
}

/// How a question of a type is answered.
struct MoodleAnswer {
  private let element: XMLElement
  private let type: String
  private let explanation: String

  init(_ element: XMLElement, _ type: String) {
    self.element = element
    self.type = type
    explanation = element["generalfeedback"].map { MoodleText.markdown($0) } ?? ""
  }

  /// How the question is asked, and what is not as it was.
  func asked() throws(SourceFault) -> (answer: SourceAnswer, changes: [String]) {
    switch type {
    case "multichoice", "multichoiceset": return try choice()
    case "truefalse": return (try truth(), [])
    case "shortanswer", "numerical": return try typed.asked()
    case "matching": return (try matching(), [])
    case "ordering": return (ordering, [])
    case "essay":
      let model = element["graderinfo"].map { MoodleText.markdown($0) } ?? ""
      let answer = [model, explanation].first { !$0.isEmpty }
      return (.open(answer ?? SourceAnswer.noModelAnswer), [])
    case "description": throw SourceFault("is a description, which asks nothing")
    default: throw SourceFault("questions of the type \"\(type.brief)\" are not read")
    }
  }

  private var answers: [(fraction: Double, text: String, why: String)] {
    element.all("answer").map {
      (
        Double($0.attributes["fraction"] ?? "") ?? 0, MoodleText.markdown($0),
        $0["feedback"].map { MoodleText.markdown($0) } ?? ""
      )
    }
  }

  private func choice() throws(SourceFault) -> (SourceAnswer, [String]) {
    let isOne = type == "multichoice" && element["single"]?.text.trimmed != "false"
    let answers = answers
    let options = answers.map {
      Option(text: $0.text, isCorrect: isOne ? $0.fraction == 100 : $0.fraction > 0, why: $0.why)
    }
    if isOne, !options.contains(where: \.isCorrect) {
      throw SourceFault("no answer is worth 100 %, so that there is no right one")
    }
    let partly = answers.filter { isOne && $0.fraction > 0 && $0.fraction < 100 }.map {
      "\"\($0.text.brief)\", worth \(GradedAnswers.percent($0.fraction)) %, counts as wrong"
    }
    return (.choice(options, explanation: explanation, picksOne: isOne), partly)
  }

  private func truth() throws(SourceFault) -> SourceAnswer {
    let answers = answers
    guard let isTrue = answers.first(where: { $0.text.lowercased() == "true" }),
      let isFalse = answers.first(where: { $0.text.lowercased() == "false" }),
      (isTrue.fraction == 100) != (isFalse.fraction == 100)
    else { throw SourceFault("neither true nor false is the right answer, or both are") }
    return .truth(
      isTrue.fraction == 100, whyTrue: isTrue.why, whyFalse: isFalse.why, explanation: explanation)
  }

  private var typed: GradedAnswers {
    GradedAnswers(
      answers: element.all("answer").map { answer in
        let text = (answer["text"]?.text ?? "").trimmed
        let tolerance = (answer["tolerance"]?.text ?? "").trimmed
        let isRough = text != "*" && Double(tolerance) ?? 0 > 0
        return GradedAnswer(
          text: text + (isRough ? " (± \(tolerance))" : ""),
          share: Double(answer.attributes["fraction"] ?? "") ?? 0,
          why: answer["feedback"].map { MoodleText.markdown($0) } ?? "", isRough: isRough)
      }, isExact: element["usecase"]?.text.trimmed == "1", explanation: explanation)
  }

  private func matching() throws(SourceFault) -> SourceAnswer {
    var pairs: [(left: String, right: String)] = []
    var distractors: [String] = []
    for pair in element.all("subquestion") {
      let left = MoodleText.markdown(pair)
      let right = PlainText.markdown((pair["answer"]?["text"]?.text ?? "").trimmed)
      if left.isEmpty { distractors.append(right) } else { pairs.append((left, right)) }
    }
    guard pairs.count > 1 else { throw SourceFault("matching needs two pairs or more") }
    return .matching(pairs, distractors: distractors, explanation: explanation)
  }

  /// In the order of the file, by which Moodle itself goes where numbers say otherwise.
  private var ordering: SourceAnswer { .order(answers.map(\.text), explanation: explanation) }
}
