internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// One typed line of the dialogue, as the event it means.
enum Reply {
  /// The event, or a sentence on what could be typed instead.
  static func event(_ line: String, in phase: Session.Phase) -> Result<Session.Event, Misread> {
    let text = line.trimmed
    switch phase {
    case .asking(let turn, _):
      return common(text).map { .success($0) } ?? answer(text, line, turn)
    case .judging(_, let judgement):
      return text == "u"
        ? .success(.undid)
        : text == "q"
          ? .success(.stopped)
          : judge(text, points: judgement.said.count)
    case .feedback, .finished: return .success(.continued)
    }
  }

  struct Misread: Error, Equatable {
    let sentence: String
  }

  private static func common(_ text: String) -> Session.Event? {
    switch text {
    case "?": .doesNotKnow
    case "s": .skipped
    case "u": .undid
    case "q": .stopped
    default: nil
    }
  }

  private static func answer(
    _ text: String, _ line: String, _ turn: Session.Turn
  ) -> Result<Session.Event, Misread> {
    guard case .choice(let choice) = turn.question.body else { return .success(.typed(line)) }
    let confidence: Confidence = text.hasPrefix("!") || text.hasSuffix("!") ? .notSure : .sure
    let letters = confidence == .sure ? text : text.replacing("!", with: " ")
    var picked: Set<Int> = []
    for part in letters.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let place = Letters.place(part), turn.order.indices.contains(place) else {
        return .failure(misread(turn, several: choice.asksForSeveral))
      }
      picked.insert(turn.order[place])
    }
    guard !picked.isEmpty, choice.asksForSeveral || picked.count == 1 else {
      return .failure(misread(turn, several: choice.asksForSeveral))
    }
    return .success(.picked(picked, confidence))
  }

  private static func misread(_ turn: Session.Turn, several: Bool) -> Misread {
    let last = Letters.letter(max(0, turn.order.count - 1))
    let what = several ? "letters from a to \(last) such as a,c" : "one letter from a to \(last)"
    return Misread(sentence: "type \(what), or ? don't know, s skip, u undo, q stop")
  }

  /// A grade, nothing for the suggested one, or numbers of key points to tick.
  private static func judge(
    _ text: String, points: Int
  ) -> Result<Session.Event, Misread> {
    if text.isEmpty { return .success(.acceptedSuggestion) }
    if let grade = Grade(rawValue: text.lowercased()) { return .success(.graded(grade)) }
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

extension Session.Refusal {
  var sentence: String {
    switch self {
    case .nothingToUndo: "there is no answer to take back in this sitting"
    case .nothingPicked: "pick an option first"
    case .onlyOneOption: "pick one option only"
    case .nothingTyped: "answer in words, or say that you don't know (?) or skip it (s)"
    case .notNow: "that means nothing here"
    }
  }
}
