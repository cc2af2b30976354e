internal import Questions

/// Lints bank files: the ones named, or the bundled bank.
struct CheckCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: CheckOptions) throws(Failure) {
    let report = try options.files.isEmpty ? bundled() : named(options.files)
    if options.json {
      try context.print(report.json)
    } else {
      for problem in report.problems { try context.print(problem.description) }
      try context.print(report.summary)
    }
    if !report.problems.isEmpty { throw .problemsFound }
  }

  private func bundled() throws(Failure) -> CheckReport {
    let (files, syllabus) = try BankReader.parts(context.surroundings.bankFiles())
    let cross = CrossCheck(files, syllabus: syllabus)
    return CheckReport(files: files, unreadable: [], cross: cross.problems(isWholeBank: true))
  }

  /// Files of the bundled bank's name replace their bundled twins; the others of the bank count as
  /// neighbours, so that a new question cannot take an id that is in use.
  private func named(_ paths: [String]) throws(Failure) -> CheckReport {
    let (bundled, syllabus) = try BankReader.parts(context.surroundings.bankFiles())
    var files: [CrossCheck.NamedFile] = []
    var unreadable: [BankProblem] = []
    for path in paths {
      let bytes = try filed { () throws(FileFailure) in try Files.read(path) }
      do throws(BankProblem) {
        if path.split(separator: "/").last.map(String.init) == BankReader.syllabusName {
          _ = try BankReader.syllabus(bytes, name: path)
        } else {
          files.append((path, try BankReader.topicFile(bytes, name: path)))
        }
      } catch {
        unreadable.append(error)
      }
    }
    let banks = Set(files.map(\.file.bank))
    let topics = Set(files.map(\.file.topic.id))
    let neighbours =
      banks == [BankReader.bundledName] ? bundled.filter { !topics.contains($0.file.topic.id) } : []
    let cross = CrossCheck(files, neighbours: neighbours, syllabus: syllabus)
    return CheckReport(
      files: files, unreadable: unreadable, cross: cross.problems(isWholeBank: false))
  }
}

private struct CheckReport {
  let problems: [BankProblem]
  private let files: Int
  private let questions: Int

  init(files: [CrossCheck.NamedFile], unreadable: [BankProblem], cross: [BankProblem]) {
    problems = unreadable + files.flatMap { $0.file.problems(file: $0.name) } + cross
    self.files = files.count + unreadable.count
    questions = files.map(\.file.questions.count).reduce(0, +)
  }

  var summary: String {
    let found = problems.isEmpty ? "no problems" : counted(problems.count, "problem")
    return "\(counted(files, "file")), \(counted(questions, "sound question")), \(found)"
  }

  var json: JSON {
    .list(
      problems.map { problem in
        [
          "file": .text(problem.file), "question": .text(problem.question),
          "field": .text(problem.field), "problem": .text(problem.reason.description),
        ]
      })
  }
}
