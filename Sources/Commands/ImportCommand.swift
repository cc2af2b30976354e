internal import AnkiPackages
internal import Banks
internal import Files
internal import Formats
internal import History
internal import JSON
internal import Scoring
internal import Sentences
internal import TextAnalysis
internal import Usage

/// Histories from elsewhere: exports, folders of them, and other stores.
struct ImportCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: ImportOptions) throws {
    let sources = try (options.files.isEmpty ? ["-"] : options.files).flatMap(sources)
    var count = 0
    // Before the store is made and locked: somebody may still be typing, and nothing is made for what is none.
    var readers = try sources.map { try reader($0) }
    var first = try readers.first?()
    if first == nil { readers = Array(readers.dropFirst()) }
    let store = try context.store()
    let (entriesBefore, planBefore) = (try store.planEntries().count, try store.plan())
    let settingsBefore = try store.settingChanges().count
    let merged = try context.announcing("Importing the reviews") {
      try store.merge {
        while let reader = readers.first {
          if let block = try first ?? reader() {
            first = nil
            count += block.reviews.count
            return block
          }
          readers.removeFirst()
        }
        return nil
      }
    }
    let known = count - merged.reviews
    let plans = try store.planEntries().count - entriesBefore
    let settings = try store.settingChanges().count - settingsBefore
    let words =
      (plans > 0 ? [planWords(plans, planBefore, try store.plan())] : [])
      + (settings > 0
        ? ["Added \(counted(settings, "change")) of settings; the newest holds."] : [])
    try context.render(
      options,
      json: [
        "added": .integer(merged.reviews), "known": .integer(known),
        "takenBack": .integer(merged.voids), "plans": .integer(plans),
        "settings": .integer(settings),
        "completed": .integer(merged.completed), "conflicts": .texts(merged.conflicts),
      ],
      text: (["Added \(counted(merged.reviews, "review")); \(known) were there already."]
        + merged.sentences + words).joined(separator: "\n"))
  }

  /// What entries about plans did that came in.
  private func planWords(_ count: Int, _ before: StudyPlan?, _ after: StudyPlan?) -> String {
    let entries = count == 1 ? "1 entry" : "\(count) entries"
    let plan =
      switch after {
      case before: "your plan stays as it was"
      case nil: "there is no plan any more"
      case let plan?: "the plan is now for \(plan.date.words) (prep plan)"
      }
    return "Added \(entries) about plans; \(plan)."
  }

  // MARK: Sources

  /// Where a history may be read from.
  private enum Source {
    case standardInput
    case lines(String)
    case store(String)
  }

  /// A folder stands for the store in it, as of another data folder, and for all exports below it.
  private func sources(_ path: String) throws -> [Source] {
    guard path != "-" else { return [.standardInput] }
    guard FileStatus(of: path)?.kind == .folder else {
      return [HistoryFile.isStore(path) ? .store(path) : .lines(path)]
    }
    let store = DataFolder(path).store
    let lines = HistoryFile.names(below: path).map { Source.lines("\(path)/\($0)") }
    let sources = (HistoryFile.isStore(store) ? [Source.store(store)] : []) + lines
    guard !sources.isEmpty else { throw Failure.noHistory(folder: path) }
    return sources
  }

  /// What gives the next part of a history.
  private func reader(_ source: Source) throws -> () throws -> ProgressStore.LogBlock? {
    switch source {
    case .standardInput:
      return linesReader("standard input", nil, try collected())
    case .lines(let path):
      return linesReader(path, path, try portions(of: path))
    case .store(let path):
      var log: ProgressStore.LogBlock? = try context.dataFolder().log(ofStore: path)
      return {
        defer { log = nil }
        return log
      }
    }
  }

  private func linesReader(
    _ name: String, _ path: String?, _ portion: @escaping () throws -> [UInt8]
  ) -> () throws -> ProgressStore.LogBlock? {
    var blocks = LineBlocks(name, portion: portion)
    return {
      guard let block = try blocks.next() else { return nil }
      do throws(HistoryProblem) {
        return ProgressStore.LogBlock(
          try HistoryLines(
            block.bytes, file: name, firstLine: block.firstLine, day: context.day(of:)))
      } catch {
        if block.firstLine == 1, let path { try refuseBank(path) }
        throw error
      }
    }
  }

  /// Who names a bank instead is told what takes it.
  private func refuseBank(_ path: String) throws {
    guard let bytes = try? Files.read(path),
      AnkiPackage.isPackage(bytes) || Glimpse(bytes, path: path).format != nil
    else { return }
    throw BankError.isBank(path)
  }

  private func portions(of path: String) throws -> () throws -> [UInt8] {
    do {
      return try Files.portions(of: path)
    } catch {
      guard error.reason == .notARegularFile else { throw error }
      throw Failure.importedStream(path: path)
    }
  }

  /// All of a stream in a file of ours, so that nobody is kept from the store while it comes.
  private func collected() throws -> () throws -> [UInt8] {
    let folder = context.surroundings.temporaryFolder
    guard let file = TemporaryFile(in: folder) else {
      throw FileError(path: folder, reason: .cannotWrite(Files.systemReason))
    }
    let output = DescriptorOutput(file.descriptor, name: folder)
    var blocks = LineBlocks("standard input", portion: standardInput)
    while let block = try blocks.next() { try output.write(block.bytes) }
    // It is read on when its name is gone.
    return try Files.portions(of: file.path)
  }

  private func standardInput() throws -> [UInt8] {
    if let descriptor = context.surroundings.inputDescriptor {
      return try Files.portion(descriptor, 1 << 16, "standard input")
    }
    return context.surroundings.readLine().map { Array("\($0)\n".utf8) } ?? []
  }
}
