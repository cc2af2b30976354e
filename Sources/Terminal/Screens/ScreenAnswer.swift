/// How a person left a page on the screen.
package enum ScreenAnswer<Choice> {
  case chosen(Choice)
  /// By Ctrl-C.
  case interrupted
  /// The terminal went away.
  case ended
}

extension KeyScreen where Self: ~Copyable {
  /// Shows a page until one of its keys is pressed.
  package mutating func ask<Choice>(
    _ page: TextPage<Choice>
  ) throws -> ScreenAnswer<Choice> {
    var scroll = 0
    while true {
      try draw(page.drawing(in: size, palette, scroll: scroll))
      switch next(within: nil) {
      case .redraw: continue
      case .interrupt: return .interrupted
      case .end: return .ended
      case .key(let key):
        switch page.press(key, in: size, palette, scroll: scroll) {
        case .chosen(let choice): return .chosen(choice)
        case .scroll(let lines): scroll = lines
        }
      }
    }
  }
}
