internal import BankLint
internal import Files
internal import JSON
internal import Questions
internal import Terminal
internal import TextAnalysis

/// Lints bank files: the ones named, or the bundled bank.
struct CheckCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: CheckOptions) throws {
    guard !options.rules else { return try printRules(options) }
    let (checked, unread) = try options.files.isEmpty ? (bundled(), nil) : named(options.files)
    let files = counted(checked.folder.topics.count, "file")
    let report = context.announcing("Checking \(files)") { CheckReport(checked) }
    if options.json || unread == nil || report.hasFiles {
      try context.render(options, json: report.json, text: report.text)
    }
    if let unread {
      throw unread.reason == .notARegularFile
        ? Failure.checkedStream(path: unread.path) : .file(unread)
    }
    if !report.problems.isEmpty { throw Failure.problemsFound }
  }

  /// The bank that comes with prep, proofs and synonyms included.
  private func bundled() throws -> CheckedFiles {
    let files = context.surroundings.bankFiles()
    _ = try BankReader.folder(files)
    var checked = CheckedFiles(neighbours: BankFolder())
    for file in files { checked.add(file.bytes, path: file.name) }
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
    var checked = CheckedFiles(
      neighbours: try BankReader.folder(context.surroundings.bankFiles()))
    var unread: FileError?
    for path in paths {
      do throws(FileError) {
        if path == "-" {
          checked.add(try standardInput(), path: "standard input")
        } else {
          checked.add(try Files.read(path), path: path)
        }
      } catch {
        unread = unread ?? error
      }
    }
    return (checked, unread)
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

/// What there is to check, and what it has to get along with.
private struct CheckedFiles {
  private(set) var folder = BankFolder()
  /// What keeps a file from being read.
  private(set) var unreadable: [BankProblem] = []
  private var repeatedKeys: [BankProblem] = []
  private let bundled: BankFolder

  init(neighbours bundled: BankFolder) { self.bundled = bundled }

  /// Reads a file by the name that ends its path.
  mutating func add(_ bytes: [UInt8], path: String) {
    do throws(BankProblem) {
      let document = try BankFile.document(bytes, path: path)
      repeatedKeys += BankProblem.repeatedKeys(of: document, file: path)
      folder.add(try BankFile(document.root, path: path), path: path)
    } catch {
      unreadable.append(error)
    }
  }

  /// The files of the bundled bank that those named do not replace.
  private var neighbours: [CrossCheck.NamedFile] {
    let files = folder.topics
    guard folder.syllabusName == nil,
      files.allSatisfy({ $0.file.bank == Bank.bundledName })
    else { return [] }
    let topics = Set(files.map(\.file.topic.id))
    return bundled.topics.filter { !topics.contains($0.file.topic.id) }
  }

  /// What breaks the format, then what breaks the bank, then what breaks a rule.
  ///
  /// A file that cannot be read at all may hold anything, so the rest is no whole bank.
  var problems: [BankProblem] {
    let syllabus = folder.syllabusName == nil ? bundled.syllabus : folder.syllabus
    let name = folder.syllabusName ?? BankFile.syllabusName
    let unsound = folder.syllabusName == nil ? [] : syllabus.problems(file: name)
    let isWhole = folder.syllabusName != nil && unreadable.isEmpty && unsound.isEmpty
    let (files, neighbours) = (folder.topics, neighbours)
    let cross = CrossCheck(files, neighbours: neighbours, syllabus: syllabus, syllabusName: name)
    return unreadable + unsound + repeatedKeys
      + files.flatMap { $0.file.problems(file: $0.name) }
      + cross.problems(isWholeBank: isWhole)
      + folder.proofs.flatMap { cross.problems(of: $0.proofs, file: $0.name) }
      + Linter(
        files, neighbours: neighbours, syllabus: syllabus, syllabusName: name,
        isWholeBank: isWhole
      ).problems()
  }
}

private struct CheckReport {
  let problems: [BankProblem]
  private let files: Int
  private let questions: Int

  init(_ checked: CheckedFiles) {
    problems = checked.problems
    files = checked.folder.topics.count + checked.unreadable.count
    questions = checked.folder.topics.map(\.file.questions.count).reduce(0, +)
  }

  var hasFiles: Bool { files > 0 }

  var text: String {
    (problems.map(\.description.harmless) + [summary]).joined(separator: "\n")
  }

  private var summary: String {
    let found = problems.isEmpty ? "no problems" : counted(problems.count, "problem")
    return "\(counted(files, "file")), \(counted(questions, "readable question")), \(found)"
  }

  var json: JSON {
    .list(
      problems.map { problem in
        [
          "file": .text(problem.file), "line": .integer(problem.line),
          "column": .integer(problem.column), "question": .text(problem.question),
          "field": .text(problem.field), "rule": .text(problem.reason.ruleName),
          "problem": .text(problem.reason.description),
        ]
      })
  }
}
