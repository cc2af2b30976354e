extension JSONReader {
  /// Reads a number, or finds that here is no value at all.
  mutating func number() throws(JSONError) {
    let start = place
    _ = take("-")
    if take("0") {
      if let byte = current, Self.isDigit(byte) { throw error("no zero before other digits") }
    } else {
      guard skipDigits() else { throw error("a value", at: start) }
    }
    if take(".") { try digits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      try digits()
    }
    append(.number, from: start)
  }

  private mutating func digits() throws(JSONError) {
    guard skipDigits() else { throw error("a digit") }
  }

  /// Whether there was a digit.
  private mutating func skipDigits() -> Bool {
    let start = place
    while let byte = current, Self.isDigit(byte) { place += 1 }
    return place > start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
