import AnkiPackages
import Archives
import Files
import Formats
import Questions
import StudySheet
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Packages made by Anki 26.9.3 (new, old, all: as exported today, for older versions, as a collection) and by
/// genanki 0.13.1, whose own notes are a plain one, one of the multiple-choice add-on and an image occlusion.
@Suite struct AnkiPackageTests {
  private func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Packages")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  private func read(_ bytes: [UInt8]) throws -> QuestionFile {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prep-\(UUID().uuidString)")
    let file = try AnkiPackage.read(bytes, path: "deck", folder: folder.path)
    #expect(!Files.isTaken(folder.path))
    return file
  }

  @Test(arguments: ["new.apkg", "old.apkg", "all.colpkg"])
  func `every form of a package gives the same questions and reviews`(_ name: String) throws {
    let file = try read(try bytes(name))
    #expect(file.problems == [])
    #expect(file.items.count == 24)
    #expect(file.items.map(\.reviews.count).reduce(0, +) == 8)
    #expect(Set(file.items.flatMap(\.reviews).map(\.key)).count == 8)
    #expect(file.items.flatMap(\.reviews).map(\.ease).sorted() == [3, 3, 3, 3, 4, 4, 4, 4])
    let third = try #require(file.items.dropFirst(2).first).question
    #expect(third.prompt == "What is **2**?")
    #expect(third.body.solution.answer == #"A `2` \<k>"#)
    #expect(third.topic == "Go: Maps")
    #expect(third.tags.sorted() == ["a::b", "t"])
    #expect(
      file.items.suffix(4).map(\.question.prompt) == [
        "left", "right", "____ (hint) and two", "One and ____",
      ])
  }

  @Test func `genanki's packages have their notes in the old file`() throws {
    let file = try read(try bytes("genanki.apkg"))
    #expect(file.questions.map(\.prompt) == ["Capital of Argentina", "Which?"])
    let choice = try #require(file.questions.last?.body as? Choice)
    #expect(choice.options.map(\.text) == ["a", "b", "c"])
    #expect(choice.keys == [0, 2])
    #expect(
      file.problems.map { "\($0.reason)" } == [
        "asks about parts of an image, which a terminal cannot show"
      ])
  }

  @Test(arguments: [3000, 30_000])
  func `a package that is cut off is refused`(_ count: Int) throws {
    let bytes = Array(try bytes("new.apkg").prefix(count))
    #expect(AnkiPackage.isPackage(bytes))
    #expect(throws: AnkiPackageError.self) { try read(bytes) }
  }

  @Test func `a package that unpacks to far more than it is, is refused before that`() throws {
    // Blocks of RFC 8878 that repeat one byte, 128 KiB each.
    let block: [UInt8] = [0x02, 0x00, 0x10, 0x00]
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38]
    let bomb = frame + Array(repeating: block, count: 1000).joined()
    let error = #expect(throws: AnkiPackageError.self) {
      try read(ZipWriter.archive([("collection.anki21b", bomb)]))
    }
    #expect(error?.reason == "would unpack to more than 64 MB, more than prep reads")
  }

  @Test func `the name of a review follows from what Anki calls it`() {
    #expect(NameUUID.text("anki:abc:0:1:2") == "666adfd6-170c-5d47-b017-63397f7ec841")
  }
}

@Suite struct AnkiPackageWriterTests {
  private var notes: [AnkiNotes.Note] {
    let questions = (1...12).map { number in
      Question(
        id: "q-\(number)", topic: "go", level: nil, prompt: "What is `\(number)`?",
        body: OpenAnswer(answer: "A **number** <k>.", keyPoints: []))
    }
    return AnkiNotes.notes(
      Sheet(
        title: "T", date: "D", topicTitles: ["go": "Go"], entries: questions.map { Sheet.Entry($0) }
      ))
  }

  private func written() throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prep-\(UUID().uuidString)")
    return try AnkiPackage.written(notes, at: 1_795_176_000_000, folder: folder.path)
  }

  @Test func `a package is read back, and equal notes give equal bytes`() throws {
    let bytes = try written()
    #expect(try written() == bytes)
    let folder = FileManager.default.temporaryDirectory.appending(path: "prep-\(UUID().uuidString)")
    let file = try AnkiPackage.read(bytes, path: "deck", folder: folder.path)
    #expect(file.problems == [])
    #expect(
      file.questions.map(\.prompt) == (1...12).map { "What is `\($0)`?" })
    #expect(file.questions.map(\.id) == (1...12).map { "q-\($0)" })
    #expect(file.questions.map(\.topic) == Array(repeating: "go", count: 12))
    #expect(file.items.map(\.topicTitle) == Array(repeating: "Go", count: 12))
    #expect(file.questions.map(\.tags) == Array(repeating: [], count: 12))
    #expect(file.questions.first?.body.solution.answer == #"A **number** \<k>."#)
  }
}
