#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The program that shows what is longer than the screen.
package struct Pager: Sendable {
  private let command: String

  /// `PAGER`, else less where there is one; nil where somebody wants none.
  package init?(environment: [String: String]) {
    switch environment["PAGER"] {
    case "", "cat": return nil
    case let command?: self.command = command
    case nil: command = "command -v less >/dev/null && exec less; exec cat"
    }
  }

  /// Shows a text until its reader has had enough; false when the pager could not be started.
  ///
  /// As git does it: LESS=FRX lets colours through and ends by itself when all fits, unless LESS is set.
  /// Ctrl-C is the pager's while it runs.
  package func show(_ text: String) -> Bool {
    setenv("LESS", "FRX", 0)
    setenv("LV", "-c", 0)
    guard let pipe = popen(command, "w") else { return false }
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    // A reader who leaves early has seen enough.
    _ = text.withCString { fputs($0, pipe) }
    let status = pclose(pipe)
    return status >> 8 & 0xff != Self.notFound
  }

  /// What a shell says of a command that it did not find: POSIX, "Exit Status for Commands".
  private static let notFound: Int32 = 127
}
