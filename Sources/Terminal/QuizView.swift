internal import Questions
package import Quiz
package import Scoring

/// The quiz screen as lines of text: a pure function of what there is to show.
package struct QuizView: Sendable {
  /// What the reader sees beside the session itself.
  package struct State: Sendable, Equatable {
    /// Places of options, as shown, that are ticked but not given yet.
    package var ticked: Set<Int> = []
    /// The place of the option under the cursor.
    package var cursor = 0
    /// The answer being typed, when one is.
    package var typing: String?
    /// Lines scrolled away at the top.
    package var scroll = 0
    /// The day on which the question just answered comes back.
    package var due: Day?
    /// A sentence to show once, such as why a key meant nothing.
    package var notice: String?

    package init() {}
  }

  private let titles: [String: String]
  private let size: TerminalSize
  private let ink: Ink

  package init(titles: [String: String], size: TerminalSize, ink: Ink) {
    self.titles = titles
    self.size = size
    self.ink = ink
  }

  /// As many lines as the window has rows, and how far the body can be scrolled.
  package func frame(_ session: Session, _ state: State) -> (lines: [String], scrollLimit: Int) {
    let body = body(session, state)
    let room = max(1, size.rows - 4)
    let limit = max(0, body.count - room)
    let scroll = min(state.scroll, limit)
    let shown = body[scroll..<min(body.count, scroll + room)]
    let filler = Array(repeating: "", count: room - shown.count)
    let more = limit > scroll ? ink.faint("↓ \(limit - scroll) more lines: space or ↓") : ""
    let lines = [header(session), ""] + shown + filler + [more, footer(session, state)]
    return (Array(lines.prefix(size.rows)), limit)
  }

  private func header(_ session: Session) -> String {
    let (number, count) = (session.number, session.count)
    guard let turn = session.turn else { return "" }
    let topic = titles[turn.question.topic] ?? turn.question.topic
    let place = "\(number)/\(count)  "
    let barWidth = min(20, max(0, size.columns - place.count - topic.count - 20))
    let filled = barWidth * (number - 1) / max(1, count)
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
    let text = place + bar + "  \(topic), \(turn.question.level.rawValue)"
    return ink.bold(String(text.prefix(size.columns)))
  }

  private func footer(_ session: Session, _ state: State) -> String {
    let keys =
      switch session.phase {
      case .asking where state.typing != nil: "Enter done  Esc stop typing"
      case .asking(let turn, _): askingKeys(turn)
      case .judging(_, let judgement):
        "a again  h hard  g good  e easy  Enter \(judgement.suggested.rawValue)  1-9 tick  u undo  q quit"
      case .feedback: "Enter go on  u undo  q quit"
      case .finished: "Enter leave"
      }
    let text = [state.notice, keys].compactMap(\.self).joined(separator: "  ")
    return ink.faint(String(text.prefix(size.columns)))
  }

  private func askingKeys(_ turn: Session.Turn) -> String {
    let common = "? don't know  s skip  u undo  q quit"
    guard case .choice(let choice) = turn.question.body else {
      return "Enter show the answer  t type yours  \(common)"
    }
    let last = Letters.letter(max(0, turn.order.count - 1))
    return choice.asksForSeveral
      ? "a-\(last) tick  Enter done  \(common)" : "a-\(last) answer  \(common)"
  }

  private func body(_ session: Session, _ state: State) -> [String] {
    switch session.phase {
    case .asking(let turn, _): asking(turn, state)
    case .judging(let turn, let judgement): judging(turn, judgement)
    case .feedback(let turn, let answer): feedback(turn, answer, state)
    case .finished: []
    }
  }

  private func asking(_ turn: Session.Turn, _ state: State) -> [String] {
    var lines = wrapped(turn.question.prompt) + [""]
    if turn.isRepeat { lines += [ink.faint("You missed this one before."), ""] }
    guard case .choice(let choice) = turn.question.body else {
      return lines + (state.typing.map { wrapped("Your answer: \($0)▏") } ?? thinking)
    }
    if choice.asksForSeveral { lines += [ink.faint("Several are right: tick all of them."), ""] }
    for (place, option) in turn.order.enumerated() {
      let isTicked = state.ticked.contains(place)
      let box = choice.asksForSeveral ? (isTicked ? "[x] " : "[ ] ") : ""
      let lead = (place == state.cursor ? "›" : " ") + "\(Letters.letter(place))) \(box)"
      lines += wrapped(choice.options[option].text, lead: lead)
    }
    return lines
  }

  private var thinking: [String] {
    wrapped("Think of your answer, or say it aloud; then press Enter.").map(ink.faint)
  }

  private func judging(_ turn: Session.Turn, _ judgement: Session.Judgement) -> [String] {
    guard case .open(let open) = turn.question.body else { return [] }
    var lines = wrapped(turn.question.prompt).map(ink.faint) + [""]
    if !judgement.typed.isEmpty { lines += wrapped(judgement.typed, lead: "You: ") + [""] }
    lines += wrapped(open.answer) + ["", ink.bold("Key points")]
    for (place, (point, said)) in zip(open.keyPoints, judgement.said).enumerated() {
      lines += wrapped(point.point, lead: "\(place + 1) \(said ? "[x]" : "[ ]") ")
    }
    return lines
  }

  private func feedback(
    _ turn: Session.Turn, _ answer: Answer, _ state: State
  ) -> [String] {
    var lines = [verdict(answer, state), ""]
    switch turn.question.body {
    case .open(let open):
      if !open.followUps.isEmpty { lines += [ink.bold("An interviewer might go on")] }
      for followUp in open.followUps { lines += wrapped(followUp, lead: "- ") }
    case .choice(let choice):
      lines += wrapped(turn.question.prompt).map(ink.faint) + [""]
      for (place, option) in turn.order.enumerated() {
        lines += explained(choice.options[option], place: place, isPicked: answer.picked(option))
      }
      lines += wrapped(choice.explanation)
    }
    return lines + [""] + turn.question.references.flatMap { wrapped($0).map(ink.faint) }
  }

  private func verdict(_ answer: Answer, _ state: State) -> String {
    let due = state.due.map { ", due again on \($0)" } ?? ""
    return answer.isRight
      ? ink.right("Right, graded \(answer.grade.rawValue)\(due).")
      : ink.wrong("Graded again\(due); it comes back in this sitting.")
  }

  private func explained(_ option: Option, place: Int, isPicked: Bool) -> [String] {
    let mark = option.isCorrect ? "✓" : isPicked ? "✗" : " "
    let text = wrapped(option.text, lead: "\(mark) \(Letters.letter(place))) ")
    let why = wrapped(option.why, lead: "     ").map(ink.faint)
    return text.map(option.isCorrect ? ink.right : isPicked ? ink.wrong : { $0 }) + why + [""]
  }

  private func wrapped(_ text: String, lead: String = "") -> [String] {
    PlainLayout(width: max(10, size.columns - 1)).lines(text, lead: lead)
  }
}

extension Session {
  /// The turn that stands there.
  fileprivate var turn: Turn? {
    switch phase {
    case .asking(let turn, _), .judging(let turn, _), .feedback(let turn, _): turn
    case .finished: nil
    }
  }
}

extension Answer {
  fileprivate func picked(_ option: Int) -> Bool {
    if case .options(let given) = given { given.picked.contains(option) } else { false }
  }
}

/// The letters of options, as shown and as typed.
package enum Letters {
  private static let all = Array("abcdefghijklmnopqrstuvwxyz")

  package static func letter(_ place: Int) -> Character { place < all.count ? all[place] : "?" }

  /// The place of a letter, or of a number from 1; nil for anything else.
  package static func place(_ text: some StringProtocol) -> Int? {
    if let number = Int(text) { return number > 0 ? number - 1 : nil }
    guard text.count == 1, let letter = text.lowercased().first else { return nil }
    return all.firstIndex(of: letter)
  }
}
