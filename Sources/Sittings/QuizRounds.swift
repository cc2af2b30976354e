package import History
package import Insight
internal import Questions
package import Quiz
internal import Scoring
internal import Terminal

/// Sitting after sitting, until the learner has had enough: deals questions as the request says, offers to
/// go on with a quiz that was left, and to practise what was missed.
package struct QuizRounds: ~Copyable {
  package let desk: Desk
  private let store: ProgressStore
  private var study: Study
  private let request: Request
  private var generator: SeededGenerator
  /// The sitting that was run last, and the quiz that it is of.
  private var last: (sitting: Sitting, quiz: LeftQuiz?)?
  /// What is fitted meanwhile.
  private var fit: PendingFit?
  /// What today asks for, until something is answered.
  private var known: Agenda?

  /// What somebody asked to be asked.
  package struct Request: Sendable {
    package var filter: QuestionFilter
    package var size: Deal.Size
    package var seed: UInt64
    /// Whether the same questions are wanted every time, so that no quiz that was left is offered.
    package var isRepeatable: Bool
    /// What happens to a quiz that was left, and to somebody who is done for today.
    package var opening = Opening.offers

    package enum Opening: Sendable {
      /// Whoever asks is offered to go on.
      case offers
      /// Whoever asks has said so already.
      case goesOn
    }

    /// What is dealt to whoever goes on when today's portion is done.
    package static let further = 10

    package init(filter: QuestionFilter, size: Deal.Size, seed: UInt64, isRepeatable: Bool) {
      self.filter = filter
      self.size = size
      self.seed = seed
      self.isRepeatable = isRepeatable
    }
  }

  package init(
    _ request: Request, _ study: Study, _ store: consuming ProgressStore, at desk: Desk
  ) {
    self.request = request
    self.study = study
    self.store = store
    self.desk = desk
    generator = SeededGenerator(seed: request.seed)
  }

  private var titles: [String: String] { study.library.titles }

  /// What came out of the sitting that was run last.
  private var tally: Tally { last?.sitting.session.tally ?? Tally() }

  // MARK: Faces

  /// A dialogue in JSON lines: one sitting, nothing offered; what a fit brought is told behind it.
  package mutating func runAsJSON() throws -> SittingEnd {
    var face = JSONFace(desk)
    fit = try PendingFit(store, current: study.library.currentID)
    if try isDoneForToday() { try face.today(try leftToday()) }
    let end = try run(LeftQuiz.Rest(questions: try dealt()), on: &face)
    if request.size == .portion, tally.answered > 0 { try face.today(try leftAfter()) }
    if let said = try fitted() { try face.fitted(said) }
    return end
  }

  /// The same in plain lines; `isAsked` when somebody may be there to be offered something.
  package mutating func runInLines(isAsked: Bool) throws -> SittingEnd {
    var face = PlainFace(desk, titles: titles)
    guard try !isOver() else {
      try face.sayDoneForToday()
      return .finished
    }
    fit = try PendingFit(store, current: study.library.currentID)
    let end: SittingEnd
    if isAsked, let left = try left(), try face.goesOn(with: left.count) {
      end = try goOn(with: left, on: &face)
    } else {
      if try isDoneForToday() {
        try face.sayDoneForToday()
        if isAsked, try !face.goesOn() { return .left }
      }
      let questions = try dealt()
      end =
        isAsked
        ? try goOn(with: try begin(questions), on: &face)
        : try run(LeftQuiz.Rest(questions: questions), on: &face)
    }
    try tellTheEnd()
    return end
  }

  /// The same on a screen, which is given back before the end is told; nil when there is no screen.
  package mutating func runOnScreen(_ search: @escaping () throws -> Finder) throws -> SittingEnd? {
    guard try !isOver() else {
      try desk.print(OutlookWords.done)
      return .finished
    }
    guard let end = try playOnScreen(search) else { return nil }
    try tellTheEnd()
    return end
  }

  /// The same from home, which is told the end in a sentence.
  package mutating func runFromHome(
    _ search: @escaping () throws -> Finder
  ) throws -> (end: SittingEnd, said: String?) {
    guard try !isOver() else { return (.finished, OutlookWords.done) }
    let end = try playOnScreen(search) ?? .left
    let result = tally.answered > 0 ? TallyText.sentence(tally) : nil
    let said = [result, try fitted()].compactMap(\.self)
    return (end, said.isEmpty ? nil : said.joined(separator: " "))
  }

  private mutating func playOnScreen(
    _ search: @escaping () throws -> Finder
  ) throws -> SittingEnd? {
    guard let screen = desk.screen() else { return nil }
    fit = try PendingFit(store, current: study.library.currentID)
    let interview = try store.plan().flatMap { $0.isAhead(on: study.today) ? $0.date : nil }
    var face = ScreenFace(screen, desk, titles: titles, interview: interview, search: search)
    var end: SittingEnd
    switch try opened(&face) {
    case .chosen(let rest): end = try goOn(with: rest, on: &face)
    case .interrupted: return .interrupted
    case .ended: return .left
    }
    while end == .finished {
      let canUndo = last?.sitting.session.canUndo == true
      switch try face.summary(tally, try outlook(), canUndo: canUndo) {
      case .chosen(.undo): end = try undoLast(on: &face)
      case .chosen(.practise): end = try goOn(with: try begin(tally.toPractise), on: &face)
      case .chosen(.another): end = try goOn(with: try begin(try dealt()), on: &face)
      case .chosen(.leave), .ended: return .left
      case .interrupted: return .interrupted
      }
    }
    return end
  }

  /// What to begin with: a quiz that was left, or another one; `ended` when somebody would rather not.
  private mutating func opened(
    _ face: inout ScreenFace<TerminalScreen>
  ) throws -> ScreenAnswer<LeftQuiz.Rest> {
    let isDecided = request.opening == .goesOn
    if let left = try left() {
      switch isDecided ? .chosen(.goOn) : try face.offer(toGoOnWith: left.count) {
      case .chosen(.goOn): return .chosen(left)
      case .chosen(.another): return .chosen(try begin(try dealt()))
      case .interrupted: return .interrupted
      case .chosen(.leave), .ended: return .ended
      }
    }
    guard !isDecided, try isDoneForToday() else { return .chosen(try begin(try dealt())) }
    switch try face.doneForToday() {
    case .chosen(.goOn): return .chosen(try begin(try dealt()))
    case .interrupted: return .interrupted
    case .chosen(.leave), .ended: return .ended
    }
  }

  // MARK: Sittings

  private mutating func dealt() throws -> [Question] {
    let candidates = try request.filter.apply(to: study.library.questions, study.standings)
    let deal = Deal(try today())
    let questions = deal.questions(from: candidates, request.size, using: &generator)
    // Who asks for more when today's portion is done gets it.
    return questions.isEmpty
      ? deal.questions(from: candidates, .further(Request.further), using: &generator)
      : questions
  }

  /// Whether today's portion is done and there is nothing to go on with.
  private mutating func isOver() throws -> Bool {
    try left() == nil && isDoneForToday() && dealt().isEmpty
  }

  private mutating func isDoneForToday() throws -> Bool {
    try request.size == .portion && today().isDone(of: study.library.questions)
  }

  private mutating func leftToday() throws -> Portion {
    try today().portion(of: study.library.questions)
  }

  private mutating func today() throws -> Agenda {
    if let known { return known }
    let agenda = try store.agenda(study)
    known = agenda
    return agenda
  }

  /// The quiz that was left; nil when there is none with a question to ask.
  private func left() throws -> LeftQuiz.Rest? {
    guard !request.isRepeatable, let left = try LeftQuiz.kept(store, desk) else { return nil }
    let rest = try left.rest(store, study.library)
    return rest.count == 0 ? nil : rest
  }

  private func begin(_ questions: [Question]) throws -> LeftQuiz.Rest {
    let quiz = try LeftQuiz.keep(questions, store, at: desk.now())
    return LeftQuiz.Rest(quiz: quiz, questions: questions)
  }

  /// Runs what a quiz has still to ask, and forgets it when nothing is left of it, or nothing was answered.
  private mutating func goOn(
    with rest: LeftQuiz.Rest, on face: inout some QuizFace & ~Copyable
  ) throws -> SittingEnd {
    let end = try run(rest, on: &face)
    if let quiz = rest.quiz { try forget(quiz, after: end) }
    return end
  }

  private func forget(_ quiz: LeftQuiz, after end: SittingEnd) throws {
    let left = try quiz.rest(store, study.library)
    if end == .finished || left.count == 0 || left.reviews.isEmpty { try LeftQuiz.forget(store) }
  }

  /// Takes the last answer of the sitting back that is over, and goes on there.
  private mutating func undoLast(
    on face: inout some QuizFace & ~Copyable
  ) throws -> SittingEnd {
    guard let (finished, quiz) = last else { return .finished }
    var sitting = finished
    try quiz?.keepAgain(store)
    try sitting.takeBack(&face, store, desk)
    let end = try sitting.run(&face, store, desk)
    (known, last) = (nil, (sitting, quiz))
    if let quiz { try forget(quiz, after: end) }
    return end
  }

  private mutating func run(
    _ rest: LeftQuiz.Rest, on face: inout some QuizFace & ~Copyable
  ) throws -> SittingEnd {
    let library = study.library
    let recorded = rest.reviews.filter { library[$0.question] != nil }
    let session = Session(
      questions: rest.questions,
      earlier: recorded.compactMap { review in
        library[review.question].map { ($0, review.grade) }
      },
      returning: rest.returning, wording: try store.settings().wording, at: desk.now(),
      using: &generator)
    var sitting = Sitting(session: session, recorded: recorded)
    let end = try sitting.run(&face, store, desk)
    (known, last) = (nil, (sitting, rest.quiz))
    return end
  }

  // MARK: The end

  /// What waits after what was answered, by which further questions are dealt as well.
  private mutating func outlook() throws -> Outlook {
    let left = try leftAfter()
    return Outlook(study, try store.answers(current: study.library.currentID), left: left)
  }

  /// What today has still to ask after what was answered.
  private mutating func leftAfter() throws -> Portion {
    known = nil
    let library = study.library
    study = Study(
      library,
      Standings(
        memories: try store.memories(current: library.currentID), today: desk.today,
        scheduler: study.standings.scheduler))
    return try leftToday()
  }

  private mutating func tellTheEnd() throws {
    let prose = desk.prose
    try desk.print(prose.lines(TallyText.summary(tally, titles: titles)))
    guard tally.answered > 0 else { return }
    try desk.print(prose.lines(try outlook().sentence))
    if let said = try fitted() { try desk.print(prose.lines(said)) }
  }

  /// What the fit brought that went on meanwhile, in a line; nil when there was none or nothing was answered.
  private func fitted() throws -> String? {
    tally.answered > 0 ? try fit?.conclude(store, at: desk) : nil
  }
}
