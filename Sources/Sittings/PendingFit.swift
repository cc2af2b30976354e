private import Dispatch
package import History
internal import Scoring
private import Synchronization
internal import TextAnalysis

/// A fit that is tried while a quiz goes on, when the log has grown enough since the last one.
package final class PendingFit: Sendable {
  private let work = DispatchGroup()
  private let trial = Mutex<FitTrial?>(nil)

  /// Nil when no fit is wanted.
  ///
  /// `current` gives today's id of a question that was renamed.
  package init?(_ store: borrowing ProgressStore, current: (String) -> String) throws {
    guard try store.wantsFit() else { return nil }
    let log = try store.answers(current: current)
    let parameters = try store.parametersToBeat()
    DispatchQueue.global(qos: .utility).async(group: work) { [self] in
      let found = FitTrial(FitLog(log), against: parameters)
      trial.withLock { $0 = found }
    }
  }

  /// Keeps what came out, and says it in a line; nil when there are too few answers for a trial.
  package func conclude(_ store: borrowing ProgressStore, at desk: Desk) throws -> String? {
    work.wait()
    // Another process may have been quicker.
    guard let trial = trial.withLock({ $0 }), try store.wantsFit() else { return nil }
    let now = desk.now()
    return try store.record(trial, id: EntryIDs.next(at: now), at: now).sentence
  }
}

extension FitEntry {
  /// What came of it, in a line.
  package var sentence: String {
    let losses = "\(Self.loss(lossAfter)) instead of \(Self.loss(lossBefore))"
    return switch outcome {
    case .taken where before == after:
      "Your own parameters go on predicting your answers better: log loss \(losses)."
    case .taken:
      "Your own parameters predict your answers better: log loss \(losses) on answers they had "
        + "not seen. Taken; prep fit undo goes back."
    case .kept: "No gain from your own parameters yet (\(counted(answers, "answer"))); kept."
    case .undone: "Back to the parameters before; no fit is tried until you run prep fit."
    }
  }

  private static func loss(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
