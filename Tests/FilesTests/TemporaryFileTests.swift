import Dispatch
import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct TemporaryFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private struct NotMade: Error {}

  private func make(ending: String = "") throws -> TemporaryFile {
    guard let file = TemporaryFile(in: folder.path, ending: ending) else { throw NotMade() }
    return file
  }

  private var names: [String] { Files.names(in: folder.path) }

  @Test func `it is the owner's alone, has a name of its own, and goes`() throws {
    do {
      let one = try make(ending: ".sqlite")
      let other = try make(ending: ".sqlite")
      #expect(one.path != other.path)
      #expect(one.path.hasSuffix(".sqlite"))
      #expect(FileStatus(of: one.path)?.mode == 0o600)
      #expect(names.count == 2)
    }
    #expect(names == [])
    let isMade = TemporaryFile(in: folder.file("missing")) != nil
    #expect(!isMade)
  }

  @Test func `what got another name stays`() throws {
    do {
      let file = try make()
      #expect(Files.move(file.path, to: folder.file("kept")))
    }
    #expect(names == ["kept"])
  }

  @Test func `what killed processes left goes with the next one, what is in use stays`() throws {
    let inUse = try make()
    #expect(PrivateFile.make(folder.file(".prep-dead.sqlite")))
    #expect(PrivateFile.make(folder.file(".prep-dead.sqlite-journal")))
    #expect(PrivateFile.make(folder.file(".prep-gone.sqlite-wal")))
    symlink(folder.file("elsewhere"), folder.file(".prep-link"))
    _ = try folder.make("notes", "text")
    let next = try make()
    let expected = [inUse.path, next.path].map { Files.name(of: $0) } + [".prep-link", "notes"]
    TemporaryFile.removeLeftovers(in: folder.path)
    #expect(Set(names) == Set(expected))
    _ = consume inUse
    _ = consume next
  }

  @Test func `in a folder of several machines only what is an hour old goes`() throws {
    let fresh = folder.file(".prep-fresh")
    #expect(PrivateFile.make(fresh))
    let old = folder.file(".prep-old")
    #expect(PrivateFile.make(old))
    let hoursAgo = timeval(tv_sec: time(nil) - 3700, tv_usec: 0)
    #expect(utimes(old, [hoursAgo, hoursAgo]) == 0)
    TemporaryFile.removeLeftovers(in: folder.path, among: .onOthers)
    #expect(Files.isTaken(fresh))
    #expect(!Files.isTaken(old))
  }

  @Test func `one that is being made is no leftover for others`() {
    let path = folder.path
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      for _ in 0..<20_000 {
        guard worker == 0 else {
          TemporaryFile.removeLeftovers(in: path)
          continue
        }
        guard let file = TemporaryFile(in: path) else { continue }
        #expect(Files.move(file.path, to: path + "/kept"))
      }
    }
  }
}
