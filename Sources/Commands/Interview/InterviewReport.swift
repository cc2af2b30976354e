internal import JSON
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// What came out of an interview, as Markdown that is read on a terminal as well as in a file.
struct InterviewReport {
  private let bookmark: InterviewBookmark
  private let bank: Bank
  private let day: Day
  private let answers: [Answer]

  init(_ bookmark: InterviewBookmark, _ bank: Bank, day: Day) {
    self.bookmark = bookmark
    self.bank = bank
    self.day = day
    answers = bookmark.answers.compactMap { $0.answer(in: bank) }
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

  private var whole: Part { Part("all", answers) }

  private var topics: [Part] {
    let groups = Dictionary(grouping: answers, by: \.question.topic)
    return bank.topics.compactMap { topic in groups[topic.id].map { Part(topic.id, $0) } }
  }

  private var levels: [Part] {
    let groups = Dictionary(grouping: answers, by: \.question.level)
    return Level.allCases.compactMap { level in groups[level].map { Part(level.rawValue, $0) } }
  }

  var markdown: String {
    let parts =
      answers.isEmpty
      ? ["No question was answered." + timeUp]
      : [summary, table, "## Your answers"] + answers.enumerated().map(page) + [study]
    return (["# Mock interview, \(day)"] + parts).joined(separator: "\n\n")
  }

  private var summary: String {
    let minutes = Double(bookmark.minutes) - bookmark.secondsLeft / 60
    let corrected =
      answers.scoreCorrectedForGuessing.map { ", \(percent($0)) corrected for guessing" } ?? ""
    return """
      \(counted(answers.count, "question")) answered in \(Int(minutes.rounded(.up))) of \
      \(bookmark.minutes) minutes. Score \(percent(whole.score))\(corrected).\(timeUp)
      """
  }

  private var timeUp: String {
    let left = bookmark.questions.count
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
        "This one has no score; hold it against `prep show \(question.id)`.",
      ]
    }
    return ([heading, question.prompt] + body(answer) + further).joined(separator: "\n\n")
  }

  /// What was said to the further questions that followed a question.
  private func further(_ question: Question) -> [Session.FollowUp] {
    bookmark.followUps.filter { $0.question == question.id }
  }

  private func body(_ answer: Answer) -> [String] {
    switch answer.question.body {
    case .open(let open):
      let typed = answer.givenTexts.first ?? ""
      let findings = Rubric(open.keyPoints).findings(in: typed)
      let points = zip(open.keyPoints, findings).map { point, finding in
        "- [\(finding.mark)] \(point.point)"
      }
      return [
        typed.isEmpty ? "You did not know." : "**You:** \(typed)",
        points.joined(separator: "\n"),
      ]
    case .choice(let choice):
      let given = answer.givenTexts.joined(separator: "; ")
      let right = choice.options.filter(\.isCorrect).map(\.text).joined(separator: "; ")
      return [
        given.isEmpty ? "You did not know." : "**You:** \(given)",
        answer.isRight ? "That is right." : "**Right:** \(right)\n\n\(choice.explanation)",
      ]
    }
  }

  /// The parts that went worst, with commands to work on them.
  private var study: String {
    let weak = topics.filter { $0.score < 0.75 }.sorted {
      ($0.score, $0.name) < ($1.score, $1.name)
    }
    guard !weak.isEmpty else {
      return "## What to study\n\nNothing stands out; take another level."
    }
    let lines = weak.map { topic in
      let missed = answers.filter { $0.question.topic == topic.name && $0.score < 0.75 }
      let ids = missed.map(\.question.id).joined(separator: " ")
      return "- \(topic.name), \(percent(topic.score)): `prep show \(ids)`"
    }
    return """
      ## What to study

      \(lines.joined(separator: "\n"))

      Practise: `prep quiz \(weak.map(\.name).joined(separator: " ")) --weak --wrong --new`
      """
  }

  var json: JSON {
    [
      "event": "report", "day": .text(day.description), "minutes": .integer(bookmark.minutes),
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
    guard case .open(let open) = answer.question.body else { return start }
    let findings = Rubric(open.keyPoints).findings(in: answer.givenTexts.first ?? "")
    return start.with([
      "keyPoints": .keyPoints(open, findings),
      "followUps": .list(
        further(answer.question).map { ["prompt": .text($0.prompt), "given": .text($0.text)] }),
    ])
  }
}
