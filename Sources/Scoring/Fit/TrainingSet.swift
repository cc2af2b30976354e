/// The part of a log that parameters are fitted to: what was answered until some moment, without outliers.
struct TrainingSet {
  let log: FitLog
  /// Each question's answers up to the last that is learned from.
  private(set) var questions: [Range<Int>] = []
  /// By rank; 0 for what is not learned from.
  private(set) var weights: [Double] = []
  private(set) var firstRecalls: FirstRecalls
  /// How many answers are learned from.
  private(set) var count = 0
  /// The share of them that was right.
  private(set) var meanRecall = 0.0

  /// Answers to a question behind which nothing is learned any more.
  private static let longestHistory = 256

  /// The scored answers of a log before a rank.
  init(_ log: FitLog, before end: Int) {
    self.log = log
    let candidates = log.questions.compactMap { log.learned($0.prefix(Self.longestHistory), end) }
    firstRecalls = FirstRecalls(candidates.compactMap(log.firstRecall))
    let removed = firstRecalls.removeOutliers()
    questions = candidates.filter { question in
      log.firstRecall(question).map { !removed.contains($0.pair) } ?? false
    }
    weigh(end)
  }

  /// Newer answers count more: from 0.25 for the oldest to 1 for the newest, with the cube of the place.
  private mutating func weigh(_ end: Int) {
    let steps = questions.flatMap { log.steps[$0] }.filter { $0.rank != nil }
    count = steps.count
    meanRecall = Double(steps.count { $0.grade != .again }) / Double(max(1, count))
    weights = Array(repeating: 0, count: end)
    let last = Double(max(1, count - 1))
    for (place, rank) in steps.compactMap(\.rank).sorted().enumerated() {
      let age = Double(place) / last
      weights[rank] = 0.25 + 0.75 * age * age * age
    }
  }

  /// Whether any question was answered on more than one later day.
  var reachesBeyondFirstRecalls: Bool { count > firstRecalls.counts.values.reduce(0, +) }
}

extension FitLog {
  /// A question's answers up to the last one scored before a rank; nil when there is none.
  fileprivate func learned(_ question: Range<Int>, _ end: Int) -> Range<Int>? {
    question.last { steps[$0].rank.map { $0 < end } ?? false }
      .map { question.lowerBound..<$0 + 1 }
  }

  /// The first answer on a later day.
  fileprivate func firstRecall(
    _ question: Range<Int>
  ) -> (pair: FirstRecalls.Pair, isRight: Bool)? {
    question.first { steps[$0].rank != nil }.map { place in
      (
        FirstRecalls.Pair(grade: steps[question.lowerBound].grade, gap: steps[place].gap),
        steps[place].grade != .again
      )
    }
  }
}
