/// Names of files and words of a command line are bytes, which need not be UTF-8.
///
/// In a text, a byte that is part of no character stands as a character of the private use area, U+10FE00 and
/// the byte; so do the bytes of such a character itself. Bytes to text to bytes are therefore always the same.
/// It is the idea of Python's "surrogateescape" (PEP 383), whose surrogates a text of Swift cannot hold.
private enum RawByte {
  static let base: UInt32 = 0x10_FE00
  /// The first byte of each such character in UTF-8.
  static let lead: UInt8 = 0xF4

  static func character(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }
}

extension Unicode.Scalar {
  /// The byte for which it stands in a text that came from the system; nil for any other character.
  package var rawByte: UInt8? {
    (RawByte.base + 0x80...RawByte.base + 0xFF).contains(value)
      ? UInt8(truncatingIfNeeded: value) : nil
  }
}

extension String {
  /// A path or a word as the system gives it.
  package init(systemBytes bytes: some Collection<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self), !text.hasRawBytes {
      self = text
      return
    }
    var scalars = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let first = rest.first {
      // The shortest beginning that is UTF-8 is one character.
      let whole = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }
        .first
      if let scalar = whole?.unicodeScalars.first, scalar.rawByte == nil {
        scalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        scalars.append(RawByte.character(first))
        rest = rest.dropFirst()
      }
    }
    self.init(scalars)
  }

  /// The bytes as the system takes them.
  package var systemBytes: [UInt8] {
    guard hasRawBytes else { return Array(utf8) }
    var bytes: [UInt8] = []
    for scalar in unicodeScalars {
      if let byte = scalar.rawByte {
        bytes.append(byte)
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  /// Whether a character in it stands for a byte.
  package var hasRawBytes: Bool {
    // Looked for as bytes first: nearly no path has any.
    utf8.contains(RawByte.lead) && unicodeScalars.contains { $0.rawByte != nil }
  }
}
