internal import Files
package import Formats
internal import JSON
internal import Parallelism
internal import Questions

/// The files that make up a bank, be they on the disk or yet to be written.
package struct BankFiles {
  /// Names within the bank's folder, with what is in them.
  package private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// What remembers where the questions came from.
  package static let sourceName = "source.json"

  package init(
    _ update: BankUpdate, name: String, title: String,
    besides files: [(name: String, bytes: [UInt8])]
  ) {
    self.files = files
    for (topic, questions) in update.topics {
      add("\(topic.id).json", BankJSON.topicFile(bank: name, topic, questions))
    }
    if !files.contains(where: { $0.name == BankFile.syllabusName }) {
      add(
        BankFile.syllabusName, Self.syllabus(title, update.topics.map(\.topic)).description + "\n")
    }
    add(Self.sourceName, Self.source(update.earlier).description + "\n")
  }

  private mutating func add(_ name: String, _ text: String) {
    files.append(
      (
        name == BankFile.syllabusName || name == Self.sourceName ? name : Self.safe(name),
        Array(text.utf8)
      ))
  }

  /// A topic must not take the place of what has a name of its own.
  private static func safe(_ name: String) -> String {
    ["syllabus.json", "synonyms.json", "proofs.json", "source.json"].contains(name)
      ? "topic-" + name : name
  }

  private static func syllabus(_ title: String, _ topics: [Topic]) -> JSON {
    [
      "title": .text(title), "items": [],
      "topics": .list(topics.map { ["topic": .text($0.id), "title": .text($0.title)] }),
    ]
  }

  private static func source(_ earlier: EarlierBank) -> JSON {
    func pairs(_ values: [String: String]) -> JSON {
      .object(
        values.sorted { $0.key < $1.key }.map { JSON.Field(name: $0.key, value: .text($0.value)) })
    }
    return [
      "files": pairs(earlier.files), "keys": pairs(earlier.keys), "gone": pairs(earlier.gone),
    ]
  }

  /// The bank that the files make up, and what keeps some of them from being read.
  static func read(
    _ files: [(path: String, bytes: [UInt8])], named name: String, from origin: Bank.Origin,
    isSound: Bool = false
  ) -> (bank: Bank, problems: [BankProblem]) {
    var folder = BankFolder()
    var problems: [BankProblem] = []
    let read = files.concurrentMap { file -> Result<BankFile, BankProblem> in
      do throws(BankProblem) {
        return .success(try BankFile(file.bytes, path: file.path, isSound: isSound))
      } catch {
        return .failure(error)
      }
    }
    for (file, result) in zip(files, read) {
      switch result {
      case .success(let content):
        folder.add(content, path: file.path)
        if case .topic(let topic) = content { problems += topic.problems(file: file.path) }
      case .failure(let problem): problems.append(problem)
      }
    }
    return (folder.bank(named: name, from: origin), problems)
  }
}
