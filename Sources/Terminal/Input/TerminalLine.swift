#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Lines typed at a terminal.
///
/// The system's own lines hold 4,095 bytes, and what is typed or pasted beyond is lost without a word
/// (termios(3), "Canonical and noncanonical mode"). So the bytes are taken one by one, which leaves those of the
/// next line with the system.
package enum TerminalLine {
  /// The next line without its end; nil when there are no more.
  package static func read() -> String? {
    let echoes = hasEcho
    guard let mode = RawMode(for: .lines) else { return readLine(strippingNewline: true) }
    defer { withExtendedLifetime(mode) {} }
    var line = TypedLine()
    while true {
      guard let byte = nextByte() else { return line.bytes.isEmpty ? nil : line.text }
      switch line.take(byte) {
      case .typing(let echo): if echoes { show(echo) }
      case .ended:
        if echoes { show([UInt8(ascii: "\n")]) }
        return line.text
      case .endOfInput: return nil
      }
    }
  }

  /// An editor's shell shows what is typed itself.
  private static var hasEcho: Bool {
    var settings = termios()
    return tcgetattr(STDIN_FILENO, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  private static func nextByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = readSome(&byte)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }

  /// On the terminal that is typed at, wherever the output goes.
  private static func show(_ bytes: [UInt8]) { _ = write(STDIN_FILENO, bytes, bytes.count) }
}

/// By its own name, `read` would be that of the type.
private func readSome(_ byte: inout UInt8) -> Int { read(STDIN_FILENO, &byte, 1) }
