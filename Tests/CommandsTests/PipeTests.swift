import Commands
import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation

/// A named pipe as the file to write.
@Suite struct PipeTests {
  /// More than a pipe holds, so that nothing can be written without a reader.
  private static let answers = 1000

  @Test func `a pipe whose reader goes away ends in an error, not in "Wrote"`() throws {
    signal(SIGPIPE, SIG_IGN)
    let program = try TestProgram()
    let lines = (0..<Self.answers).map {
      #"{"id":"r\#($0)","question":"q","at":"2026-11-20T10:00:00Z","grade":"good"}"#
    }
    #expect(program.run(["progress", "import"], input: lines).status == .done)
    let path = program.folder + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    // Waits for the writer, reads nothing and goes away.
    let reader = Thread { close(open(path, O_RDONLY)) }
    reader.start()
    let outcome = program.run(["progress", "export", path, "--force"])
    #expect(outcome.errors == "prep: \(path): cannot be written: nobody reads it any more\n")
    #expect(outcome.status == .failed)
    #expect(FileStatus(of: path)?.kind == .other)
  }
}
