import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// With other umasks: Tests/Reliability/modes.
@Suite struct PrivateFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func mode(_ path: String) -> Int? { FileStatus(of: path)?.mode }

  @Test func `files and folders are the owner's alone`() {
    let (file, inner) = (folder.file("file"), folder.file("folder"))
    #expect(PrivateFile.make(file))
    #expect(PrivateFile.makeFolder(inner))
    #expect(mode(file) == 0o600)
    #expect(mode(inner) == 0o700)
    #expect(!PrivateFile.make(file))
    #expect(!PrivateFile.makeFolder(inner))
    chmod(file, 0o666)
    #expect(PrivateFile.shut(toOthers: file))
    #expect(mode(file) == 0o600)
    #expect(!PrivateFile.shut(toOthers: folder.file("missing")))
  }

  @Test func `what is there is left as it is`() throws {
    let file = try folder.make("file", "text")
    chmod(file, 0o640)
    #expect(PrivateFile.makeUnlessThere(file))
    #expect(try folder.text("file") == "text")
    #expect(mode(file) == 0o640)
  }

  @Test func `a link that leads to nothing gets a file at its end, if there is a folder`() {
    symlink(folder.file("end"), folder.file("link"))
    symlink(folder.file("missing/end"), folder.file("lost"))
    #expect(PrivateFile.makeUnlessThere(folder.file("link")))
    #expect(mode(folder.file("end")) == 0o600)
    #expect(!PrivateFile.makeUnlessThere(folder.file("lost")))
    #expect(Files.systemReason == "no such file or directory")
  }

  @Test func `only rights of the user's own files and folders are changed`() throws {
    let file = try folder.make("file", "text")
    chmod(file, 0o644)
    symlink(file, folder.file("link"))
    #expect(!PrivateFile.shut(toOthers: folder.file("link")))
    #expect(mode(file) == 0o644)
    mkfifo(folder.file("pipe"), 0o644)
    chmod(folder.file("pipe"), 0o644)
    #expect(!PrivateFile.shut(toOthers: folder.file("pipe")))
    #expect(mode(folder.file("pipe")) == 0o644)
    mkdir(folder.file("all"), 0o700)
    chmod(folder.file("all"), 0o1777)
    #expect(!PrivateFile.shut(toOthers: folder.file("all")))
    #expect(mode(folder.file("all")) == 0o1777)
    mkdir(folder.file("own"), 0o700)
    chmod(folder.file("own"), 0o755)
    #expect(PrivateFile.shut(toOthers: folder.file("own")))
    #expect(mode(folder.file("own")) == 0o700)
    #expect(!PrivateFile.shut(toOthers: "/dev/null"))
  }
}
