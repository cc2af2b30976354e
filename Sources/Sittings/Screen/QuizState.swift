internal import Questions
package import Quiz
package import Scoring
package import Terminal

/// What the reader sees beside the session itself, and what a key changes of it.
package struct QuizState: Sendable, Equatable {
  /// Places of options, as shown, that are ticked but not given yet.
  package internal(set) var ticked: Set<Int> = []
  /// The place of the option under the cursor; none until it is moved.
  package internal(set) var cursor: Int?
  /// How sure the reader is of the options.
  package internal(set) var confidence = Confidence.sure
  /// Places of pieces as stored, in the order arranged so far; those left out are not among them.
  package internal(set) var arranged: [Int] = []
  package internal(set) var leftOut: [Int] = []
  /// Whether the piece under the cursor moves with it.
  package internal(set) var isHolding = false
  /// The texts of the blanks before the one being filled.
  package internal(set) var filled: [String] = []
  /// A table shown under the answer: the rows that it gives so far, or the data.
  package internal(set) var table: String?
  /// What is being typed.
  package internal(set) var draft = TextEditor()
  package internal(set) var isTyping = false
  package internal(set) var showsHint = false
  /// Whether the scenario of a case is unfolded.
  package internal(set) var showsCase = false
  /// How far the follow-ups are gone through: each is asked, then answered.
  package internal(set) var followUpSteps = 0
  package internal(set) var showsReferences = false
  /// Lines scrolled away at the top.
  package internal(set) var scroll = 0
  /// A sentence to show once, such as why a key meant nothing.
  package var notice: String?
  /// What is to be said of an answer that its reader grades; longer than a notice.
  package internal(set) var remark: String?
  /// The day on which the question just answered comes back.
  package var due: Day?

  private var strays = StrayKeys()

  package init() {}

  /// What a key asks of the world.
  package enum Move: Sendable, Equatable {
    case event(Session.Event)
    case search
    /// The first reference in the browser.
    case browse
    /// A statement to be run that is not given as the answer yet.
    case run(String)
    /// The tables of an exercise.
    case data
    /// What is typed, to be edited elsewhere.
    case edit(String)
    /// What the keys do that work now.
    case keys
  }

  /// Forgets what belonged to the phase before: all but the notice and the due day.
  ///
  /// The scenario of a case is unfolded unless it was read with the question before. `draft` is what was typed for
  /// the question before an undo.
  package mutating func enterPhase(
    of session: Session, caseRead: String? = nil, draft typed: TextEditor? = nil
  ) {
    let (notice, due, remark) = (notice, due, remark)
    self = QuizState()
    (self.notice, self.due) = (notice, due)
    if case .judging = session.phase { self.remark = remark }
    guard case .asking(let turn, _) = session.phase else { return }
    showsCase = turn.question.casePart.map { $0.case.id != caseRead } ?? false
    switch turn.shape {
    case .arrange:
      arranged = turn.order
      cursor = 0
    case .point: cursor = 0
    case .type(let blanks) where blanks.count != nil: draft = TextEditor(isSingleLine: true)
    case .type: draft = typed ?? draft
    case .pick: break
    }
  }

  /// Takes a key; nil when it only changes what is seen, or nothing.
  package mutating func press(_ key: Key, _ session: Session, _ view: QuizView) -> Move? {
    notice = nil
    if isTyping { return type(key, session, view) }
    // A tick is seen at the key points, which stand at the top.
    if case .judging = session.phase, case .character(let digit) = key, digit.isNumber {
      scroll = 0
    }
    let actions = QuizKeys.bindings(session, self).flatMap(\.actions)
    guard let action = actions.first(where: { $0.key == key })?.action else {
      notice = strays.notice(after: key)
      return nil
    }
    return perform(action, session, view)
  }

  private mutating func type(_ key: Key, _ session: Session, _ view: QuizView) -> Move? {
    switch key {
    case .escape: isTyping = false
    case .control("d"): return give(session)
    case .control("r") where isExercise(session): return .run(draft.text)
    case .enter where blanks(session) != nil: return give(session)
    default:
      _ = draft.press(key, width: view.editorWidth)
      tellOfCut()
    }
    return nil
  }

  private mutating func tellOfCut() {
    guard draft.isCut else { return }
    notice = "An answer holds \(TextEditor.limit >> 10) KB; the rest was left out."
  }

  /// Shows a table from its first row on, as far as the cursor leaves room, or puts the same one away.
  mutating func show(_ table: String?, _ session: Session, _ view: QuizView) {
    self.table = self.table == table ? nil : table
    guard let line = view.tableLine(session, self) else { return }
    scroll = min(view.window(session, self).limit, line)
  }

  /// Takes what was written elsewhere in the place of what is typed; tabs become blanks, as code needs them.
  mutating func take(edited text: String) {
    let lines = text.split(separator: "\t", omittingEmptySubsequences: false)
    var ending = lines.joined(separator: "    ")
    while ending.last?.isNewline == true { ending.removeLast() }
    draft = TextEditor(ending)
    tellOfCut()
    table = nil
  }

  /// Whether what is typed can be run.
  func isExercise(_ session: Session) -> Bool {
    if case .asking(let turn, _) = session.phase { turn.isExercise } else { false }
  }

  private mutating func perform(
    _ action: QuizAction, _ session: Session, _ view: QuizView
  ) -> Move? {
    switch action {
    case .event(let event): return .event(event)
    case .search: return .search
    case .browse: return .browse
    case .keys: return .keys
    case .run: return .run(draft.text)
    case .data: return .data
    case .edit: return .edit(draft.text)
    case .option(let place): return choose(place, session)
    case .confirm: return confirm(session)
    case .showAnswer: return give(session)
    case .type: isTyping = true
    case .hold: isHolding.toggle()
    case .leaveOut: leaveOut()
    case .hint:
      showsHint.toggle()
      if showsHint { scroll(pages: Self.toTheEnd, session, view) }
    case .scenario: showsCase.toggle()
    case .followUp:
      followUpSteps += 1
      // Behind the verdict where the answer was judged, else at the end.
      if case .feedback(_, let answer) = session.phase, answer.comparison != nil {
        scroll = 0
      } else {
        scroll(pages: Self.toTheEnd, session, view)
      }
    case .confidence: confidence = confidence == .sure ? .notSure : .sure
    case .references:
      showsReferences.toggle()
      if showsReferences { scroll(pages: Self.toTheEnd, session, view) }
    case .tick: return tickOrPage(session, view)
    case .next: moveCursor(by: 1, session, view)
    case .previous: moveCursor(by: -1, session, view)
    case .page(let pages): scroll(pages: pages, session, view)
    case .goOn: return isAtEnd(session, view) ? .event(.continued) : page(session, view)
    }
    return nil
  }

  /// More pages than any question has: what was asked for stands at the end.
  private static let toTheEnd = 1000

  mutating func page(_ session: Session, _ view: QuizView) -> Move? {
    scroll(pages: 1, session, view)
    return nil
  }

  private func isAtEnd(_ session: Session, _ view: QuizView) -> Bool {
    let window = view.window(session, self)
    return window.shown.lowerBound >= window.limit
  }

  private mutating func scroll(pages: Int, _ session: Session, _ view: QuizView) {
    let window = view.window(session, self)
    // A line of the page before stays, so that the eye finds its place.
    let lines = pages * max(1, window.room - 1)
    scroll = max(0, min(window.limit, window.shown.lowerBound + lines))
  }

  /// To the next option, piece or line when it is to be seen whole, else the text moves by a line.
  private mutating func moveCursor(by step: Int, _ session: Session, _ view: QuizView) {
    let rows = view.optionLines(session, self)
    let window = view.window(session, self)
    let target = cursor.map { $0 + step } ?? (step > 0 ? 0 : -1)
    if rows.indices.contains(target), isVisible(rows[target], window) {
      if isHolding, let cursor { swap(cursor, target) }
      cursor = target
    } else {
      scroll = max(0, min(window.limit, window.shown.lowerBound + step))
    }
  }

  private func isVisible(_ lines: Range<Int>, _ window: Page.View) -> Bool {
    let whole = window.shown.clamped(to: lines) == lines
    return whole || lines.count > window.room && window.shown.contains(lines.lowerBound)
  }
}
