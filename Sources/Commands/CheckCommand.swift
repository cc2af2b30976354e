internal import BankLint
internal import Questions

/// Lints bank files: the ones named, or the bundled bank.
struct CheckCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: CheckOptions) throws(Failure) {
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
    if let unread { throw .file(unread) }
    if !report.problems.isEmpty { throw .problemsFound }
  }

  private func bundled() throws(Failure) -> CheckedFiles {
    let (files, syllabus) = try BankReader.parts(context.surroundings.bankFiles())
    return CheckedFiles(files: files, syllabus: syllabus, isWholeBank: true)
  }

  /// The files at the paths; named together with a syllabus, they are a whole bank.
  ///
  /// Else files of the bundled bank's name replace their bundled twins; the others of the bank count
  /// as neighbours, so that a new question cannot take an id that is in use. A file that the system
  /// does not give is told apart, so that the findings in the others are not lost.
  private func named(
    _ paths: [String]
  ) throws(Failure) -> (checked: CheckedFiles, unread: FileFailure?) {
    let (bundled, syllabus) = try BankReader.parts(context.surroundings.bankFiles())
    var checked = CheckedFiles(syllabus: syllabus)
    var unread: FileFailure?
    for path in paths {
      let bytes: [UInt8]
      do throws(FileFailure) { bytes = try Files.read(path) } catch {
        unread = unread ?? error
        continue
      }
      do throws(BankProblem) {
        switch path.split(separator: "/").last.map(String.init) ?? path {
        case BankReader.syllabusName:
          checked.syllabus = try BankReader.syllabus(bytes, name: path)
          checked.unreadable += checked.syllabus.problems(file: path)
          checked.isWholeBank = true
        case let name where !BankReader.otherNames.contains(name):
          checked.files.append((path, try BankReader.topicFile(bytes, name: path)))
        case let name: try BankReader.checkOther(bytes, kind: name, name: path)
        }
      } catch {
        checked.unreadable.append(error)
      }
    }
    if !checked.isWholeBank, Set(checked.files.map(\.file.bank)) == [BankReader.bundledName] {
      let topics = Set(checked.files.map(\.file.topic.id))
      checked.neighbours = bundled.filter { !topics.contains($0.file.topic.id) }
    }
    return (checked, unread)
  }

  private func printRules(asJSON: Bool) throws(Failure) {
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
  var isWholeBank = false

  /// What breaks the format, then what breaks the bank, then what breaks a rule.
  ///
  /// A file that cannot be read at all may hold anything, so the rest is no whole bank.
  var problems: [BankProblem] {
    let isWhole = isWholeBank && unreadable.isEmpty
    return unreadable + files.flatMap { $0.file.problems(file: $0.name) }
      + CrossCheck(files, neighbours: neighbours, syllabus: syllabus)
      .problems(isWholeBank: isWhole)
      + Linter(files, neighbours: neighbours, syllabus: syllabus, isWholeBank: isWhole).problems()
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
          "field": .text(problem.field), "rule": .text(problem.reason.rule?.name),
          "problem": .text(problem.reason.rule?.finding ?? problem.reason.description),
        ]
      })
  }
}

extension BankProblem.Reason {
  fileprivate var rule: (name: String, finding: String)? {
    if case .rule(let name, let finding) = self { (name, finding) } else { nil }
  }
}
