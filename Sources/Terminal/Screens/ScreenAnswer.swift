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
    var strays = StrayKeys()
    var notice = settle() ? StrayKeys.dropped : nil
    while true {
      try draw(page.noting(notice).drawing(in: size, palette, scroll: scroll))
      switch next(within: nil) {
      case .redraw: continue
      case .interrupt: return .interrupted
      case .end: return .ended
      case .key(let key):
        notice = nil
        switch page.press(key, in: size, palette, scroll: scroll) {
        case .chosen(let choice): return .chosen(choice)
        case .scroll(let lines): scroll = lines
        case .nothing: notice = strays.notice(after: key)
        case .keys:
          switch try ask(KeysPage.page(page.hints)) {
          case .chosen: continue
          case .interrupted: return .interrupted
          case .ended: return .ended
          }
        }
      }
    }
  }
}
