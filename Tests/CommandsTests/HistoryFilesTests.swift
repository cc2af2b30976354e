import Commands
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// No export goes over the files that hold a history.
@Suite struct HistoryFilesTests {
  /// A program with one answer and a copy of its store.
  private static func program() throws -> TestProgram {
    let program = try TestProgram()
    for _ in 0..<2 { _ = program.run(["quiz", "forms", "--json"], input: ["a", "q"]) }
    _ = program.run(["progress", "backup"])
    return program
  }

  private static let exports = [["export"], ["progress", "export"], ["export", "--brief"]]

  @Test(arguments: [
    "progress.sqlite", "progress.sqlite-journal", "progress.sqlite-wal", "progress.sqlite-shm",
    "backup-2026-11-20.sqlite", "backups/progress-2026-11-20.sqlite", "replaced-2026-11-20.sqlite",
    "backups/../progress.sqlite", "../data/progress.sqlite-journal", "progress.sqlite.version-1",
  ])
  func `no export is written over the history`(name: String) throws {
    let program = try Self.program()
    let before = Self.contents(program)
    let path = program.folder + "/data/" + name
    for export in Self.exports {
      for force in [[], ["--force"]] {
        let outcome = program.run(export + [path] + force)
        #expect(outcome.errors == Self.sentence(path))
        #expect(outcome.status == .failed)
      }
    }
    #expect(Self.contents(program) == before)
  }

  @Test(arguments: [
    ("progress.sqlite", true), ("backups/progress-2026-11-20.sqlite", true),
    ("progress.sqlite", false), ("backup-2026-11-20.sqlite", false),
  ])
  func `no link leads an export to the history`(name: String, isSymbolic: Bool) throws {
    let program = try Self.program()
    let link = program.folder + "/sheet.md"
    let end = program.folder + "/data/" + name
    if isSymbolic {
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: end)
    } else {
      try FileManager.default.linkItem(atPath: end, toPath: link)
    }
    let before = Self.contents(program)
    for export in Self.exports {
      #expect(program.run(export + [link, "--force"]).errors == Self.sentence(link))
    }
    #expect(Self.contents(program) == before)
  }

  @Test func `a store behind a link is guarded where it lies`() throws {
    let program = try Self.program()
    let (link, end) = (program.folder + "/data/progress.sqlite", program.folder + "/mine.db")
    try FileManager.default.moveItem(atPath: link, toPath: end)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: end)
    for path in [link, end, end + "-journal"] {
      let outcome = program.run(["export", path, "--force"])
      #expect(outcome.errors == Self.sentence(path))
    }
    #expect(program.run(["export", program.folder + "/mine.md"]).status == .done)
  }

  @Test func `no page of a folder goes over the history`() throws {
    let program = try Self.program()
    let folder = program.folder + "/sheets"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/index.md", withDestinationPath: program.folder + "/data/progress.sqlite")
    let before = Self.contents(program)
    let outcome = program.run(["export", "--split", folder, "--force"])
    #expect(outcome.errors == Self.sentence(folder + "/index.md"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["index.md"])
    #expect(Self.contents(program) == before)
  }

  @Test func `a sheet may lie in the data folder`() throws {
    let program = try Self.program()
    #expect(program.run(["export", program.folder + "/data/sheet.md"]).status == .done)
    #expect(program.run(["export", program.folder + "/data/sheet.md", "--force"]).status == .done)
  }

  private static func sentence(_ path: String) -> String {
    "prep: \(path): belongs to your history (the store, its journal or a copy) and is never "
      + "overwritten; name another file\n"
  }

  /// Every file of the data folder with its bytes.
  private static func contents(_ program: TestProgram) -> [String: Data] {
    let paths = ["/data", "/data/backups"].flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(atPath: program.folder + folder)
      return (names ?? []).map { "\(program.folder)\(folder)/\($0)" }
    }
    let files = paths.map { ($0, FileManager.default.contents(atPath: $0) ?? Data()) }
    return Dictionary(uniqueKeysWithValues: files)
  }
}
