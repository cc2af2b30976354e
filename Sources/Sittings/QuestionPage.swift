package import Insight
package import Questions
internal import Quiz
package import Scoring
package import Terminal
internal import TextAnalysis

/// A question with everything that belongs to it, as Markdown to read.
package struct QuestionPage {
  private let study: Study
  /// What was answered, by the id of the question, in the order of time.
  private let answers: [String: [Review]]

  package init(_ study: Study, answers: [String: [Review]] = [:]) {
    self.study = study
    self.answers = answers
  }

  package func text(_ question: Question, _ prose: Prose) -> String {
    blocks(question).map { $0.map { prose.text($0) }.joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  /// Blocks of Markdown, to be parted by empty lines; each of texts that begin a line.
  package func blocks(_ question: Question) -> [[String]] {
    [["# \(question.id)"], [place(question)]] + scenario(question) + [[question.prompt]]
      + body(question)
      + given(question) + [footer(question)]
  }

  /// The last answers, the newest first.
  private func given(_ question: Question) -> [[String]] {
    titled(
      "Your answers",
      answers[question.id, default: []].suffix(Self.mostAnswers).reversed().map { review in
        let text = ControlCharacters.visible(review.given.joined(separator: "; ")).brief
        return "- \(review.day): \(review.grade.rawValue)\(text.isEmpty ? "" : ", “\(text)”")"
      })
  }

  private static let mostAnswers = 10

  private func place(_ question: Question) -> String {
    let topic = study.library.topic(of: question)?.title ?? question.topic
    return ([topic] + question.levelWords + [question.kind.rawValue]).joined(separator: ", ")
  }

  private func scenario(_ question: Question) -> [[String]] {
    guard let part = question.casePart else { return [] }
    let id = part.case.id
    return [
      ["**\(part.case.title)**, \(part.number) of \(part.count): `prep quiz --case \(id)`"],
      [part.case.scenario],
    ]
  }

  private func body(_ question: Question) -> [[String]] {
    let solution = question.body.solution
    return offered(question.body.shape, solution)
      + (solution.answer.map { titled("Answer", [$0]) } ?? answers(question))
      + titled("Key points", list(solution.keyPoints.map(\.point)))
      + (solution.explanation.map { [[$0]] } ?? [])
      + titled("Follow-ups", solution.followUps.map(followUp))
  }

  /// What there is to answer with, each with the reason why it is right or wrong.
  private func offered(_ shape: AnswerShape, _ solution: Solution) -> [[String]] {
    switch shape {
    case .pick(let options):
      options.texts.enumerated().flatMap { place, text in
        let verdict = solution.isRight(place) ? "right" : "wrong"
        let reason = solution.reasons[place] ?? ""
        return [
          ["\(Letters.letter(place))) \(text)"],
          [reason.isEmpty ? verdict : "\(verdict): \(reason)"],
        ]
      }
    case .point(let code):
      [[code.markdown]]
        + solution.reasons.sorted { $0.key < $1.key }.map { ["line \($0.key + 1): \($0.value)"] }
    case .type, .arrange: []
    }
  }

  /// The right answer in words, where nothing offered shows it.
  private func answers(_ question: Question) -> [[String]] {
    let texts = question.body.rightTexts
    let right =
      switch question.body.shape {
      case .type: texts.count > 1 ? Self.numbered(texts) : texts
      case .arrange: Self.numbered(texts)
      case .pick, .point: [String]()
      }
    return titled("Answer", right) + titled("Does not belong", list(question.body.strangers))
      + reasons(question)
  }

  private static func numbered(_ texts: [String]) -> [String] {
    texts.enumerated().map { "\($0 + 1). \($1)" }
  }

  /// Why each blank is filled so.
  private func reasons(_ question: Question) -> [[String]] {
    guard case .type = question.body.shape else { return [] }
    let reasons = question.body.solution.reasons.sorted { $0.key < $1.key }
    return reasons.map { [reasons.count > 1 ? "\($0.key + 1): \($0.value)" : $0.value] }
  }

  private func followUp(_ followUp: FollowUp) -> String {
    "- \(followUp.ask)"
      + (followUp.answer.map { "\n\n  " + $0.replacing(each: "\n", with: "\n  ") } ?? "")
  }

  private func titled(_ title: String, _ texts: [String]) -> [[String]] {
    texts.isEmpty ? [] : [["## \(title)"], [texts.joined(separator: "\n")]]
  }

  private func list(_ items: [String]) -> [String] { items.map { "- \($0)" } }

  private func footer(_ question: Question) -> [String] {
    let bank = study.library.bank(of: question)
    let subject = bank?.title ?? ""
    var lines: [String] = []
    let versions = bank?.proofs.versions(of: question) ?? []
    if !versions.isEmpty {
      lines.append("Verified on \(subject) \(versions.joined(separator: ", ")).")
    }
    if let since = question.since { lines.append("Since \(subject) \(since).") }
    if let until = question.until { lines.append("Until \(subject) \(until).") }
    lines += question.references.map { "See \($0)" }
    if !question.related.isEmpty {
      lines.append("Related: \(question.related.joined(separator: ", "))")
    }
    return lines + [history(question)]
  }

  private func history(_ question: Question) -> String {
    guard let history = QuestionHistory(question, study.standings) else {
      return "You have not answered it yet."
    }
    return
      "Answered \(counted(history.memory.reviews, "time")), recall \(percent(history.recall)), due \(history.due)."
  }
}

extension Question {
  /// The level as a place names it; nothing where the bank does not say.
  var levelWords: [String] { statedLevel.map { [$0.rawValue] } ?? [] }
}

extension Session {
  /// What is said beside the number of a question that was not dealt for the time.
  var goingOn: [String] { isBeyondPlan ? ["as time is left"] : [] }
}
