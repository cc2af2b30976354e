import Foundation
import Questions

/// A topic file as prep read it with `JSONDecoder` until it had a reader of its own: every field asked
/// for by its name through `Decoder`, so that one bad field does not hide the others, and names
/// that are no fields found.
struct FieldwiseTopicFile: Decodable {
  let questions: [Question]

  init(from decoder: any Decoder) throws {
    var fields = try Fields(decoder)
    fields.noteOthers(besides: ["format", "bank", "topic", "title", "questions"])
    let topic: String = fields.value("topic") ?? ""
    let rows: [Row] = fields.value("questions") ?? []
    questions = rows.compactMap { $0.values.question(topic: topic) }
  }

  struct Row: Decodable {
    let values: FoundationTopicFile.Row

    private static let names: Set<String> = [
      "id", "formerIds", "revision", "kind", "level", "covers", "tags", "prompt", "hint", "since",
      "until", "references", "related",
    ]

    init(from decoder: any Decoder) throws {
      var fields = try Fields(decoder)
      let kind = fields.text("kind") ?? ""
      let points: [Point]? = fields.value("keyPoints")
      let options: [Choice]? = fields.value("options")
      fields.noteOthers(
        besides: Self.names.union(
          kind == "open" ? ["answer", "keyPoints", "followUps"] : ["options", "explanation"]))
      values = FoundationTopicFile.Row(
        id: fields.text("id") ?? "", formerIds: fields.value("formerIds"),
        revision: fields.value("revision"), kind: kind, level: fields.text("level") ?? "",
        covers: fields.value("covers"), tags: fields.texts("tags"),
        prompt: fields.text("prompt") ?? "", hint: fields.text("hint"),
        answer: fields.text("answer"), keyPoints: points?.map(\.value),
        followUps: fields.value("followUps"), options: options?.map(\.value),
        explanation: fields.text("explanation"), since: fields.text("since"),
        until: fields.text("until"), references: fields.texts("references"),
        related: fields.texts("related"))
    }
  }

  struct Point: Decodable {
    let value: FoundationTopicFile.Point

    init(from decoder: any Decoder) throws {
      var fields = try Fields(decoder)
      fields.noteOthers(besides: ["point", "accept", "mention", "contradict"])
      value = FoundationTopicFile.Point(
        point: fields.text("point") ?? "", accept: fields.texts("accept") ?? [],
        mention: fields.texts("mention"), contradict: fields.texts("contradict"))
    }
  }

  struct Choice: Decodable {
    let value: FoundationTopicFile.Choice

    init(from decoder: any Decoder) throws {
      var fields = try Fields(decoder)
      fields.noteOthers(besides: ["text", "correct", "why"])
      value = FoundationTopicFile.Choice(
        text: fields.text("text") ?? "", correct: fields.value("correct") ?? false,
        why: fields.text("why") ?? "")
    }
  }
}

/// The fields of an object, and how many of them are wrong.
private struct Fields {
  private let container: KeyedDecodingContainer<Name>
  private(set) var problems = 0

  struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Name.self) }

  mutating func value<Value: Decodable>(_ name: String) -> Value? {
    guard container.contains(Name(stringValue: name)) else { return nil }
    let value = try? container.decode(Value.self, forKey: Name(stringValue: name))
    if value == nil { problems += 1 }
    return value
  }

  mutating func text(_ name: String) -> String? {
    let text: String? = value(name)
    if let text { check(text) }
    return text
  }

  mutating func texts(_ name: String) -> [String]? {
    let texts: [String]? = value(name)
    for text in texts ?? [] { check(text) }
    return texts
  }

  private mutating func check(_ text: String) {
    let isBlank = text.allSatisfy(\.isWhitespace)
    let hasOddBytes = text.utf8.contains {
      ($0 < 0x20 && $0 != 0x0a) || $0 == 0x7f || $0 >= 0xc2
    }
    if isBlank || (hasOddBytes && text.unicodeScalars.contains { $0.value == 0 }) { problems += 1 }
  }

  mutating func noteOthers(besides known: Set<String>) {
    problems += container.allKeys.count { !known.contains($0.stringValue) }
  }
}
