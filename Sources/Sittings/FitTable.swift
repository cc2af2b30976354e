package import Scoring
internal import Terminal
internal import TextAnalysis

/// The folds of a trial as a table, and what they say.
package struct FitTable {
  private let trial: FitTrial

  package init(_ trial: FitTrial) { self.trial = trial }

  package func text(width: Int) -> String {
    let table = TextTable(
      columns: [.right("FITTED TO"), .right("PREDICTED"), .right("IN USE")]
        + FitStage.allCases.map { .right($0.heading) },
      rows: trial.parts.map { part in
        [String(part.fitted), String(part.predicted), digits(part.lossBefore)]
          + FitStage.allCases.map { digits(part.losses[$0] ?? 0) }
      })
    return table.text(width: width) + "\n\n" + conclusion
  }

  private var conclusion: String {
    """
    Log loss of \(counted(trial.answers, "answer")) in time, each part predicted by a fit to those before.
    Lowest: \(trial.stage.words), \(digits(trial.lossAfter)) instead of \(digits(trial.lossBefore)), t = \(digits(trial.t, places: 2)).
    \(trial.isBetter ? "prep fit would take it." : "prep fit would keep what is in use.")
    """
  }

  private func digits(_ value: Double, places: Int = 4) -> String {
    let scale = places == 4 ? 10_000 : 100
    let units = Int((abs(value) * Double(scale)).rounded())
    let fraction = String(units % scale)
    return (value < 0 && units > 0 ? "-" : "") + "\(units / scale)."
      + String(repeating: "0", count: places - fraction.count) + fraction
  }
}

extension FitStage {
  fileprivate var heading: String {
    switch self {
    case .firstStabilities: "FIRST"
    case .allNearTheUsual: "NEAR"
    case .all: "ALL"
    }
  }

  fileprivate var words: String {
    switch self {
    case .firstStabilities: "the four first stabilities alone (FIRST)"
    case .allNearTheUsual: "all parameters near the usual ones (NEAR)"
    case .all: "all parameters (ALL)"
    }
  }
}
