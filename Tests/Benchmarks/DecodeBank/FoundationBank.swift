import Foundation
import Questions

/// A topic file as `JSONDecoder` reads it: equal `Question` values, and nothing checked that the
/// decoder does not check by itself.
struct FoundationTopicFile: Decodable {
  let topic: String
  let questions: [Row]

  struct Row: Decodable {
    let id: String
    let formerIds: [String]?
    let revision: Int?
    let kind: String
    let level: String
    let covers: [String]?
    let tags: [String]?
    let prompt: String
    let hint: String?
    let answer: String?
    let keyPoints: [Point]?
    let followUps: [Further]?
    let options: [Choice]?
    let explanation: String?
    let since: String?
    let until: String?
    let references: [String]?
    let related: [String]?
  }

  struct Point: Decodable {
    let point: String
    let accept: [String]
    let mention: [String]?
    let contradict: [String]?
  }

  /// A text alone, or with its answer.
  struct Further: Decodable {
    let ask: String
    let answer: String?

    private enum Key: CodingKey { case ask, answer }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        (ask, answer) = (text, nil)
      } else {
        let fields = try decoder.container(keyedBy: Key.self)
        ask = try fields.decode(String.self, forKey: .ask)
        answer = try fields.decode(String.self, forKey: .answer)
      }
    }
  }

  struct Choice: Decodable {
    let text: String
    let correct: Bool
    let why: String
  }

  var values: [Question] { questions.compactMap { $0.question(topic: topic) } }
}

extension FoundationTopicFile.Row {
  func question(topic: String) -> Question? {
    guard let level = Level(rawValue: level), let body else { return nil }
    var question = Question(id: id, topic: topic, level: level, prompt: prompt, body: body)
    question.formerIDs = formerIds ?? []
    question.revision = revision ?? 1
    question.covers = covers ?? []
    question.tags = tags ?? []
    question.hint = hint
    question.since = since
    question.until = until
    question.references = references ?? []
    question.related = related ?? []
    return question
  }

  private var body: (any QuestionBody)? {
    switch kind {
    case "open":
      OpenAnswer(
        answer: answer ?? "",
        keyPoints: (keyPoints ?? []).map {
          KeyPoint(
            point: $0.point, accept: $0.accept, mention: $0.mention ?? [],
            contradict: $0.contradict ?? [])
        },
        followUps: (followUps ?? []).map { FollowUp(ask: $0.ask, answer: $0.answer) })
    case "choice":
      Choice(
        options: (options ?? []).map {
          Option(text: $0.text, isCorrect: $0.correct, why: $0.why)
        }, explanation: explanation ?? "")
    default: nil
    }
  }
}
