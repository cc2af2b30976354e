extension String {
  /// The text without case and accents, for comparing what people type.
  ///
  /// `"Café ＤＪＡＮＧＯ"` is `"cafe django"`. Composed and decomposed letters come out alike.
  package var folded: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for scalar in unicodeScalars { scalar.appendFolded(to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  func appendFolded(to bytes: inout [UInt8]) {
    if isASCII {
      bytes.append(UInt8(truncatingIfNeeded: value).lowercased)
      return
    }
    for lower in foldedWidth.properties.lowercaseMapping.unicodeScalars where !lower.isIgnored {
      bytes.append(contentsOf: plainLetters[lower] ?? Array(String(lower).utf8))
    }
  }

  /// A combining accent, or a character that only steers the layout, such as a soft hyphen.
  private var isIgnored: Bool {
    (0x300...0x36F).contains(value) || properties.generalCategory == .format
  }

  /// The ASCII character of which this is the full-width form, or the scalar itself.
  private var foldedWidth: Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(value) else { return self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }
}

extension UInt8 {
  var lowercased: UInt8 {
    (0x41...0x5A).contains(self) ? self | 0x20 : self
  }
}

/// Composed lower-case letters and what people type for them.
///
/// The standard library offers no decomposition, so the letters of European languages are listed.
private let plainLetters: [Unicode.Scalar: [UInt8]] = {
  let rows = [
    "a": "àáâãäåāăąǎ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģǧ", "h": "ĥħ",
    "i": "ìíîïĩīĭįıǐ", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏőǒ",
    "r": "ŕŗř", "s": "śŝşšșſ", "t": "ţťŧț", "u": "ùúûüũūŭůűųǔ", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
    "ae": "æ", "oe": "œ", "ss": "ß", "th": "þ", "fi": "ﬁ", "fl": "ﬂ",
    "α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ", "σ": "ς",
    "е": "ёѐ", "и": "йѝ", "і": "ї", "г": "ѓ", "к": "ќ", "у": "ў",
  ]
  var table: [Unicode.Scalar: [UInt8]] = [:]
  for (plain, letters) in rows {
    for letter in letters.unicodeScalars { table[letter] = Array(plain.utf8) }
  }
  return table
}()
