/// One press of a key, or one paste.
package enum Key: Sendable, Equatable {
  case character(Character)
  /// A letter with Ctrl, in lower case.
  case control(Character)
  /// A letter with Alt, or after Escape in quick succession.
  case alt(Character)
  case enter, tab, backspace, delete, escape
  case up, down, left, right, home, end, pageUp, pageDown
  case paste(String)
  /// The terminal's answer to the question for its background.
  case background(Palette.Background)
  /// A sequence that means nothing here: a function key, a mouse report, a terminal's answer.
  case unknown
}

extension Key {
  /// Whether the terminal sent it by itself.
  var isOfTerminal: Bool {
    switch self {
    case .background, .unknown: true
    default: false
    }
  }
}
