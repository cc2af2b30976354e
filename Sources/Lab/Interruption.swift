#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Ctrl-C while something runs stops what runs and not the program, where the terminal sends a signal for it.
///
/// On a screen it is a key, which the screen itself looks for.
package enum Interruption {
  /// Does something during which `came` may become true.
  package static func watched<Value, Fault: Error>(
    _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    SignalFlag.came = 0
    var (action, before) = (sigaction(), sigaction())
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = note
    #else
      action.__sigaction_handler.sa_handler = note
    #endif
    sigaction(SIGINT, &action, &before)
    defer { sigaction(SIGINT, &before, nil) }
    return try body()
  }

  package static var came: Bool { SignalFlag.came != 0 }
}

/// What the signal's handler reaches.
private enum SignalFlag {
  nonisolated(unsafe) static var came: sig_atomic_t = 0
}

private func note(_ number: Int32) { SignalFlag.came = 1 }
