internal import TextAnalysis

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What somebody typed or pasted as one answer, at a terminal that takes lines.
package struct TypedText: Sendable, Equatable {
  /// Lines that were pasted are parted by line feeds.
  package let text: String
  /// Whether the terminal may have dropped the end of a line.
  package let isCut: Bool

  /// A terminal takes no longer lines: N_TTY_BUF_SIZE of Linux, MAX_CANON elsewhere, less the line feed.
  static let longestLine = 4095

  /// Reads a line, and the rest of a paste that begins in it; nil when there are no more lines.
  package static func next(_ line: () -> String?) -> TypedText? {
    guard var last = line() else { return nil }
    var lines = [last]
    while isInPaste(lines), let more = line() {
      last = more
      lines.append(last)
    }
    let text = lines.map { $0.removing(PasteMarks.start).removing(PasteMarks.end) }
    return TypedText(
      text: text.joined(separator: "\n"),
      isCut: lines.contains { $0.utf8.count >= longestLine })
  }

  private static func isInPaste(_ lines: [String]) -> Bool {
    lines.contains { $0.holds(PasteMarks.start) } && !lines.contains { $0.holds(PasteMarks.end) }
  }
}

/// How a terminal marks what is pasted: "Bracketed Paste Mode" of xterm's control sequences.
private enum PasteMarks {
  static let start = "\u{1b}[200~"
  static let end = "\u{1b}[201~"
  static let ask: StaticString = "\u{1b}[?2004h"
  static let endAsking: StaticString = "\u{1b}[?2004l"
}

extension String {
  fileprivate func holds(_ mark: String) -> Bool { utf8.firstPlace(of: Array(mark.utf8)) != nil }

  fileprivate func removing(_ mark: String) -> String {
    var bytes = Array(utf8)
    while let place = bytes[...].firstPlace(of: Array(mark.utf8)) { bytes.removeSubrange(place) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The terminal behind standard input while it takes lines.
package enum TypedLines {
  /// The next answer; where the terminal can mark pastes it is asked to, and given back on every way out.
  package static func next(marksPastes: Bool) -> TypedText? {
    guard marksPastes, tcgetattr(STDIN_FILENO, before) == 0 else {
      return TypedText.next { readLine(strippingNewline: true) }
    }
    var settings = before.pointee
    // The marks would be echoed as ^[[200~.
    settings.c_lflag &= ~tcflag_t(ECHOCTL)
    _ = tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    for number in deadly { signal(number, giveBackAndDie) }
    say(PasteMarks.ask)
    defer {
      giveBack()
      for number in deadly { signal(number, SIG_DFL) }
    }
    return TypedText.next { readLine(strippingNewline: true) }
  }

  /// Drops what was typed before anybody was asked; whether that was a line or more.
  package static func drop() -> Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let isTyped = poll(&descriptor, 1, 0) > 0 && descriptor.revents & Int16(POLLIN) != 0
    tcflush(STDIN_FILENO, TCIFLUSH)
    return isTyped
  }
}

private let deadly = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

// For the handler; on the heap, as in RawMode.
nonisolated(unsafe) private let before: UnsafeMutablePointer<termios> = {
  let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  settings.initialize(to: termios())
  return settings
}()

private func say(_ text: StaticString) {
  _ = write(STDOUT_FILENO, text.utf8Start, text.utf8CodeUnitCount)
}

private func giveBack() {
  say(PasteMarks.endAsking)
  _ = tcsetattr(STDIN_FILENO, TCSADRAIN, before)
}

private func giveBackAndDie(_ number: Int32) {
  giveBack()
  signal(number, SIG_DFL)
  raise(number)
}
