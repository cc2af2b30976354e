internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// The quiz on a screen of its own, one key a move.
struct ScreenFace: QuizFace, ~Copyable {
  private let surroundings: Surroundings
  private let titles: [String: String]
  private let ink: Ink
  private let terminal: RawMode
  private var keyboard = Keyboard()
  private var state = QuizView.State()
  private var shown: Session.Phase?
  private var scrollLimit = 0

  /// Nil when standard input is no terminal after all.
  init?(_ surroundings: Surroundings, titles: [String: String], ink: Ink) {
    guard let terminal = RawMode() else { return nil }
    self.surroundings = surroundings
    self.titles = titles
    self.ink = ink
    self.terminal = terminal
  }

  /// Whether the sitting ended by Ctrl-C.
  private(set) var wasInterrupted = false

  mutating func event(in session: Session) throws(Failure) -> Session.Event {
    if session.phase != shown { turnTo(session.phase) }
    while true {
      try draw(session)
      switch keyboard.next() {
      case .interrupted: continue
      case .ended: return .stopped
      case .elapsed: continue
      case .key(.control("c")):
        wasInterrupted = true
        return .stopped
      case .key(.control("z")): terminal.suspend()
      case .key(let key):
        state.notice = nil
        if let event = event(key, session.phase) { return event }
      }
    }
  }

  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws(Failure) {
    state.due = due
  }

  mutating func takenBack(_ answer: Answer) throws(Failure) {
    state.notice = "Took back \"\(answer.grade.rawValue)\"."
  }

  mutating func refused(_ refusal: Session.Refusal) throws(Failure) {
    state.notice = refusal.sentence
  }

  mutating func finished(_ tally: Tally) throws(Failure) {}

  private mutating func turnTo(_ phase: Session.Phase) {
    shown = phase
    var next = QuizView.State()
    next.due = state.due
    next.notice = state.notice
    state = next
  }

  private mutating func draw(_ session: Session) throws(Failure) {
    let size = TerminalSize.current ?? TerminalSize(columns: 80, rows: 24)
    let view = QuizView(titles: titles, size: size, ink: ink)
    let (lines, limit) = view.frame(session, state)
    scrollLimit = limit
    try surroundings.print(Frame.text(lines), terminator: "")
  }

  /// What a key means in a phase; nil when it only changes what is seen.
  private mutating func event(_ key: Key, _ phase: Session.Phase) -> Session.Event? {
    if state.typing != nil { return type(key) }
    if scroll(key) { return nil }
    switch phase {
    case .asking(let turn, _): return asking(key, turn)
    case .judging: return judging(key)
    case .feedback, .finished: return feedback(key)
    }
  }

  private mutating func scroll(_ key: Key) -> Bool {
    let before = state.scroll
    switch key {
    case .down, .character("j"): state.scroll = min(scrollLimit, state.scroll + 1)
    case .up, .character("k"): state.scroll = max(0, state.scroll - 1)
    case .pageDown: state.scroll = min(scrollLimit, state.scroll + 10)
    case .character(" ") where state.scroll < scrollLimit:
      state.scroll = min(scrollLimit, state.scroll + 10)
    case .pageUp: state.scroll = max(0, state.scroll - 10)
    default: return false
    }
    return scrollLimit > 0 || before != state.scroll
  }

  private mutating func asking(_ key: Key, _ turn: Session.Turn) -> Session.Event? {
    if let common = common(key) { return common }
    guard case .choice(let choice) = turn.question.body else {
      if key == .character("t") { state.typing = "" }
      return key == .enter ? .typed("") : nil
    }
    switch key {
    case .enter: return .picked(Set(state.ticked.map { turn.order[$0] }))
    case .character(let character):
      guard let place = Letters.place(String(character)), turn.order.indices.contains(place) else {
        return nil
      }
      guard choice.asksForSeveral else { return .picked([turn.order[place]]) }
      state.ticked.formSymmetricDifference([place])
      return nil
    default: return nil
    }
  }

  private func common(_ key: Key) -> Session.Event? {
    switch key {
    case .character("?"): .doesNotKnow
    case .character("s"): .skipped
    case .character("u"): .undid
    case .character("q"): .stopped
    default: nil
    }
  }

  private mutating func judging(_ key: Key) -> Session.Event? {
    switch key {
    case .enter: return .acceptedSuggestion
    case .character("a"): return .graded(.again)
    case .character("h"): return .graded(.hard)
    case .character("g"): return .graded(.good)
    case .character("e"): return .graded(.easy)
    case .character("u"): return .undid
    case .character("q"): return .stopped
    case .character(let character):
      guard let number = character.wholeNumberValue, number > 0 else { return nil }
      return .ticked([number - 1])
    default: return nil
    }
  }

  private func feedback(_ key: Key) -> Session.Event? {
    switch key {
    case .enter, .character(" "), .character("n"): .continued
    case .character("u"): .undid
    case .character("q"): .stopped
    default: nil
    }
  }

  private mutating func type(_ key: Key) -> Session.Event? {
    switch key {
    case .enter:
      let text = state.typing ?? ""
      state.typing = nil
      return .typed(text)
    case .escape: state.typing = nil
    case .backspace: _ = state.typing?.popLast()
    case .character(let character): state.typing?.append(character)
    case .paste(let text): state.typing?.append(contentsOf: text.prefix(10_000))
    default: break
    }
    return nil
  }
}
