internal import AnkiPackages
internal import BankLint
internal import Banks
internal import Files
internal import Formats
internal import JSON
internal import Questions
internal import Terminal
internal import TextAnalysis
internal import Usage

/// Lints bank files: the ones named, or the bundled bank.
struct CheckCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: CheckOptions) throws {
    guard !options.rules else { return try printRules(options) }
    let (checked, unread) = try options.files.isEmpty ? (bundled(), nil) : named(options.files)
    let files = counted(checked.folder.topics.count, "file")
    let report = context.announcing("Checking \(files)") {
      CheckReport(checked, isStrict: options.strict)
    }
    if options.json || unread == nil || report.hasFiles {
      try context.render(options, json: report.json, text: report.text)
    }
    if let unread {
      throw unread.reason == .notARegularFile
        ? Failure.checkedStream(path: unread.path) : .file(unread)
    }
    if !report.errors.isEmpty { throw Failure.problemsFound }
  }

  /// The bank that comes with prep, proofs and synonyms included.
  private func bundled() throws -> CheckedFiles {
    let files = context.surroundings.bankFiles()
    let exercises = ExerciseCheck(bundled: try BundledBankReader.folder(files).datasets)
    var checked = CheckedFiles(neighbours: BankFolder())
    for file in files { checked.add(file.bytes, path: file.pathRead) }
    checked.trial = { exercises.fault(of: $0, in: $1) }
    return checked
  }

  /// The files at the paths; named together with a syllabus, they are a whole bank.
  ///
  /// Else files of the bundled bank's name replace their bundled twins; the others of the bank count
  /// as neighbours, so that a new question cannot take an id that is in use. A file that the system
  /// does not give is told apart, so that the findings in the others are not lost.
  private func named(
    _ paths: [String]
  ) throws -> (checked: CheckedFiles, unread: FileError?) {
    let bundled = try BundledBankReader.folder(context.surroundings.bankFiles())
    var checked = CheckedFiles(neighbours: bundled)
    var exercises = ExerciseCheck(bundled: bundled.datasets)
    var unread: FileError?
    for path in paths {
      do throws(FileError) {
        if path == "-" {
          checked.add(try standardInput(), path: "standard input")
        } else if FileStatus(of: path)?.kind == .folder {
          for name in Files.files(below: path) {
            let file = "\(path)/\(name)"
            let bytes = try Files.read(file)
            if case .nothing = BankContents(bytes, name: name) { continue }
            add(bytes, file, to: &checked, &exercises)
          }
        } else {
          add(try Files.read(path), path, to: &checked, &exercises)
        }
      } catch {
        unread = unread ?? error
      }
    }
    checked.trial = { [exercises] in exercises.fault(of: $0, in: $1) }
    return (checked, unread)
  }

  private func add(
    _ bytes: [UInt8], _ path: String, to checked: inout CheckedFiles,
    _ exercises: inout ExerciseCheck
  ) {
    if AnkiPackage.isPackage(bytes) {
      checked.addPackage(bytes, path: path, scratch: context.surroundings.scratchFolder)
    } else {
      checked.add(bytes, path: path)
      exercises.look(beside: path)
    }
  }

  private func standardInput() throws(FileError) -> [UInt8] {
    if let descriptor = context.surroundings.inputDescriptor {
      return try Files.readAll(descriptor, "standard input")
    }
    var bytes: [UInt8] = []
    while let line = context.surroundings.readLine() { bytes += Array("\(line)\n".utf8) }
    return bytes
  }

  private func printRules(_ options: CheckOptions) throws {
    let rules = LintRule.all
    let table = TextTable(
      columns: [.left("RULE"), .left("REASON")], rows: rules.map { [$0.name, $0.reason] })
    // A reason that is cut is none.
    try context.render(
      options, json: .list(rules.map { ["rule": .text($0.name), "reason": .text($0.reason)] }),
      text: table.text(width: .max))
  }
}
