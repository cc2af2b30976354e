internal import JSON
internal import Questions
internal import Quiz
internal import Scoring

/// The text of JSON as which the store keeps an interview.
extension PausedInterview {
  /// Reads the text kept; nil when it is none.
  package init?(_ text: String) {
    guard let root = try? JSONDocument(Array(text.utf8)).root,
      let minutes = root["minutes"]?.integer, let total = root["total"]?.integer,
      let secondsLeft = root["secondsLeft"]?.number, let isAtFollowUp = root["isAtFollowUp"]?.bool,
      let questions = root["questions"]?.texts,
      let planned = root["planned"].map(\.integer) ?? total, (0...max(0, total)).contains(planned),
      let answers = root["answers"]?.all(Given.init),
      let followUps = root["followUps"]?.all(Session.FurtherAnswer.init),
      (0...Double(InterviewPlan.minutesRange.upperBound) * 60).contains(secondsLeft),
      (questions.count...questions.count + 1000).contains(total)
    else { return nil }
    self.init(
      minutes: minutes, questions: questions, secondsLeft: secondsLeft, answers: answers,
      total: total, planned: planned, isAtFollowUp: isAtFollowUp,
      followUps: followUps)
  }

  package var text: String {
    let json: JSON = [
      "minutes": .integer(minutes), "questions": .texts(questions),
      "secondsLeft": .number(secondsLeft), "answers": .list(answers.map(\.json)),
      "total": .integer(total), "planned": .integer(planned), "isAtFollowUp": .bool(isAtFollowUp),
      "followUps": .list(followUps.map(\.json)),
    ]
    return json.description
  }
}

extension PausedInterview.Given {
  fileprivate init?(_ node: JSONNode) {
    guard let question = node["question"]?.text,
      let grade = node["grade"]?.text.flatMap(Grade.init(rawValue:)),
      let score = node["score"]?.number, let seconds = node["seconds"]?.number
    else { return nil }
    self.init(
      question: question, grade: grade, score: score, seconds: seconds,
      response: Response(node), said: node["said"]?.all(\.integer),
      remark: node["remark"]?.text)
  }

  /// What was not given is left out.
  fileprivate var json: JSON {
    let start: JSON = [
      "question": .text(question), "grade": .text(grade.rawValue), "score": .number(score),
      "seconds": .number(seconds),
    ]
    let heard: JSON = said.map { ["said": .list($0.map { .integer($0) })] } ?? [:]
    let remark: JSON = remark.map { ["remark": .text($0)] } ?? [:]
    return start.with(response?.json ?? [:]).with(heard).with(remark)
  }
}

extension Response {
  /// A text of any length is kept as "text", as it was when there were no others.
  fileprivate init?(_ node: JSONNode) {
    if let places = node["picked"]?.all(\.integer) {
      self = .picked(Set(places))
    } else if let text = node["text"]?.text {
      self = .typed([text])
    } else if let texts = node["texts"]?.all(\.text) {
      self = .typed(texts)
    } else if let places = node["arranged"]?.all(\.integer) {
      self = .arranged(places)
    } else if let places = node["pointed"]?.all(\.integer) {
      self = .pointed(Set(places))
    } else {
      return nil
    }
  }

  fileprivate var json: JSON {
    func list(_ places: [Int]) -> JSON { .list(places.map { .integer($0) }) }
    return switch self {
    case .picked(let places): ["picked": list(places.sorted())]
    case .typed(let texts) where texts.count == 1: ["text": .text(texts[0])]
    case .typed(let texts): ["texts": .texts(texts)]
    case .arranged(let places): ["arranged": list(places)]
    case .pointed(let places): ["pointed": list(places.sorted())]
    }
  }
}

extension Session.FurtherAnswer {
  fileprivate init?(_ node: JSONNode) {
    guard let question = node["question"]?.text, let prompt = node["prompt"]?.text,
      let text = node["text"]?.text
    else { return nil }
    self.init(question: question, prompt: prompt, text: text)
  }

  fileprivate var json: JSON {
    ["question": .text(question), "prompt": .text(prompt), "text": .text(text)]
  }
}

extension JSONNode {
  /// The values of a list; nil when one of them cannot be read.
  fileprivate func all<Value>(_ read: (JSONNode) -> Value?) -> [Value]? {
    guard let elements else { return nil }
    let values = elements.map(read)
    return values.contains { $0 == nil } ? nil : values.compactMap(\.self)
  }
}
