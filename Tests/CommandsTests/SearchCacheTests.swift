import Banks
import Commands
import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The index in the cache folder is disposable, and stays where it belongs.
@Suite struct SearchCacheTests {
  private let program: TestProgram
  private let expected: TestProgram.Outcome
  private var path: String { program.folder + "/.cache/prep/django.index" }

  init() throws {
    program = try TestProgram()
    expected = program.run(["search", "queries"])
    #expect(expected.status == .done)
  }

  private func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  private func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }

  @Test func `an index is kept and used again`() throws {
    let kept = try bytes()
    #expect(kept.count > 1000)
    let before = FileStatus(of: path)
    #expect(program.run(["search", "queries"]) == expected)
    #expect(FileStatus(of: path) == before)
  }

  @Test func `a bank that is named is searched by what is kept of it, and no other`() throws {
    try program.write("question,answer\nWhat is a heap?,A tree.\n", to: "deck.csv")
    #expect(program.run(["bank", "add", program.folder + "/deck.csv"]).status == .done)
    let found = program.run(["search", "--bank", "deck", "heap"])
    #expect(found.output.hasPrefix("What is a heap?\n    deck/"))
    let kept = FileStatus(of: program.folder + "/.cache/prep/deck.index")
    #expect(kept?.kind == .file)
    #expect(program.run(["search", "--bank", "deck", "heap"]) == found)
    #expect(FileStatus(of: program.folder + "/.cache/prep/deck.index") == kept)
    #expect(program.run(["search", "--bank", "deck", "queries"]).status == .nothing)
  }

  @Test func `an index is checked once, and anew when its file is another one`() throws {
    let sound = try bytes()
    #expect(program.run(["search", "queries"]) == expected)
    let noted = try Data(contentsOf: URL(filePath: path + ".checked"))
    #expect(String(decoding: noted, as: UTF8.self) == FileStatus(of: path)?.fingerprint)
    var poisoned = sound
    poisoned[sound.count / 2] ^= 1
    try write(poisoned)
    #expect(program.run(["search", "queries"]) == expected)
    #expect(try bytes() == sound)
  }

  @Test(arguments: ["django.index.checked", "program.digest"])
  func `a pipe in the place of a note is not waited for`(name: String) throws {
    let note = program.folder + "/.cache/prep/" + name
    unlink(note)
    #expect(mkfifo(note, 0o600) == 0)
    #expect(program.run(["search", "queries"]) == expected)
  }

  @Test func `a poisoned, short, empty or foreign index is made again`() throws {
    let sound = try bytes()
    var poisoned = sound
    poisoned[sound.count / 2] ^= 1
    let bigEndian = Array(sound.prefix(8)) + sound.dropFirst(8).reversed()
    for bad in [poisoned, Array(sound.dropLast()), [], Array("PNG".utf8), bigEndian] {
      try write(bad)
      #expect(program.run(["search", "queries"]) == expected)
      #expect(try bytes() == sound)
    }
  }

  @Test func `an index of another bank is made again`() throws {
    let sound = try bytes()
    let all = program.bankFiles
    program.bankFiles.removeAll { $0.path.hasSuffix("forms.json") }
    #expect(program.run(["search", "bound"]).status == .nothing)
    #expect(try bytes() != sound)
    program.bankFiles = all
    #expect(program.run(["search", "queries"]) == expected)
    #expect(try bytes() == sound)
  }

  @Test func `nothing is written through a link`() throws {
    let elsewhere = program.folder + "/elsewhere"
    let manager = FileManager.default
    try manager.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    try manager.removeItem(atPath: path)
    try Data("mine".utf8).write(to: URL(filePath: elsewhere + "/file"))
    try manager.createSymbolicLink(atPath: path, withDestinationPath: elsewhere + "/file")
    #expect(program.run(["search", "queries"]) == expected)
    #expect(try Data(contentsOf: URL(filePath: elsewhere + "/file")) == Data("mine".utf8))
    // The name itself gets the index, and a pipe in its place is not waited for.
    #expect(FileStatus(of: path, followingLinks: false)?.kind == .file)
    try manager.removeItem(atPath: path)
    mkfifo(path, 0o600)
    #expect(program.run(["search", "queries"]) == expected)
    #expect(FileStatus(of: path, followingLinks: false)?.kind == .file)

    try manager.removeItem(atPath: program.folder + "/.cache/prep")
    try manager.createSymbolicLink(
      atPath: program.folder + "/.cache/prep", withDestinationPath: elsewhere)
    #expect(program.run(["search", "queries"]) == expected)
    #expect(try manager.contentsOfDirectory(atPath: elsewhere) == ["file"])
  }

  /// Somebody else could put another index there; only root can make such a folder for the test.
  @Test func `a cache folder that others can write to is left alone`() throws {
    let folder = program.folder + "/.cache/prep"
    let wicked = try bytes().map { $0 ^ 1 }
    try write(wicked)
    chmod(folder, 0o777)
    #expect(program.run(["search", "queries"]) == expected)
    #expect(try bytes() == wicked)
    chmod(folder, 0o700)
    guard geteuid() == 0 else { return }
    chown(folder, 65534, 65534)
    #expect(program.run(["search", "queries"]) == expected)
    #expect(try bytes() == wicked)
  }

  /// Every number of the file the other way round, and only its numbers of four bytes.
  @Test func `an index of a machine with another byte order is made again`() throws {
    let sound = try bytes()
    let head = 8
    let swapped = stride(from: head, to: sound.count - 3, by: 4).flatMap {
      sound[$0..<$0 + 4].reversed()
    }
    try write(Array(sound.prefix(head)) + swapped)
    #expect(program.run(["search", "queries"]) == expected)
    #expect(try bytes() == sound)
  }

  @Test func `without a place for it search works all the same`() throws {
    try FileManager.default.removeItem(atPath: program.folder + "/.cache")
    try Data().write(to: URL(filePath: program.folder + "/.cache"))
    #expect(program.run(["search", "queries"]) == expected)
  }
}
