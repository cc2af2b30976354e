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
  /// What came out of the sitting that was run last.
  private var tally = Tally()
  /// What is fitted meanwhile.
  private var fit: PendingFit?
  /// What today asks, and of all questions, until something is answered.
  private var known: (agenda: Agenda, portion: Portion)?

  /// What somebody asked to be asked.
  package struct Request: Sendable {
    package var filter: QuestionFilter
    package var size: Deal.Size
    package var seed: UInt64
    /// Whether the same questions are wanted every time, so that no quiz that was left is offered.
    package var isRepeatable: Bool

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

  // MARK: Faces

  /// A dialogue in JSON lines: one sitting, nothing offered; what a fit brought is told behind it.
  package mutating func runAsJSON() throws -> SittingEnd {
    var face = JSONFace(desk)
    fit = try PendingFit(store, current: study.library.currentID)
    if request.size == .portion, case let left = try leftToday(), left.isDone {
      try face.today(left)
    }
    let end = try run(try dealt(), on: &face)
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
    if isAsked, let left = try left(), try face.goesOn(with: left.questions.count) {
      end = try goOn(with: left, on: &face)
    } else {
      if try isDoneForToday() {
        try face.sayDoneForToday()
        if isAsked, try !face.goesOn() { return .left }
      }
      let questions = try dealt()
      end =
        isAsked
        ? try goOn(with: try begin(questions), on: &face) : try run(questions, on: &face)
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

  private mutating func playOnScreen(
    _ search: @escaping () throws -> Finder
  ) throws -> SittingEnd? {
    guard let screen = desk.screen() else { return nil }
    fit = try PendingFit(store, current: study.library.currentID)
    let interview = try store.plan().flatMap { $0.isAhead(on: study.today) ? $0.date : nil }
    var face = ScreenFace(screen, desk, titles: titles, interview: interview, search: search)
    var rest: LeftQuiz.Rest
    if let left = try left() {
      switch try face.offer(toGoOnWith: left.questions.count) {
      case .chosen(.goOn): rest = left
      case .chosen(.another): rest = try begin(try dealt())
      case .interrupted: return .interrupted
      case .chosen(.leave), .ended: return .left
      }
    } else {
      if try isDoneForToday() {
        switch try face.doneForToday() {
        case .chosen(.goOn): break
        case .interrupted: return .interrupted
        case .chosen(.leave), .ended: return .left
        }
      }
      rest = try begin(try dealt())
    }
    while true {
      let end = try goOn(with: rest, on: &face)
      guard end == .finished else { return end }
      switch try face.summary(tally, try outlook()) {
      case .chosen(.practise): rest = try begin(tally.missed)
      case .chosen(.another): rest = try begin(try dealt())
      case .chosen(.leave), .ended: return .left
      case .interrupted: return .interrupted
      }
    }
  }

  // MARK: Sittings

  private mutating func dealt() throws -> [Question] {
    let candidates = try request.filter.apply(to: study.library.questions, study.standings)
    let deal = Deal(try today().agenda)
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
    try request.size == .portion && leftToday().isDone
  }

  private mutating func leftToday() throws -> Portion {
    try today().portion
  }

  private mutating func today() throws -> (agenda: Agenda, portion: Portion) {
    if let known { return known }
    let agenda = try store.agenda(study)
    let today = (agenda, agenda.portion(of: study.library.questions))
    known = today
    return today
  }

  /// The quiz that was left; nil when there is none with a question to ask.
  private func left() throws -> LeftQuiz.Rest? {
    guard !request.isRepeatable, let left = try LeftQuiz.kept(store, desk) else { return nil }
    let rest = try left.rest(store, study.library)
    return rest.questions.isEmpty ? nil : rest
  }

  private func begin(_ questions: [Question]) throws -> LeftQuiz.Rest {
    let quiz = try LeftQuiz.keep(questions, store, at: desk.now())
    return LeftQuiz.Rest(quiz: quiz, questions: questions, reviews: [])
  }

  /// Runs what a quiz has still to ask, and forgets it when nothing is left of it, or nothing was answered.
  private mutating func goOn(
    with rest: LeftQuiz.Rest, on face: inout some QuizFace & ~Copyable
  ) throws -> SittingEnd {
    let end = try run(rest.questions, after: rest.reviews, on: &face)
    let left = try rest.quiz.rest(store, study.library).questions.count
    if end == .finished || left == 0 || left == rest.quiz.ids.count { try LeftQuiz.forget(store) }
    return end
  }

  private mutating func run(
    _ questions: [Question], after reviews: [Review] = [], on face: inout some QuizFace & ~Copyable
  ) throws -> SittingEnd {
    let library = study.library
    let recorded = reviews.filter { library[$0.question] != nil }
    let session = Session(
      questions: questions,
      earlier: recorded.compactMap { review in
        library[review.question].map { ($0, review.grade) }
      },
      wording: try store.settings().wording, at: desk.now(), using: &generator)
    var sitting = Sitting(session: session, recorded: recorded)
    let end = try sitting.run(&face, store, desk)
    known = nil
    tally = sitting.session.tally
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
