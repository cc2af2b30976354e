package import Insight
internal import TextAnalysis

extension Outlook {
  package var sentence: String {
    "Streak: \(counted(streak, "day")). Due by tomorrow: \(counted(dueTomorrow, "question"))."
  }
}
