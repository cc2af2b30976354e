internal import TextAnalysis

/// Text inside the parser: scalars, because a combining mark must not hide the `*` before it.
typealias Scalars = [Unicode.Scalar]

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.underestimatedCount)
    for scalar in scalars { bytes.append(scalar) }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// What may indent a line or end it unseen.
  var isBlank: Bool {
    self == " " || self == "\t"
  }

  /// Blank or line ending: what separates the parts of a link or a tag.
  var isSpacing: Bool {
    isBlank || self == "\n"
  }

  var isDigit: Bool {
    "0" <= self && self <= "9"
  }

  var isLetter: Bool {
    ("a" <= self && self <= "z") || ("A" <= self && self <= "Z")
  }

  var isAlphanumeric: Bool {
    isLetter || isDigit
  }

  /// "ASCII control character" of CommonMark.
  var isASCIIControl: Bool {
    self < " " || self == "\u{7F}"
  }

  var isASCIIPunctuation: Bool {
    isASCII && self > " " && self != "\u{7F}" && !isAlphanumeric
  }

  /// "Unicode punctuation character" of CommonMark: the general categories P and S.
  var isPunctuation: Bool {
    guard !isASCII else { return isASCIIPunctuation }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      return true
    default:
      return false
    }
  }

  /// "Unicode whitespace character" of CommonMark.
  var isWhitespace: Bool {
    switch self {
    case " ", "\t", "\n", "\r", "\u{B}", "\u{C}": true
    default: properties.generalCategory == .spaceSeparator
    }
  }
}

extension RandomAccessCollection<Unicode.Scalar> where SubSequence: RandomAccessCollection {
  var isBlank: Bool {
    allSatisfy(\.isBlank)
  }

  func trimmed(where isTrimmed: (Unicode.Scalar) -> Bool = \.isBlank) -> SubSequence {
    var slice = self[...]
    while let first = slice.first, isTrimmed(first) { slice = slice.dropFirst() }
    while let last = slice.last, isTrimmed(last) { slice = slice.dropLast() }
    return slice
  }
}
