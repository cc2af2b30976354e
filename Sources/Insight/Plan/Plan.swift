package import Questions
package import Scoring

/// A plan towards an interview as it stands on a day: what to ask today, and what is to be expected.
///
/// It is made anew at every look, from the wish and the log: days skipped, questions added and answers of
/// another machine need no repair.
package struct Plan: Sendable {
  /// As far as the banks it is for are in use.
  package let wish: StudyPlan
  /// Banks of the wish that are not in use.
  package let banksNotInUse: [String]
  package let today: Day
  /// Those of the wanted level and banks, in the order of the library.
  let questions: [Question]
  /// The same as the policy sees them.
  let planned: [PlannedQuestion]
  private let places: [String: Int]
  let learner: PlanLearner
  let desiredRetention: Double
  /// What is used already of today's time.
  package let secondsUsed: Double
  /// How many answers there are.
  package let answerCount: Int
  let topics: [Topic]
  private let ground: RehearsalGround
  let course: Course
  /// Where the course was chosen by it.
  private let chosenBy: Foresight?

  /// Fewer answers allow no number.
  package static let fewestAnswers = 20

  /// What a plan is made from besides the wish.
  package struct Grounds: Sendable {
    package let today: Day
    package let questions: [Question]
    package let topics: [Topic]
    /// The names of the banks in use.
    package let banks: [String]
    /// Ids of the syllabus items in teaching order.
    package let syllabus: [String]
    package let log: AnswerLog
    package let settings: Settings
    /// The last answers with their times, for the prices of answers.
    package let times: [AnswerTime]
    /// Those of today.
    package let todaysTimes: [AnswerTime]

    package init(
      today: Day, questions: [Question], topics: [Topic], banks: [String] = [],
      syllabus: [String] = [], log: AnswerLog,
      settings: Settings = Settings(), times: [AnswerTime] = [], todaysTimes: [AnswerTime] = []
    ) {
      self.today = today
      self.questions = questions
      self.topics = topics
      self.banks = banks
      self.syllabus = syllabus
      self.log = log
      self.settings = settings
      self.times = times
      self.todaysTimes = todaysTimes
    }
  }

  package init(_ told: StudyPlan, _ grounds: Grounds) {
    let (all, log) = (grounds.questions, grounds.log)
    let prices = AnswerPrices(grounds.times)
    let wishedBanks = Set(told.banks).intersection(grounds.banks)
    let learner = PlanLearner(
      log, parameters: grounds.settings.parameters, prices, on: grounds.today)
    let memories = log.memories(learner.model, on: grounds.today)
    let firstSight = FirstAnswerModel(all, log.firstAnswers)
    let wish = told.kept(to: wishedBanks)
    self.wish = wish
    banksNotInUse = told.banks.filter { !wishedBanks.contains($0) }
    self.learner = learner
    today = grounds.today
    questions = all.filter(wish.takes)
    let coverage = Coverage(questions, syllabus: grounds.syllabus)
    let turns = UnseenTurns(questions, coverage, firstSight, prices)
    planned = questions.map {
      let weight = wish.weight(of: $0)
      return PlannedQuestion(
        weight: weight, coverage: coverage.place(of: $0),
        turn: turns.turn(of: $0, weight: weight), memory: memories[$0.id],
        firstSight: firstSight.probability($0))
    }
    places = Dictionary(
      questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    desiredRetention = grounds.settings.desiredRetention
    secondsUsed = grounds.todaysTimes.map(prices.seconds).reduce(0, +)
    answerCount = log.histories.map(\.answers.count).reduce(0, +)
    topics = grounds.topics
    ground = RehearsalGround(
      questions: planned, learner: learner, desiredRetention: desiredRetention, today: today,
      date: wish.date, minutes: wish.minutes, secondsUsed: secondsUsed)
    let isChosen =
      answerCount >= Self.fewestAnswers && Course.isOpen(from: today, until: wish.date)
    chosenBy = isChosen ? Foresight(ground, isChosen: true) : nil
    course = chosenBy?.course ?? Course.candidates(from: today, until: wish.date)[0]
  }

  /// The days ahead.
  ///
  /// Playing them takes longer than all else before a question, which needs the course alone.
  var foresight: Foresight { chosenBy ?? Foresight(ground, isChosen: false) }

  /// The days ahead with other minutes, by the same course.
  func played(_ stands: Stands, minutes: Int) -> PlayedDays {
    ground.played(stands, minutes: minutes, course)
  }

  /// Whether there are answers enough for a number.
  package var isTelling: Bool { answerCount >= Self.fewestAnswers }

  /// Whether the plan says what to ask today; before its course begins the daily habit does.
  package var isLeading: Bool { course.isPlanned(today) }

  /// The day on which the plan takes over from the habit: the date where it never does.
  package var leadsFrom: Day { course.planFrom }

  /// Whether a question is asked towards the date at all.
  func wants(_ question: Question) -> Bool { wish.weight(of: question) > 0 }

  package var daysLeft: Int { today.distance(to: wish.date) }

  var seconds: Double { Double(wish.minutes) * 60 }
  var secondsLeft: Double { max(0, seconds - secondsUsed) }

  /// Questions of the plan, what it wants asked now before others; without those asked today already.
  ///
  /// Lazily: a bank of 20,000 questions is not scored for a portion of thirty.
  package var order: some Sequence<Question> {
    let gains = GainTable(learner.model, from: today, until: wish.date)
    let policy = CoverThenGain(gains, learner.prices, today: today)
    let lookBack = LookBack(planned, on: today, recalls: learner.recalls)
    return PlanOrder(planned, policy, today: today, lookBack: lookBack).lazy
      .map { questions[$0] }
  }

  /// What is still to be asked today.
  package var portion: Portion {
    Portion(order, seconds: secondsLeft, isFirst: secondsUsed == 0, price: price)
  }

  /// What asking it today is expected to cost.
  func price(_ question: Question) -> (isNew: Bool, seconds: Double) {
    guard let memory = places[question.id].flatMap({ planned[$0].memory }) else {
      return (true, learner.prices.first(missed: learner.firstGrades[.again]))
    }
    return (false, learner.prices.review(recall: learner.model.recall(memory, on: today)))
  }
}

extension AnswerLog {
  /// Whether the first answer ever to each question was right.
  var firstAnswers: [String: Bool] {
    Dictionary(
      histories.compactMap { history in history.answers.first.map { (history.question, $0.isRight) }
      },
      uniquingKeysWith: { first, _ in first })
  }
}
