internal import Questions
internal import Quiz
internal import TextAnalysis

/// What came out of a sitting, in words.
enum TallyText {
  static func summary(_ tally: Tally, titles: [String: String]) -> String {
    guard tally.answered > 0 else { return "No question answered." }
    var lines = ["\(tally.correct) of \(tally.answered) right\(scores(tally))"]
    lines += tally.topics.map {
      "  \(titles[$0.topic] ?? QuestionID($0.topic).slug): \($0.correct) of \($0.answered)"
    }
    if !tally.missed.isEmpty {
      lines.append("Missed: \(tally.missed.map(\.id).joined(separator: ", "))")
      lines.append("Practise them with: prep quiz --wrong")
    }
    return lines.joined(separator: "\n")
  }

  /// How much was right, in a sentence.
  static func sentence(_ tally: Tally) -> String {
    "\(tally.correct) of \(tally.answered) right."
  }

  /// The same as blocks of Markdown for a screen, with the prompts of what was missed.
  static func blocks(_ tally: Tally, titles: [String: String]) -> [[String]] {
    guard tally.answered > 0 else { return [["No question answered."]] }
    let score = "**\(tally.correct) of \(tally.answered) right**\(scores(tally))"
    let topics = tally.topics.map {
      "- \(titles[$0.topic] ?? QuestionID($0.topic).slug): \($0.correct) of \($0.answered)"
    }
    let missed = tally.missed.map { question in
      "- " + (question.prompt.split(separator: "\n").first.map { String($0) } ?? question.id)
    }
    return [[score], topics] + (missed.isEmpty ? [] : [["## Missed"], missed])
  }

  /// Both scores, plain and corrected for guessing, and what was skipped.
  private static func scores(_ tally: Tally) -> String {
    let corrected = tally.scoreCorrectedForGuessing.map {
      ", \(percent($0)) corrected for guessing"
    }
    let skipped = tally.skipped > 0 ? ", \(tally.skipped) skipped" : ""
    let guessed = tally.guessed > 0 ? " (\(tally.guessed) by a guess)" : ""
    return "\(guessed), score \(percent(tally.score))\(corrected ?? "")\(skipped)."
  }
}
