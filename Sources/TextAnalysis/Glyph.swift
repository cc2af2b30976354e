/// What a character does in a word.
enum Glyph {
  /// A letter that is not a capital.
  case lower
  case upper, digit, ideograph, apostrophe
  /// An accent or a layout character, part of the word before it.
  case extending
  case other

  init(ascii byte: UInt8) {
    switch byte {
    case 0x61...0x7A: self = .lower
    case 0x41...0x5A: self = .upper
    case 0x30...0x39: self = .digit
    case .apostrophe: self = .apostrophe
    default: self = .other
    }
  }

  init(_ scalar: Unicode.Scalar) {
    if scalar == "\u{2019}" {
      self = .apostrophe
      return
    }
    let properties = scalar.properties
    self =
      switch properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: .upper
      case .decimalNumber, .letterNumber, .otherNumber: .digit
      case .nonspacingMark, .spacingMark, .enclosingMark, .format: .extending
      default: properties.isIdeographic ? .ideograph : properties.isAlphabetic ? .lower : .other
      }
  }
}

func decodeScalar(in bytes: [UInt8], at index: Int, width: Int) -> Unicode.Scalar {
  var value = UInt32(bytes[index]) & (0x7F >> UInt32(width))
  for byte in bytes[(index + 1)..<(index + width)] { value = value << 6 | UInt32(byte & 0x3F) }
  return Unicode.Scalar(value) ?? "\u{FFFD}"
}
