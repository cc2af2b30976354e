internal import Files
internal import History
internal import JSON
internal import TextAnalysis
internal import Usage

/// A copy of the store put into its place.
struct RestoreCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: RestoreOptions) throws {
    let file = options.file.first ?? ""
    if let unsafety = Unsafety(of: file, .file), unsafety == .notARegularFile {
      throw Failure.restore(StoreError(path: file, reason: .unsafe(unsafety)))
    }
    let replacement = try context.dataFolder().replacement(on: context.today)
    let outcome: (reviews: Int, keptAs: String?)
    do {
      outcome = try replacement.restore(file)
    } catch let error as StoreError where error.path == file {
      if error.reason == .notADatabase, HistoryFile.isExport(file) {
        throw Failure.restoredExport(path: file)
      }
      throw Failure.restore(error)
    }
    let kept = outcome.keptAs.map { "; what was there is kept as \($0.harmless)" } ?? ""
    try context.render(
      options,
      json: [
        "reviews": .integer(outcome.reviews), "keptAs": outcome.keptAs.map { .text($0) } ?? .null,
      ], text: "Restored \(counted(outcome.reviews, "review")) from \(file.harmless)\(kept).")
  }
}
