#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The terminal in raw mode on its other screen, or letter by letter for lines, given back on every way out.
///
/// `deinit` gives it back at the end of the scope. Signals skip `deinit`, so their handlers do the
/// same: termination and hang-up give back and die of the signal, stop gives back and stops,
/// continue takes again and asks for a redraw. Handlers call only what POSIX calls safe in them.
package struct RawMode: ~Copyable {
  /// What the terminal is taken for.
  package enum Purpose { case screen, lines }

  /// Takes the terminal behind standard input; nil when there is none.
  package init?(for purpose: Purpose = .screen) {
    guard tcgetattr(STDIN_FILENO, TerminalModes.cooked) == 0 else { return nil }
    TerminalModes.raw.pointee = TerminalModes.cooked.pointee
    switch purpose {
    case .screen: cfmakeraw(TerminalModes.raw)
    // Keys for signals stay, and so does how the output looks.
    case .lines: TerminalModes.raw.pointee.c_lflag &= ~tcflag_t(ICANON | ECHO)
    }
    TerminalModes.drawsScreen = purpose == .screen ? 1 : 0
    guard openWakePipe() else { return nil }
    TerminalModes.isTaken = 1
    for number in TerminalModes.deadly { install(number, handler: dieOfSignal) }
    install(SIGTSTP, handler: stop)
    install(SIGCONT, handler: resume)
    install(SIGWINCH, handler: { _ in wake() })
    take()
  }

  deinit {
    giveBack()
    TerminalModes.isTaken = 0
    for number in TerminalModes.deadly + [SIGTSTP, SIGCONT, SIGWINCH] { signal(number, SIG_DFL) }
    close(TerminalModes.wakeIn)
    close(TerminalModes.wakeOut)
    TerminalModes.wakeOut = -1
  }

  /// Stops the program as Ctrl-Z does; returns when it is continued.
  package func suspend() {
    // The whole job, as the terminal itself would: a script that waits for prep has to stop as well.
    kill(0, SIGTSTP)
  }

  /// Gives the terminal to another program while `body` runs it; signals to stop and continue are that one's.
  package func lend<Value, Fault: Error>(_ body: () throws(Fault) -> Value) throws(Fault) -> Value {
    giveBack()
    TerminalModes.isTaken = 0
    defer {
      TerminalModes.isTaken = 1
      install(SIGTSTP, handler: stop)
      take()
    }
    return try body()
  }

  /// Whether the screen is there to be drawn on; in the background it is not.
  package var isHeld: Bool { TerminalModes.isHeld != 0 }

  /// Takes the terminal when it can be had: back from the background, or after a stop that never came
  /// (nobody could continue a program without a shell above it, so the system does not stop it).
  package func retake() {
    if !isHeld { resume(SIGCONT) }
  }
}

/// What signal handlers need to reach; written before they are installed.
private enum TerminalModes {
  // On the heap: as variables they get 57 bytes, without the padding of C's 60, from Swift 6.3.1.
  nonisolated(unsafe) static let cooked = settings()
  nonisolated(unsafe) static let raw = settings()
  nonisolated(unsafe) static var isTaken: sig_atomic_t = 0
  /// Whether the terminal is in raw mode at this moment; it is not while the program is stopped.
  nonisolated(unsafe) static var isHeld: sig_atomic_t = 0
  nonisolated(unsafe) static var wakeIn: Int32 = -1
  nonisolated(unsafe) static var wakeOut: Int32 = -1
  /// Whether the other screen is used.
  nonisolated(unsafe) static var drawsScreen: sig_atomic_t = 1
  static let deadly = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
  /// Other screen, cursor hidden, pastes marked.
  static let enter: StaticString = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[?2004h"
  static let leave: StaticString = "\u{1b}[?2004l\u{1b}[?25h\u{1b}[0m\u{1b}[?1049l"

  private static func settings() -> UnsafeMutablePointer<termios> {
    let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    settings.initialize(to: termios())
    return settings
  }
}

/// In the background the terminal belongs to somebody else: touching it would stop the program again
/// (SIGTTOU).
///
/// It is taken when the program is brought to the foreground, which continues it once more. A terminal
/// that controls nobody here has no foreground (-1), and nobody to stop.
private func take() {
  let foreground = tcgetpgrp(STDIN_FILENO)
  guard foreground == getpgrp() || foreground == -1 else { return }
  _ = tcsetattr(STDIN_FILENO, action, TerminalModes.raw)
  if TerminalModes.drawsScreen != 0 {
    _ = write(STDOUT_FILENO, TerminalModes.enter.utf8Start, TerminalModes.enter.utf8CodeUnitCount)
  }
  TerminalModes.isHeld = 1
}

private func giveBack() {
  guard TerminalModes.isHeld != 0 else { return }
  TerminalModes.isHeld = 0
  if TerminalModes.drawsScreen != 0 {
    _ = write(STDOUT_FILENO, TerminalModes.leave.utf8Start, TerminalModes.leave.utf8CodeUnitCount)
  }
  _ = tcsetattr(STDIN_FILENO, action, TerminalModes.cooked)
}

/// What was typed ahead belongs to the next line, and to no other screen.
private var action: Int32 { TerminalModes.drawsScreen != 0 ? TCSAFLUSH : TCSADRAIN }

/// A pipe that signal handlers write to, so that a signal between drawing and waiting is not missed
/// (the self-pipe trick, cr.yp.to/docs/selfpipe.html).
private func openWakePipe() -> Bool {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { return false }
  for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  (TerminalModes.wakeOut, TerminalModes.wakeIn) = (ends[0], ends[1])
  return true
}

private func wake() {
  var byte: UInt8 = 0
  _ = write(TerminalModes.wakeIn, &byte, 1)
}

/// The end of the pipe to wait at beside the keyboard; -1 while the terminal is not taken.
var wakeDescriptor: Int32 { TerminalModes.wakeOut }

/// Without SA_RESTART, so that a waiting read comes back and the window can be redrawn.
private func install(_ number: Int32, handler: @escaping @convention(c) (Int32) -> Void) {
  var action = sigaction()
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #else
    action.__sigaction_handler.sa_handler = handler
  #endif
  sigaction(number, &action, nil)
}

private func dieOfSignal(_ number: Int32) {
  giveBack()
  signal(number, SIG_DFL)
  raise(number)
}

private func stop(_ number: Int32) {
  giveBack()
  signal(SIGTSTP, SIG_DFL)
  raise(SIGTSTP)
}

private func resume(_ number: Int32) {
  guard TerminalModes.isTaken != 0 else { return }
  install(SIGTSTP, handler: stop)
  take()
  if TerminalModes.isHeld != 0 { wake() }
}
