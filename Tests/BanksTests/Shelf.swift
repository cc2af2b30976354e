import Banks
import Files
import Formats
import Insight
import Questions
import Scoring
import StudySheet

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of banks that are installed from files and read again.
final class Shelf {
  let folder: String
  let banks: BankShelf

  init() throws {
    let made = FileManager.default.temporaryDirectory.appending(path: "shelf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    folder = made.path()
    banks = BankShelf(folder: folder + "/banks")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  struct Added {
    let source: BankSource
    let update: BankUpdate
    let bank: Bank
    let problems: [BankProblem]
  }

  func write(_ text: String, to name: String) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  /// Adds a file as `prep bank add` does.
  func add(
    _ text: String, as name: String, format: Format? = nil, to bank: String = "b1"
  ) throws -> Added {
    try add(path: try write(text, to: name), format: format, to: bank)
  }

  /// The same with a file or folder that is there.
  func add(path: String, format: Format? = nil, to bank: String = "b1") throws -> Added {
    let source = try BankSource(
      path, BankSource.Options(scratch: folder + "/scratch", format: format))
    let update = source.update(of: try banks.earlier(bank), path: path)
    try banks.install(BankFiles(update, name: bank), as: bank)
    // What prep wrote is read with less suspicion; here nothing is taken for granted.
    Files.remove("\(banks.path(of: bank))/.written")
    let read = banks.bank(bank)
    return Added(source: source, update: update, bank: read.bank, problems: read.problems)
  }
}

extension Bank {
  /// A sheet of all that is in it, as an export writes it.
  func text(_ format: Format) -> String {
    let library = Library([self])
    let sheet = Sheet(
      title: title, date: "2026-11-20", topicTitles: library.titles,
      entries: questions.map { Sheet.Entry($0) })
    let standings = Standings(
      memories: [:], today: Day(number: 0), scheduler: Settings().scheduler)
    return format.text(sheet, Study(library, standings), answers: .inline)
  }
}

/// Sets when a file was last written, in seconds since 1970.
func setModified(_ path: String, _ seconds: Int) throws {
  try FileManager.default.setAttributes(
    [.modificationDate: Date(timeIntervalSince1970: Double(seconds))], ofItemAtPath: path)
}
