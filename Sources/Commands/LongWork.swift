internal import Files
internal import Terminal

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Context {
  /// Does work that may take long, with a line on standard error when that is a terminal.
  func announcing<Result>(_ work: String, _ body: () throws -> Result) rethrows -> Result {
    let ticker = surroundings.isErrorTerminal ? ticker(work) : nil
    defer { ticker?.stop() }
    return try body()
  }

  private func ticker(_ work: String) -> Ticker {
    // Beside the thread that works, and so by the descriptor itself.
    let errors = DescriptorOutput(STDERR_FILENO, name: "standard error")
    return Ticker(
      ProgressLine(work, columns: surroundings.width, canErase: !wantsPlainLines)
    ) { try? errors.write($0) }
  }

  /// The same context for work behind a screen.
  var unannounced: Context {
    var surroundings = surroundings
    surroundings.isErrorTerminal = false
    return Context(surroundings, globals).choosing(chosenBanks)
  }
}
