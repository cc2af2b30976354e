internal import Files
internal import History
internal import TextAnalysis

/// What `prep doctor --repair` does about what was found.
struct StoreRepair {
  private let context: Context

  init(_ context: Context) { self.context = context }

  /// Says what was done; empty when there was nothing to do, or no way.
  func done(for findings: [Examination.Finding]) throws -> [String] {
    var done: [String] = []
    // All that is unsound in a file goes with it.
    if findings.contains(where: \.wantsNewStore) { done.append(try newStore()) }
    if findings.contains(.memoriesDiffer), let sentence = try newMemories() {
      done.append(sentence)
    }
    for case .openToOthers(let path) in findings where PrivateFile.shut(toOthers: path) {
      done.append("Made \(path) yours alone.")
    }
    return done
  }

  private func newStore() throws -> String {
    let folder = try context.dataFolder()
    let made = try folder.replacement(on: context.today).repair(with: folder.backups)
    guard let made else {
      return
        "Nothing of the store can be read, and there is no backup: the file is left as it is; move it away to start anew."
    }
    let backups =
      made.backups > 0 ? ", the rest from \(counted(made.backups, "backup"))" : ""
    let kept = made.keptAs.map { "; the file that was there is kept as \($0)" } ?? ""
    let poor =
      made.poor > 0
      ? " Of \(counted(made.poor, "review")) only the time and the grade could be read, not what was answered."
      : ""
    return
      "Made a new store with \(counted(made.reviews, "review")), \(made.salvaged) of them read from "
      + "what was there\(backups)\(kept).\(poor)"
  }

  private func newMemories() throws -> String? {
    let count = try context.store().rebuildMemories()
    return count > 0 ? "Derived \(counted(count, "memory state")) anew from the reviews." : nil
  }
}
