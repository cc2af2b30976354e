internal import BankLint
internal import Files
internal import Questions

/// Lints bank files: the ones named, or the bundled bank.
struct CheckCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: CheckOptions) throws {
    guard !options.rules else { return try printRules(asJSON: options.json) }
    let (checked, unread) = try options.files.isEmpty ? (bundled(), nil) : named(options.files)
    let files = counted(checked.files.count, "file")
    let report = context.announcing("Checking \(files)") { CheckReport(checked) }
    if options.json {
      try context.print(report.json)
    } else {
      for problem in report.problems { try context.print(problem.description.harmless) }
      if unread == nil || report.hasFiles { try context.print(report.summary) }
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
    _ = try BankReader.parts(files)
    var checked = CheckedFiles(syllabus: Syllabus(topics: [], items: []))
    for file in files { checked.add(file.bytes, path: file.name) }
    checked.isWholeBank = true
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
    let (bundled, syllabus) = try BankReader.parts(context.surroundings.bankFiles())
    var checked = CheckedFiles(syllabus: syllabus)
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
    if !checked.isWholeBank,
      Set(checked.files.map(\.file.bank)).isSubset(of: [BankReader.bundledName])
    {
      let topics = Set(checked.files.map(\.file.topic.id))
      checked.neighbours = bundled.filter { !topics.contains($0.file.topic.id) }
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

  private func printRules(asJSON: Bool) throws {
    let rules = LintRule.all
    if asJSON {
      try context.print(
        .list(rules.map { ["rule": .text($0.name), "reason": .text($0.reason)] }))
    } else {
      let table = TextTable(
        columns: [.left("RULE"), .left("REASON")], rows: rules.map { [$0.name, $0.reason] })
      // A reason that is cut is none.
      try context.print(table.text(width: .max))
    }
  }
}

/// What there is to check, and what it has to get along with.
private struct CheckedFiles {
  var files: [CrossCheck.NamedFile] = []
  var unreadable: [BankProblem] = []
  var neighbours: [CrossCheck.NamedFile] = []
  var syllabus: Syllabus
  private var syllabusName = BankReader.syllabusName
  var proofs: [(name: String, versionsOf: [String: [String]])] = []
  var isWholeBank = false
  /// What stands in the way of reading a file is known by file.
  private var repeatedKeys: [BankProblem] = []

  init(syllabus: Syllabus) { self.syllabus = syllabus }

  /// Reads a file by the name that ends its path.
  mutating func add(_ bytes: [UInt8], path: String) {
    do throws(BankProblem) {
      switch path.split(separator: "/").last.map(String.init) ?? path {
      case BankReader.syllabusName:
        syllabus = try BankReader.syllabus(bytes, name: path)
        syllabusName = path
        unreadable += syllabus.problems(file: path)
        isWholeBank = true
      case Proofs.name:
        proofs.append((path, try BankReader.proofs(bytes, name: path)))
      case BankReader.synonymsName:
        try BankReader.checkSynonyms(bytes, name: path)
      default:
        files.append((path, try BankReader.topicFile(bytes, name: path)))
      }
    } catch {
      unreadable.append(error)
    }
    repeatedKeys += JSONFault.repeatedKeys(in: bytes).map {
      BankProblem(file: path, reason: .repeatedKey($0.key, line: $0.line))
    }
  }

  /// What breaks the format, then what breaks the bank, then what breaks a rule.
  ///
  /// A file that cannot be read at all may hold anything, so the rest is no whole bank.
  var problems: [BankProblem] {
    let isWhole = isWholeBank && unreadable.isEmpty
    let cross = CrossCheck(
      files, neighbours: neighbours, syllabus: syllabus, syllabusName: syllabusName)
    return unreadable + repeatedKeys + files.flatMap { $0.file.problems(file: $0.name) }
      + cross.problems(isWholeBank: isWhole)
      + proofs.flatMap { cross.problems(ofProofs: $0.versionsOf, file: $0.name) }
      + Linter(
        files, neighbours: neighbours, syllabus: syllabus, syllabusName: syllabusName,
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
    files = checked.files.count + checked.unreadable.count
    questions = checked.files.map(\.file.questions.count).reduce(0, +)
  }

  var hasFiles: Bool { files > 0 }

  var summary: String {
    let found = problems.isEmpty ? "no problems" : counted(problems.count, "problem")
    return "\(counted(files, "file")), \(counted(questions, "readable question")), \(found)"
  }

  var json: JSON {
    .list(
      problems.map { problem in
        [
          "file": .text(problem.file), "question": .text(problem.question),
          "field": .text(problem.field), "rule": .text(problem.reason.ruleName),
          "problem": .text(problem.reason.description),
        ]
      })
  }
}
