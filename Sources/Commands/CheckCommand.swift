internal import AnkiPackages
internal import BankLint
internal import Files
internal import Formats
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
    _ = try BankReader.folder(files)
    var checked = CheckedFiles(neighbours: BankFolder())
    for file in files { checked.add(file.bytes, path: file.pathRead) }
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
        } else if FileStatus(of: path)?.kind == .folder {
          for name in Self.fileNames(in: path) {
            checked.add(try Files.read("\(path)/\(name)"), path: "\(path)/\(name)")
          }
        } else {
          let bytes = try Files.read(path)
          if AnkiPackage.isPackage(bytes) {
            checked.addPackage(bytes, path: path, scratch: context.surroundings.scratchFolder)
          } else {
            checked.add(bytes, path: path)
          }
        }
      } catch {
        unread = unread ?? error
      }
    }
    return (checked, unread)
  }

  /// The files of a bank's folder, apart from what remembers where they came from.
  private static func fileNames(in folder: String) -> [String] {
    Files.names(in: folder).sorted().filter { name in
      !name.hasPrefix(".") && name != BankFiles.sourceName
        && FileStatus(of: "\(folder)/\(name)")?.kind == .file
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

/// What there is to check, and what it has to get along with.
private struct CheckedFiles {
  private(set) var folder = BankFolder()
  /// What keeps a file from being read.
  private(set) var unreadable: [BankProblem] = []
  private var repeatedKeys: [BankProblem] = []
  private let bundled: BankFolder

  init(neighbours bundled: BankFolder) { self.bundled = bundled }

  /// Where the questions of files of other formats stand, by path and id.
  private(set) var foreignLines: [String: [String: Int]] = [:]
  private var refused: [BankProblem] = []

  /// Reads a file of any format: by what is in it, else by the name that ends its path.
  mutating func add(_ bytes: [UInt8], path: String) {
    if let dataset = DatasetFile(bytes, path: path) {
      return folder.add(.dataset(dataset), path: path)
    }
    if let format = Glimpse(bytes, path: path).format, format != .json, let read = format.read {
      return addForeign(read(bytes, path, Format.ReadingOptions()), path)
    }
    do throws(BankProblem) {
      let document = try BankFile.document(bytes, path: path)
      repeatedKeys += BankProblem.repeatedKeys(of: document, file: path)
      folder.add(try BankFile(document.root, path: path), path: path)
    } catch {
      unreadable.append(error)
    }
  }

  /// Reads a package of Anki, unpacked in a folder that is made for it.
  mutating func addPackage(_ bytes: [UInt8], path: String, scratch: String) {
    do throws(AnkiPackageError) {
      addForeign(try AnkiPackage.read(bytes, path: path, folder: scratch), path)
    } catch {
      unreadable.append(BankProblem(file: path, line: nil, reason: .unreadable(error.reason)))
    }
  }

  /// What a file of another format would be as a bank.
  private mutating func addForeign(_ file: QuestionFile, _ path: String) {
    refused += file.problems
    let update = BankUpdate([(path, file)], to: EarlierBank(), isWhole: true)
    for (question, item) in zip(update.earlier.questions, file.items) {
      foreignLines[path, default: [:]][question.id] = item.line
    }
    let bank = BankName.slug(file.title, path: path)
    for (topic, questions) in update.topics {
      let text = BankJSON.topicFile(bank: bank, topic, questions)
      guard let root = try? JSONDocument(Array(text.utf8)).root else { continue }
      folder.add(.topic(TopicFile(root)), path: path)
    }
    if update.topics.isEmpty { foreignLines[path] = [:] }
  }

  /// Whether what makes a bank excellent is asked of a file, as it is of the bundled bank.
  func isGated(_ file: String) -> Bool {
    let named = folder.topics.first { $0.name == file }
    let banks = named.map { [$0.file.bank] } ?? folder.topics.map(\.file.bank)
    return foreignLines[file] == nil && (banks.isEmpty || banks.contains(Bank.bundledName))
  }

  /// The line in the file itself, which is not that of the bank it would be.
  private func placed(_ problem: BankProblem) -> BankProblem {
    guard let lines = foreignLines[problem.file] else { return problem }
    var problem = problem
    (problem.line, problem.column) = (problem.question.flatMap { lines[$0] }, nil)
    return problem
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
    let found =
      unreadable + unsound + repeatedKeys
      + files.flatMap { $0.file.problems(file: $0.name) }
      + cross.problems(isWholeBank: isWhole)
      + folder.proofs.flatMap { cross.problems(of: $0.proofs, file: $0.name) }
      + Linter(
        files, neighbours: neighbours, syllabus: syllabus, syllabusName: name,
        isWholeBank: isWhole
      ).problems()
    return refused + found.map(placed)
  }
}

private struct CheckReport {
  /// What keeps a question from being asked, or a bundled bank from being sent in.
  let errors: [BankProblem]
  /// What would make a bank of somebody's own better.
  private let advice: [BankProblem]
  private let files: Int
  private let questions: Int

  init(_ checked: CheckedFiles, isStrict: Bool) {
    func isError(_ problem: BankProblem) -> Bool {
      guard case .rule = problem.reason else { return true }
      return isStrict || checked.isGated(problem.file)
    }
    let problems = checked.problems
    errors = problems.filter(isError)
    advice = problems.filter { !isError($0) }
    files =
      Set(checked.folder.topics.map(\.name)).union(checked.foreignLines.keys).count
      + checked.unreadable.count
    questions = checked.folder.topics.map(\.file.questions.count).reduce(0, +)
  }

  var hasFiles: Bool { files > 0 }

  var text: String {
    (errors.map(\.description.harmless)
      + advice.map { "advice: " + $0.description.harmless } + [summary])
      .joined(separator: "\n")
  }

  private var summary: String {
    let found = errors.isEmpty ? "no problems" : counted(errors.count, "problem")
    let more = advice.isEmpty ? "" : ", \(counted(advice.count, "suggestion"))"
    return "\(counted(files, "file")), \(counted(questions, "readable question")), \(found)\(more)"
  }

  var json: JSON {
    .list(errors.map { row($0, isAdvice: false) } + advice.map { row($0, isAdvice: true) })
  }

  private func row(_ problem: BankProblem, isAdvice: Bool) -> JSON {
    [
      "file": .text(problem.file), "line": .integer(problem.line),
      "column": .integer(problem.column), "question": .text(problem.question),
      "field": .text(problem.field), "rule": .text(problem.reason.ruleName),
      "problem": .text(problem.reason.description), "advice": .bool(isAdvice),
    ]
  }
}
