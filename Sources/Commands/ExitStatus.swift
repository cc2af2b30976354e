/// What the program says to its caller when it ends.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Nothing matched, or a check found problems.
  case nothing = 1
  case badUsage = 2
  /// The data or the system failed.
  case failed = 3
  case interrupted = 130
}
