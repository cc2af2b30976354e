/// What a terminal answers to questions.
package enum TerminalReply {
  /// Asks for the colour of the background: "OSC 11" of xterm's control sequences.
  ///
  /// Terminals that do not know the question do not answer.
  package static let backgroundQuestion = "\u{1b}]11;?\u{1b}\\"

  /// Reads what stands between ESC and the end of a string, such as "]11;rgb:1e1e/1e1e/2e2e".
  static func key(_ bytes: ArraySlice<UInt8>) -> Key {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = "]11;rgb:"
    guard text.hasPrefix(start) else { return .unknown }
    let parts = text.dropFirst(start.count).split(separator: "/")
    let levels = parts.compactMap(level)
    guard parts.count == 3, levels.count == 3 else { return .unknown }
    // Rec. 601, which is good enough to tell light from dark.
    let brightness = 0.299 * levels[0] + 0.587 * levels[1] + 0.114 * levels[2]
    return .background(brightness > 0.5 ? .light : .dark)
  }

  /// One to four hexadecimal digits as a share of 1.
  private static func level(_ digits: Substring) -> Double? {
    guard (1...4).contains(digits.count), let value = Int(digits, radix: 16) else { return nil }
    return Double(value) / Double((1 << (4 * digits.count)) - 1)
  }
}
