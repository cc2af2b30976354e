internal import Numerics
internal import Quiz
internal import Scoring

/// A person who answers as a model of forgetting says, whose parameters nobody knows.
private struct Person {
  let model: FSRS6
  let questions = 300
  let answersPerDay = 30
  var random: SeededGenerator

  /// The first scored answers of a history: what is due, then what is new, day by day.
  mutating func log(scored: Int) -> AnswerLog {
    var memories: [Memory?] = Array(repeating: nil, count: questions)
    var histories: [[AnswerLog.Entry]] = Array(repeating: [], count: questions)
    let scheduler = Scheduler()
    var (day, found) = (Day(number: 0), 0)
    while found < scored {
      let due = memories.indices.filter {
        memories[$0].map { scheduler.isDue($0, on: day) } ?? false
      }
      let new = memories.indices.filter { memories[$0] == nil }
      for (place, question) in (due + new).prefix(answersPerDay).enumerated() where found < scored {
        let grade = grade(memories[question].map { model.recall($0, on: day) })
        if memories[question] != nil { found += 1 }
        memories[question] = model.reviewed(memories[question], grade, on: day)
        histories[question].append(
          AnswerLog.Entry(
            at: Instant(milliseconds: day.number * 86_400_000 + place), day: day, grade: grade))
      }
      day = day.advanced(by: 1)
    }
    return AnswerLog(histories.enumerated().map { (question: "q\($0)", answers: $1) })
  }

  /// Shares of first grades, and of grades of what is recalled, as fsrs-rs's simulator takes them.
  private mutating func grade(_ recall: Double?) -> Grade {
    guard let recall else { return one(of: [0.24, 0.094, 0.495, 0.171]) }
    return random.unit() < recall ? one(of: [0, 0.1, 0.8, 0.1]) : .again
  }

  private mutating func one(of shares: [Double]) -> Grade {
    var rest = random.unit()
    for (grade, share) in zip(Grade.allCases, shares) {
      if rest < share { return grade }
      rest -= share
    }
    return .good
  }
}

extension SeededGenerator {
  fileprivate mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}

extension SeededGenerator {
  /// About normally distributed: the sum of twelve is within a few percent of that.
  fileprivate mutating func normal() -> Double {
    (0..<12).map { _ in unit() }.reduce(-6, +)
  }

  /// Parameters of somebody else: first stabilities by a factor, the others by what people differ in.
  fileprivate mutating func parameters() -> [Double] {
    let drawn = FSRS6.defaultParameters.enumerated().map { place, usual in
      place < 4
        ? usual * exponential(0.6 * normal())
        : usual + 0.6 * FSRS6.parameterDeviations[place] * normal()
    }
    return zip(drawn, FSRS6.parameterRanges).map { min(max($0, $1.lowerBound), $1.upperBound) }
  }
}

/// How often a trial takes a fit, and what the next 500 answers say to it.
func tryPeople(_ count: Int) {
  for scored in [200, 400, 800, 1500] {
    for isUsual in [true, false] {
      var gains: [Double] = []
      for seed in 1...count {
        var random = SeededGenerator(seed: UInt64(seed))
        let parameters = isUsual ? FSRS6.defaultParameters : random.parameters()
        guard let model = FSRS6(parameters: parameters) else { continue }
        let person = Person(model: model, random: random)
        if let gain = gain(person, scored) { gains.append(gain) }
      }
      let mean = gains.reduce(0, +) / Double(max(1, gains.count))
      print(scored, isUsual ? "usual" : "other", count, gains.count, gains.count { $0 > 0 }, mean)
    }
  }
}

/// What is gained on the 500 answers behind those that were fitted to; nil when the fit was not taken.
private func gain(_ person: Person, _ scored: Int) -> Double? {
  var (known, later) = (person, person)
  let (log, whole) = (FitLog(known.log(scored: scored)), FitLog(later.log(scored: scored + 500)))
  guard let trial = FitTrial(log), trial.isBetter else { return nil }
  func future(_ parameters: [Double]) -> Double {
    (whole.loss(parameters) * Double(whole.scored) - log.loss(parameters) * Double(log.scored))
      / Double(whole.scored - log.scored)
  }
  return future(FSRS6.defaultParameters) - future(trial.parameters)
}
