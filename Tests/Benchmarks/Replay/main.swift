// Our memory model for Tests/Benchmarks/scoring: reads histories, writes states or times a replay.
//
//   Replay states < histories    a history a line, "grade:days grade:days …", days since the review
//                                before; per review "stability difficulty interval", then a blank line
//   Replay time < histories      milliseconds for one replay of the log by question, as the store gives
//                                it and as the other side takes it, and for one in the order of time
internal import Scoring

struct Step {
  let grade: Grade
  let day: Day
}

func steps(_ line: String) -> [Step] {
  var day = 0
  return line.split(separator: " ").compactMap { pair in
    let numbers = pair.split(separator: ":").compactMap { Int($0) }
    guard numbers.count == 2, let grade = Grade(number: numbers[0]) else { return nil }
    day += numbers[1]
    return Step(grade: grade, day: Day(number: day))
  }
}

func states(_ history: [Step]) -> String {
  var memory: Memory?
  return history.map { step in
    let next = FSRS6.standard.reviewed(memory, step.grade, on: step.day)
    memory = next
    let interval = FSRS6.standard.interval(next, desiredRetention: 0.9, maximum: 36_500)
    return "\(next.stability) \(next.difficulty) \(interval)\n"
  }
  .joined()
}

/// Reviews as the store gives them: ids of 36 characters, slugs as questions, ordered by time.
func log(_ histories: [[Step]]) -> [Review] {
  var reviews: [Review] = []
  for (number, history) in histories.enumerated() {
    let question = "a-question-with-a-slug-\(number)"
    for (place, step) in history.enumerated() {
      reviews.append(
        Review(
          id: "01890a5d-ac96-774b-bcce-\(100_000_000_000 + reviews.count)",
          question: question,
          at: Instant(milliseconds: step.day.number * 86_400_000 + place * 10_000 + number),
          day: step.day, grade: step.grade))
    }
  }
  return reviews.sorted { $0.at < $1.at }
}

var histories: [[Step]] = []
while let line = readLine() { histories.append(steps(line)) }

if CommandLine.arguments.dropFirst().first == "time" {
  let reviews = log(histories)
  let grouped = AnswerLog(reviews)
  let end = reviews.last?.day ?? Day(number: 0)
  var differing = 0
  // The first round warms caches and allocator up, as the other side's first call does.
  for _ in 0..<2 {
    var (byQuestion, byTime): ([String: Memory], [String: Memory]) = ([:], [:])
    let groupedTime = ContinuousClock().measure {
      byQuestion = grouped.memories(FSRS6.standard, on: end)
    }
    let logTime = ContinuousClock().measure { byTime = FSRS6.standard.replay(reviews) }
    differing += byQuestion == byTime ? 0 : 1
    print(groupedTime / .milliseconds(1), logTime / .milliseconds(1), differing)
  }
} else {
  for history in histories { print(states(history)) }
}
