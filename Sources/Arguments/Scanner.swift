/// One flag as it stood on the command line, under its full name.
struct FlagOccurrence: Sendable, Equatable {
  static let on = "on"
  static let off = "off"

  let name: String
  /// The value; `on` or `off` for a switch.
  let value: String
}

/// Splits words into flags and operands; knows names and shapes, nothing of what they mean.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`, `-abc` for switches, `--no-name`, `--` ends
/// the flags, a lone `-` is an operand, and so is a word that starts with a dash and a digit.
struct Scanner {
  private var words: ArraySlice<String>
  private var flagsEnded = false

  init(_ words: some Sequence<String>) {
    self.words = ArraySlice(Array(words))
  }

  enum Argument: Equatable {
    case operand(String)
    /// With what stood behind "=" in the same word.
    case long(String, attached: String?)
    /// With the rest of a cluster.
    case short(Character, rest: String)
  }

  mutating func next() -> Argument? {
    guard let word = words.popFirst() else { return nil }
    if flagsEnded || !isFlag(word) { return .operand(word) }
    if word == "--" {
      flagsEnded = true
      return next()
    }
    guard word.hasPrefix("--") else {
      let letters = word.dropFirst()
      return .short(letters[letters.startIndex], rest: String(letters.dropFirst()))
    }
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return .long(String(parts[0]), attached: parts.count == 2 ? String(parts[1]) : nil)
  }

  /// The next word as a value, whatever it looks like.
  mutating func value() -> String? {
    words.popFirst()
  }

  /// Puts the rest of a cluster back as a cluster of its own.
  mutating func putBack(cluster: String) {
    if !cluster.isEmpty { words.insert("-" + cluster, at: words.startIndex) }
  }

  private func isFlag(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return false }
    return !(word.dropFirst().first?.isNumber ?? false)
  }
}
