internal import AnkiPackages
package import BankLint
internal import Formats
internal import JSON
package import Questions

/// What there is to check, and what it has to get along with.
package struct CheckedFiles {
  package private(set) var folder = BankFolder()
  /// What keeps a file from being read.
  private(set) var unreadable: [BankProblem] = []
  private let bundled: BankFolder

  /// Runs the solutions of exercises.
  package var trial: ExerciseTrial = { _, _ in nil }

  package init(neighbours bundled: BankFolder) { self.bundled = bundled }

  /// Where the questions of files of other formats stand, by path and id.
  private(set) var foreignLines: [String: [String: Int]] = [:]
  private var refused: [BankProblem] = []

  /// Reads a file of any format: by what is in it, else by the name that ends its path.
  package mutating func add(_ bytes: [UInt8], path: String) {
    if let dataset = DatasetFile(bytes, path: path) {
      return folder.add(.dataset(dataset), path: path)
    }
    if let format = Glimpse(bytes, path: path).format, format != .json, let read = format.read {
      return addForeign(read(bytes, path, Format.ReadingOptions()), path)
    }
    do throws(BankProblem) {
      let document = try BankFile.document(bytes, path: path)
      // What `prep export --format json` writes is a list of topics.
      let parts = document.root.elements.map { Array($0) } ?? []
      for part in parts.isEmpty ? [document.root] : parts {
        var file = try BankFile(part, path: path)
        // Its questions carry what is known about the reader.
        if !parts.isEmpty, case .topic = file {
          file = .topic(TopicFile(part, besides: [BankJSON.historyName]))
        }
        folder.add(file, path: path)
      }
    } catch {
      unreadable.append(error)
    }
  }

  /// Reads a package of Anki, unpacked in a folder that is made for it.
  package mutating func addPackage(_ bytes: [UInt8], path: String, scratch: String) {
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
      unreadable + unsound
      + files.flatMap { $0.file.problems(file: $0.name) }
      + cross.problems(isWholeBank: isWhole)
      + folder.proofs.flatMap { cross.problems(of: $0.proofs, file: $0.name) }
      + Linter(
        files, neighbours: neighbours, syllabus: syllabus, syllabusName: name,
        isWholeBank: isWhole, trial: trial
      ).problems()
    return refused + found.map(placed)
  }
}
