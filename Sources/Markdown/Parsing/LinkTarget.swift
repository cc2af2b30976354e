/// Where a link leads.
struct LinkTarget: Equatable {
  let destination: String
  let title: String?

  /// Whether a document may lead there: not to a script, and not into the reader's files.
  var isSafe: Bool {
    Self.isSafe(destination)
  }

  static func isSafe(_ destination: String) -> Bool {
    let address = String(destination.unicodeScalars.drop(while: \.isWhitespace)).lowercased()
    let isPicture = ["gif", "png", "jpeg", "webp"]
      .contains { address.hasPrefix("data:image/\($0);") }
    return isPicture
      || !["javascript:", "vbscript:", "file:", "data:"].contains { address.hasPrefix($0) }
  }
}
