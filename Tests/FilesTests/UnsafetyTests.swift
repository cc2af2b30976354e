import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct UnsafetyTests {
  private let folder: TemporaryFolder
  private let me = Int(geteuid())

  init() throws {
    folder = try TemporaryFolder()
    chmod(folder.path, 0o700)
  }

  @Test(arguments: [
    (0o700 as mode_t, nil as Unsafety?), (0o755, nil), (0o770, nil), (0o777, .writableByAll),
    (0o1777, .writableByAll), (0o702, .writableByAll),
  ])
  func `a folder that everybody may write is refused`(mode: mode_t, expected: Unsafety?) {
    chmod(folder.path, mode)
    #expect(Unsafety(of: folder.path, .folder) == expected)
  }

  @Test(arguments: [(0o777 as mode_t, true), (0o1777, false), (0o775, false), (0o703, true)])
  func `a folder that everybody may put another in place of is refused`(
    mode: mode_t, isRefused: Bool
  ) throws {
    let (above, inner) = (folder.file("above"), folder.file("above/inner"))
    #expect(PrivateFile.makeFolder(above) && PrivateFile.makeFolder(inner))
    chmod(above, mode)
    let real = try #require(realpath(above, nil))
    defer { free(real) }
    #expect(
      Unsafety(of: inner, .folder)
        == (isRefused ? .belowWritableByAll(folder: String(cString: real)) : nil))
  }

  @Test func `what is missing is not unsafe`() {
    #expect(Unsafety(of: folder.file("missing"), .folder) == nil)
    #expect(Unsafety(of: folder.file("missing"), .file) == nil)
  }

  @Test func `another user's folder is refused, root's is not`() {
    let stranger = me + 1
    let expected: Unsafety? = me == 0 ? nil : .ownedBySomeoneElse(user: me)
    #expect(Unsafety(of: folder.path, .folder, user: stranger) == expected)
    #expect(Unsafety(of: "/", .folder, user: stranger) == nil)
  }

  @Test func `a link of one's own is followed, and its end is looked at`() {
    let link = folder.file("link")
    mkdir(folder.file("open"), 0o700)
    symlink(folder.file("open"), link)
    #expect(Unsafety(of: link, .folder) == nil)
    chmod(folder.file("open"), 0o777)
    #expect(Unsafety(of: link, .folder) == .writableByAll)
  }

  @Test func `a pipe in the store's place is refused, and so is a file in the folder's`() {
    let pipe = folder.file("progress.sqlite")
    mkfifo(pipe, 0o600)
    #expect(Unsafety(of: pipe, .file) == .notARegularFile)
    #expect(Unsafety(of: pipe, .folder) == .notAFolder)
  }
}
