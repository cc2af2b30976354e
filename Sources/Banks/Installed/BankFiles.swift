internal import Files
package import Formats
internal import JSON
internal import Parallelism
internal import Questions

/// The files that make up a bank, yet to be written.
package struct BankFiles {
  /// Names within the bank's folder, with what is in them.
  package private(set) var files: [BankPart]

  /// What remembers where the questions came from.
  package static let sourceName = "source.json"

  package init(_ update: BankUpdate, name: String) {
    files = update.earlier.besides
    for (topic, questions) in update.topics {
      add(Self.safe("\(topic.id).json"), BankJSON.topicFile(bank: name, topic, questions))
    }
    let hasSyllabus = files.contains { $0.name == BankFile.syllabusName }
    if !hasSyllabus {
      let syllabus = Self.syllabus(update.earlier.title ?? name, update.topics.map(\.topic))
      add(BankFile.syllabusName, syllabus.description + "\n")
    }
    let source = BankOrigins(update.earlier, hasOwnSyllabus: hasSyllabus)
    add(Self.sourceName, source.json.description + "\n")
  }

  /// As they were in another bank of the same name.
  init(_ files: [BankPart]) { self.files = files }

  private mutating func add(_ name: String, _ text: String) {
    files.append(BankPart(name: name, bytes: Array(text.utf8)))
  }

  /// A topic must not take the place of what has a name of its own.
  private static func safe(_ name: String) -> String {
    (BankFile.namesBesides + [sourceName]).contains(name) ? "topic-" + name : name
  }

  private static func syllabus(_ title: String, _ topics: [Topic]) -> JSON {
    [
      "title": .text(title), "items": [],
      "topics": .list(topics.map { ["topic": .text($0.id), "title": .text($0.title)] }),
    ]
  }
}
