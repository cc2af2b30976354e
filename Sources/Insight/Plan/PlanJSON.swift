package import JSON
internal import Questions
internal import Scoring

extension Plan {
  /// What `prep plan --json` prints, with what is still to be asked today.
  package func json(_ forecast: PlanForecast, _ portion: Portion) -> JSON {
    let start: JSON = [
      "date": .text(wish.date.description), "daysLeft": .integer(daysLeft),
      "leadsFrom": .text(leadsFrom.description),
      "minutes": .integer(wish.minutes), "level": .text(wish.level?.rawValue),
      "banks": .texts(wish.banks), "banksNotInUse": .texts(banksNotInUse),
      "weights": .object(
        wish.weights.sorted { $0.key < $1.key }
          .map { JSON.Field(name: $0.key, value: .integer($0.value)) }),
    ]
    return start.with(forecast.json).with(["today": portion.json])
  }
}

extension Portion {
  package var json: JSON {
    [
      "new": .integer(new), "review": .integer(review), "minutes": .integer(minutes),
      "done": .bool(isDone),
    ]
  }
}

extension PlanForecast {
  /// What is predicted is null, and "reliable" false, while there are too few answers for a number.
  package var json: JSON {
    [
      "predicted": telling([
        "low": .rounded(predicted.low), "mid": .rounded(predicted.share),
        "high": .rounded(predicted.high),
      ]),
      "reliable": .bool(isTelling), "without": telling(.rounded(without)),
      "minutesFor80": telling(.integer(minutesFor80)), "notReached": telling(.integer(notReached)),
      "byDay": .list(
        days.map {
          [
            "day": .text($0.day.description), "new": .integer($0.new),
            "review": .integer($0.review), "seconds": .rounded($0.seconds),
          ]
        }),
      "byTopic": .list(
        topics.map {
          [
            "topic": .text($0.topic.id), "questions": .integer($0.questions),
            "seen": .integer($0.seen), "predicted": telling(.rounded($0.predicted)),
            "notReached": telling(.integer($0.notReached)),
          ]
        }),
    ]
  }

  private func telling(_ json: JSON) -> JSON { isTelling ? json : .null }
}
