package import JSON
internal import Questions
internal import Scoring

extension Stats {
  /// Whether there are enough answers for a share to be foreseen.
  package var isTelling: Bool { activity.total.reviews >= Plan.fewestAnswers }

  /// Null while it is too early to say.
  package var readinessJSON: JSON { isTelling ? readiness.json : .null }

  /// What `prep stats --json` prints.
  package var json: JSON {
    [
      "reviews": .integer(activity.total.reviews),
      "questions": [
        "total": .integer(total), "seen": .integer(seen), "due": .integer(count(.due)),
      ],
      "accuracy": .rounded(activity.total.accuracy),
      "retention": .rounded(activity.total.retention),
      "streak": .integer(streak),
      "readiness": readinessJSON,
      "coverage": ["items": .integer(coverage.items), "seen": .integer(coverage.seen)],
      "days": .list(
        activity.days.map {
          [
            "day": .text($0.day.description), "reviews": .integer($0.counts.reviews),
            "correct": .integer($0.counts.correct),
          ]
        }),
      "months": .list(activity.months.map(\.json)),
      "forecast": .list(
        forecast.days.map { ["day": .text($0.day.description), "due": .integer($0.due)] }),
      "levels": .list(
        levels.map {
          [
            "level": .text($0.level.rawValue), "questions": .integer($0.questions),
            "seen": .integer($0.seen), "mastery": isTelling ? $0.mastery.json : .null,
          ]
        }),
      "topics": .list(
        topics.map {
          $0.standing.json.with(["mastery": isTelling ? $0.mastery.json : .null])
        }),
      "weakest": .list(
        weakest.map { ["id": .text($0.question.id), "recall": .rounded($0.recall)] }),
      "leeches": .texts(leeches.map(\.id)),
    ]
  }
}

extension Readiness.Figure {
  /// The share with its bounds and its trend, or null.
  package var json: JSON {
    guard let estimate else { return .null }
    return [
      "share": .rounded(estimate.share), "low": .rounded(estimate.low),
      "high": .rounded(estimate.high), "trend": .rounded(trend),
    ]
  }
}

extension Activity.MonthCount {
  fileprivate var json: JSON {
    [
      "month": .text(String(month.description.prefix(7))), "reviews": .integer(counts.reviews),
      "correct": .integer(counts.correct), "recalls": .integer(counts.recalls),
      "recalled": .integer(counts.recalled), "retention": .rounded(counts.retention),
    ]
  }
}
