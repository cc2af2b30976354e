internal import JSON
internal import Questions
internal import Quiz
internal import Scoring

/// A line of the dialogue that is a JSON object, such as `{"answer":["a","c"],"sure":false,"seconds":12.5}`.
enum ObjectReply {
  /// What an answer may take: a day at most.
  private static let seconds = 0.0...86_400

  /// The event, or a sentence on what could stand there; nil when the line is no object, or no answer is
  /// waited for.
  static func event(
    _ line: String, in phase: Session.Phase
  ) -> Result<Session.Event, Reply.Misread>? {
    guard case .asking(let turn, _) = phase, line.drop(while: \.isWhitespace).first == "{" else {
      return nil
    }
    guard let object = try? JSONDocument(Array(line.utf8)).root, object.isObject else {
      return .failure(Reply.Misread(sentence: "send one JSON object a line"))
    }
    if object["skip"]?.bool == true { return .success(.skipped) }
    guard let texts = answer(object) else {
      return .failure(
        Reply.Misread(sentence: #"send {"answer": …} with a text or a list, or {"skip": true}"#))
    }
    let seconds = object["seconds"].flatMap { $0.isNull ? nil : $0.number ?? .nan }
    guard seconds.map(Self.seconds.contains) ?? true else {
      return .failure(
        Reply.Misread(sentence: #""seconds" must be a number from 0 to 86400, or left out"#))
    }
    return event(texts, turn).map { event in
      guard case .answered(let response, _, _) = event else { return event }
      return .answered(
        response, object["sure"]?.bool == false ? .notSure : .sure, seconds: seconds)
    }
  }

  /// A text, a number, or several of them.
  private static func answer(_ object: JSONNode) -> [String]? {
    guard let answer = object["answer"] else { return nil }
    let texts = (answer.elements.map { Array($0) } ?? [answer]).map { node in
      node.text ?? node.integer.map(String.init)
    }
    return texts.contains(nil) ? nil : texts.compactMap(\.self)
  }

  private static func event(
    _ texts: [String], _ turn: Session.Turn
  ) -> Result<Session.Event, Reply.Misread> {
    if case .type(let blanks) = turn.shape, texts.count == blanks.count ?? 1 {
      return .success(.answered(.typed(texts)))
    }
    return Reply.answer(texts.joined(separator: ","), turn, pass: Reply.passInJSON)
  }
}
