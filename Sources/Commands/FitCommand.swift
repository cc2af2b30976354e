internal import Arguments
internal import History
internal import JSON
internal import Questions
internal import Scoring
internal import Sentences
internal import Sittings
internal import Terminal
internal import Usage

/// Fits the memory model to the own answers, and goes back.
struct FitCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: FitOptions) throws {
    if options.action == .undo { return try undo(options) }
    if options.dryRun { return try show(try trial(try context.storeForReading()), options) }
    let store = try context.store()
    let trial = try trial(store)
    let entry = try context.announcing("Replaying your reviews") {
      try store.record(trial, id: EntryIDs.next(at: context.now), at: context.now)
    }
    try context.render(
      options, json: trial.json(isTaken: entry.after != entry.before), text: entry.sentence)
  }

  private func trial(_ store: borrowing ProgressStore) throws -> FitTrial {
    let log = FitLog(try store.answers(current: try context.library().currentID))
    let parameters = try store.parametersToBeat()
    let trial = context.announcing("Fitting the memory model") {
      FitTrial(log, against: parameters)
    }
    guard let trial else { throw Failure.tooFewToFit(log.scored) }
    return trial
  }

  private func undo(_ options: FitOptions) throws {
    guard !options.dryRun else {
      throw Failure.usage(.conflict("undo and --dry-run exclude each other"), command: "fit")
    }
    let store = try context.store()
    let entry = try context.announcing("Replaying your reviews") {
      try store.undoFit(id: EntryIDs.next(at: context.now), at: context.now)
    }
    guard let entry else { throw Failure.noFit }
    try context.render(
      options, json: ["parameters": .list(entry.after.map { .number($0) })],
      text: entry.sentence)
  }

  private func show(_ trial: FitTrial, _ options: FitOptions) throws {
    let table = FitTable(trial).text(width: context.surroundings.width)
    try context.render(options, json: trial.json(isTaken: false), text: table)
  }
}

extension FitTrial {
  fileprivate func json(isTaken: Bool) -> JSON {
    [
      "answers": .integer(answers), "better": .bool(isBetter), "taken": .bool(isTaken),
      "lossBefore": .rounded(lossBefore), "lossAfter": .rounded(lossAfter), "t": .rounded(t),
      "folds": .list(
        parts.map {
          [
            "fitted": .integer($0.fitted), "predicted": .integer($0.predicted),
            "lossBefore": .rounded($0.lossBefore), "lossAfter": .rounded($0.losses[stage]),
          ]
        }), "parameters": .list(parameters.map { .number($0) }),
    ]
  }
}
