internal import Questions
internal import Quiz
internal import Scoring
internal import TextAnalysis

/// One typed line of the dialogue, as the event it means.
enum Reply {
  /// The event, or a sentence on what could be typed instead; `pass` says that the answer is not known.
  static func event(
    _ line: String, in phase: Session.Phase, pass: String? = nil
  ) -> Result<Session.Event, Misread> {
    let text = line.trimmed
    switch phase {
    case .asking(let turn, _):
      let pass = pass ?? turn.passKey
      if text == pass { return .success(.doesNotKnow) }
      return common(text).map { .success($0) } ?? answer(line, turn, pass: pass)
    case .judging(_, let comparison):
      return text == "u"
        ? .success(.undid)
        : text == "q"
          ? .success(.stopped)
          : judge(text, points: comparison.said.count)
    case .feedback, .finished: return .success(.continued)
    }
  }

  /// What says in the dialogue in JSON that the answer is not known.
  static let passInJSON = "?"

  struct Misread: Error, Equatable {
    let sentence: String
  }

  private static func common(_ text: String) -> Session.Event? {
    switch text {
    case "s": .skipped
    case "u": .undid
    case "q": .stopped
    default: nil
    }
  }

  /// What a line answers, which is none of the words that answer nothing.
  static func answer(
    _ line: String, _ turn: Session.Turn, pass: String
  ) -> Result<Session.Event, Misread> {
    let text = line.trimmed
    let others = "\(pass) don't know, s skip, u undo, q stop"
    return switch turn.shape {
    case .type(let blanks): typed(line, blanks, others)
    case .pick(let options):
      named(text, turn, atMost: options.asksForSeveral ? nil : 1, others) { .picked(Set($0)) }
    case .point(let code):
      named(text, turn, atMost: code.asksForSeveral ? nil : 1, others) { .pointed(Set($0)) }
    case .arrange: named(text, turn, atMost: nil, others) { .arranged($0) }
    }
  }

  /// One text, or as many as there are blanks with a bar between them.
  private static func typed(
    _ line: String, _ blanks: AnswerShape.Blanks, _ others: String
  ) -> Result<Session.Event, Misread> {
    guard let count = blanks.count else { return .success(.answered(.typed([line]))) }
    let texts =
      count == 1
      ? [line] : line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard texts.count == count else {
      return .failure(
        Misread(sentence: "type \(count) answers with | between them, or \(others)"))
    }
    return .success(.answered(.typed(texts.map(\.trimmed))))
  }

  /// Names of what is offered, with commas or blanks between them; "!" says that they are not sure.
  private static func named(
    _ text: String, _ turn: Session.Turn, atMost limit: Int?, _ others: String,
    _ response: ([Int]) -> Response
  ) -> Result<Session.Event, Misread> {
    let confidence: Confidence = text.hasPrefix("!") || text.hasSuffix("!") ? .notSure : .sure
    let names = confidence == .sure ? text : text.replacing(each: "!", with: " ")
    var places: [Int] = []
    for name in names.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let place = turn.place(named: name) else { return .failure(misread(turn, others)) }
      if !places.contains(place) { places.append(place) }
    }
    guard !places.isEmpty, places.count <= limit ?? .max else {
      return .failure(misread(turn, others))
    }
    return .success(.answered(response(places), confidence))
  }

  private static func misread(_ turn: Session.Turn, _ others: String) -> Misread {
    let last = Letters.letter(max(0, turn.order.count - 1))
    let what =
      switch turn.shape {
      case .pick(let options) where options.asksForSeveral:
        "letters from a to \(last) such as a,c"
      case .pick: "one letter from a to \(last)"
      case .arrange: "letters from a to \(last) in order, such as b,a"
      case .point(let code) where code.asksForSeveral:
        "numbers of lines from 1 to \(code.lines.count) such as 1,2"
      case .point(let code): "the number of a line from 1 to \(code.lines.count)"
      case .type: "an answer"
      }
    return Misread(sentence: "type \(what), or \(others)")
  }

  /// A grade, nothing for the suggested one, or numbers of key points to tick.
  private static func judge(
    _ text: String, points: Int
  ) -> Result<Session.Event, Misread> {
    if text.isEmpty { return .success(.acceptedSuggestion) }
    if let grade = Grade(named: text.lowercased()) { return .success(.graded(grade)) }
    let numbers = text.split(whereSeparator: { $0 == "," || $0 == " " }).map { Int($0) ?? 0 }
    if !numbers.isEmpty, numbers.allSatisfy((1...max(1, points)).contains) {
      return .success(.ticked(Set(numbers.map { $0 - 1 })))
    }
    let grades = Grade.allCases.map(\.rawValue).joined(separator: ", ")
    return .failure(
      Misread(
        sentence: """
          type \(grades), nothing to accept the suggestion, numbers of key points to tick or \
          untick, u undo, q stop
          """))
  }
}

extension Grade {
  /// Reads a grade, or its first letter as it is a key on the screen.
  fileprivate init?(named text: String) {
    let named = Self.allCases.first { $0.rawValue == text || String($0.rawValue.prefix(1)) == text }
    guard let named else { return nil }
    self = named
  }
}

extension Session.Turn {
  /// What says in lines that the answer is not known: 0, or d where a number may be the answer.
  var passKey: String {
    if case .type(let blanks) = shape, blanks.count != nil { "d" } else { "0" }
  }
}

extension Session.Refusal {
  var sentence: String {
    switch self {
    case .nothingToUndo: "there is no answer to take back in this sitting"
    case .nothingPicked: "pick an option first"
    case .onlyOneOption: "pick one option only"
    case .nothingTyped: "answer in words, or say that you don't know, or skip it (s)"
    case .hardToTell:
      "no grade is suggested: name the points you made by their numbers, or a grade"
    case .notNow: "that means nothing here"
    }
  }
}
