package import Insight
internal import TextAnalysis

/// What is said when a sitting is over.
package enum OutlookWords {
  package static let done = "Done for today, come back tomorrow."
}

extension Outlook {
  package var sentence: String {
    "\(today) Streak: \(counted(streak, "day")). Due by tomorrow: \(counted(dueTomorrow, "question"))."
  }

  private var today: String {
    left == 0
      ? OutlookWords.done
      : "Today asks \(counted(left, "more question")), about \(counted(minutesLeft, "minute"))."
  }
}
