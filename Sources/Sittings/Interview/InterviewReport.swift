package import JSON
package import Questions
internal import Quiz
package import Scoring
internal import TextAnalysis

/// What came out of an interview, as Markdown that is read on a terminal as well as in a file.
package struct InterviewReport {
  private let interview: PausedInterview
  /// By their full names.
  private let topicOrder: [String]
  private let topicNames: [String: String]
  private let day: Day
  private let answers: [Answer]

  package init(_ interview: PausedInterview, _ library: Library, day: Day) {
    self.interview = interview
    topicOrder = library.namedTopics.map(\.name)
    topicNames = library.shortTopicNames
    self.day = day
    answers = interview.answers.compactMap { $0.answer(in: library) }
  }

  /// The mean score of some answers, with its bounds.
  private struct Part {
    let name: String
    let count: Int
    let score: Double
    let bounds: WilsonInterval

    init(_ name: String, _ answers: [Answer]) {
      self.name = name
      count = answers.count
      score = answers.score
      bounds = WilsonInterval(mean: score, count: answers.count)
    }

    var row: [String] {
      [
        name, String(count), percent(score),
        "\(Int((bounds.low * 100).rounded())) to \(percent(bounds.high))",
      ]
    }

    var json: JSON {
      [
        "name": .text(name), "answered": .integer(count), "score": .rounded(score),
        "low": .rounded(bounds.low), "high": .rounded(bounds.high),
      ]
    }
  }

  /// The day, and what came out, as a row of a table.
  var row: [String] {
    [day.description, String(interview.minutes)] + whole.row.dropFirst()
  }

  /// Where the scores of some interviews go, newest first; nil for a single one.
  static func trend(_ reports: [InterviewReport]) -> String? {
    guard reports.count > 1 else { return nil }
    let recent = Array(reports.prefix(6))
    let half = recent.count / 2
    func score(_ reports: some Sequence<InterviewReport>) -> WilsonInterval {
      let answers = reports.flatMap(\.answers)
      return WilsonInterval(mean: answers.score, count: answers.count)
    }
    let (now, before) = (score(recent.prefix(half)), score(recent.dropFirst(half)))
    if now.low > before.high { return "Trend: your last interviews went better than those before." }
    if now.high < before.low { return "Trend: your last interviews went worse than those before." }
    return "Trend: no clear change over the last \(recent.count)."
  }

  private var whole: Part { Part("all", answers) }

  private var topics: [Part] {
    let groups = Dictionary(grouping: answers, by: \.question.topicName)
    return topicOrder.compactMap { topic in
      groups[topic].map { Part(topicNames[topic] ?? topic, $0) }
    }
  }

  private var levels: [Part] {
    let groups = Dictionary(grouping: answers, by: \.question.level)
    return Level.allCases.compactMap { level in groups[level].map { Part(level.rawValue, $0) } }
  }

  package var markdown: String {
    let parts =
      answers.isEmpty
      ? ["No question was answered." + timeUp]
      : [summary, table, "## Your answers"] + answers.enumerated().map(page) + [study]
    return (["# Mock interview, \(day)"] + parts).joined(separator: "\n\n")
  }

  private var summary: String {
    let minutes = Double(interview.minutes) - interview.secondsLeft / 60
    let corrected =
      answers.scoreCorrectedForGuessing.map { ", \(percent($0)) corrected for guessing" } ?? ""
    return """
      \(counted(answers.count, "question")) answered in \(Int(minutes.rounded(.up))) of \
      \(interview.minutes) minutes. Score \(percent(whole.score))\(corrected).\(timeUp)
      """
  }

  private var timeUp: String {
    let left = interview.plannedLeft
    return left == 0 ? "" : " The time was up with \(counted(left, "question")) not asked."
  }

  private var table: String {
    let head = ["| Part | Answers | Score | Between |", "| --- | ---: | ---: | ---: |"]
    let rows = ([whole] + levels + topics).map { "| \($0.row.joined(separator: " | ")) |" }
    return (head + rows).joined(separator: "\n")
  }

  private func page(_ number: Int, _ answer: Answer) -> String {
    let question = answer.question
    let heading = "### \(number + 1). \(question.id): \(percent(answer.score))"
    let further = further(question).flatMap { said in
      [
        "Then: \(said.prompt)",
        said.text.isEmpty ? "You did not know." : "**You:** \(said.text)",
        ours(said, question).map { "**Answer:** \($0)" }
          ?? "This one has no score; hold it against `prep show \(question.id)`.",
      ]
    }
    let scenario = question.casePart.map { ["**\($0.case.title).** \($0.case.scenario)"] } ?? []
    return ([heading] + scenario + [question.prompt] + body(answer) + further).joined(
      separator: "\n\n")
  }

  /// What was said to the further questions that followed a question.
  private func further(_ question: Question) -> [Session.FurtherAnswer] {
    interview.followUps.filter { $0.question == question.id }
  }

  private func ours(_ said: Session.FurtherAnswer, _ question: Question) -> String? {
    question.body.solution.followUps.first { $0.ask == said.prompt }?.answer
  }

  private func body(_ answer: Answer) -> [String] {
    let solution = answer.question.body.solution
    let given = answer.given.map(answer.question.body.shape.markdown)?.joined(separator: "; ") ?? ""
    let said = given.isEmpty ? "You did not know." : "**You:** \(given)"
    guard solution.right != nil else {
      return solution.keyPoints.isEmpty
        ? [said, solution.answer ?? "", solution.explanation ?? ""]
        : [said, points(answer).joined(separator: "\n")]
          + (answer.remark.map { ["**Your judge:** \($0)"] } ?? [])
    }
    if answer.isRight, answer.mark?.outcome != .close { return [said, "That is right."] }
    let texts = answer.question.body.rightTexts.joined(separator: "; ")
    let explanation = solution.explanation.map { "\n\n\($0)" } ?? ""
    return [said, "**Right:** \(texts)\(explanation)"]
  }

  private func points(_ answer: Answer) -> [String] {
    zip(answer.question.body.solution.keyPoints, answer.findings).map { point, finding in
      "- [\(finding.mark)] \(point.point)"
    }
  }

  /// What can be said where nothing went badly.
  private var verdict: String { tooFew ?? "Nothing stands out; take another level." }

  /// Said where so few answers tell next to nothing.
  private var tooFew: String? {
    answers.count < Self.fewestAnswers
      ? "No verdict: it takes \(Self.fewestAnswers) answers, and this interview has \(answers.count)."
      : nil
  }

  /// With fewer, the bounds of a score are more than 40 points apart.
  private static let fewestAnswers = 10

  /// The parts that went worst, with commands to work on them.
  private var study: String {
    let weak = topics.filter { $0.score < 0.75 }.sorted {
      ($0.score, $0.name) < ($1.score, $1.name)
    }
    guard !weak.isEmpty else { return "## What to study\n\n\(verdict)" }
    let lines = weak.map { topic in
      let missed = answers.filter {
        topicNames[$0.question.topicName] == topic.name && $0.score < 0.75
      }
      let ids = missed.map(\.question.id).joined(separator: " ")
      return "- \(topic.name), \(percent(topic.score)): `prep show \(ids)`"
    }
    return """
      ## What to study

      \(lines.joined(separator: "\n"))

      \(tooFew.map { "\($0)\n\n" } ?? "")Practise: `prep quiz \(weak.map(\.name).joined(separator: " ")) --weak --wrong --new`
      """
  }

  package var json: JSON {
    [
      "event": "report", "day": .text(day.description), "minutes": .integer(interview.minutes),
      "answered": .integer(answers.count), "score": .rounded(whole.score),
      "low": .rounded(whole.bounds.low), "high": .rounded(whole.bounds.high),
      "scoreCorrectedForGuessing": .rounded(answers.scoreCorrectedForGuessing),
      "levels": .list(levels.map(\.json)), "topics": .list(topics.map(\.json)),
      "answers": .list(answers.map(json)),
    ]
  }

  private func json(_ answer: Answer) -> JSON {
    let start: JSON = [
      "id": .text(answer.question.id), "grade": .text(answer.grade.rawValue),
      "score": .rounded(answer.score), "seconds": .rounded(answer.seconds),
      "given": .texts(answer.givenTexts),
    ]
    let solution = answer.question.body.solution
    guard solution.right == nil else { return start }
    let remark: JSON = answer.remark.map { ["judge": .text($0)] } ?? [:]
    return start.with(remark).with([
      "keyPoints": .keyPoints(solution.keyPoints, answer.findings),
      "followUps": .list(
        further(answer.question).map {
          [
            "prompt": .text($0.prompt), "given": .text($0.text),
            "answer": .text(ours($0, answer.question)),
          ]
        }),
    ])
  }
}
