/// A screen to draw on and keys to read: a terminal, or a script in a test.
package protocol KeyScreen: ~Copyable {
  var palette: Palette { get }
  var size: TerminalSize { get }
  mutating func draw(_ drawing: Drawing) throws
  /// Waits for a key, at most `milliseconds` when they are given.
  mutating func next(within milliseconds: Int32?) -> ScreenInput
  /// Another page is to be drawn: drops what was typed before anybody could see it, and says whether there was
  /// any.
  mutating func settle() -> Bool
  /// Gives the screen to another program while `body` runs it.
  mutating func lend<Value, Fault: Error>(_ body: () throws(Fault) -> Value) throws(Fault) -> Value
}

/// What comes from somebody at a screen.
package enum ScreenInput: Equatable {
  case key(Key)
  /// Nothing was pressed: the window or the clock may have changed.
  case redraw
  /// Ctrl-C.
  case interrupt
  /// There will be no more keys.
  case end
}

/// The terminal behind standard input, as long as the value lives.
package struct TerminalScreen: KeyScreen, ~Copyable {
  package private(set) var palette: Palette
  private let write: (String) throws -> Void
  private let terminal: RawMode
  private var keyboard = Keyboard()
  private var repeated = RepeatedEnter()
  private var shown: String?

  /// Nil when standard input is no terminal after all; `write` takes what is drawn.
  package init?(_ palette: Palette, write: @escaping (String) throws -> Void) {
    guard let terminal = RawMode() else { return nil }
    self.terminal = terminal
    self.palette = palette
    self.write = write
    if palette.depth != .none, self.terminal.isHeld {
      try? write(TerminalReply.backgroundQuestion)
    }
  }

  package var size: TerminalSize { TerminalSize.current ?? TerminalSize(columns: 80, rows: 24) }

  /// One write, and none when nothing changed or the terminal is somebody else's.
  package mutating func draw(_ drawing: Drawing) throws {
    terminal.retake()
    guard terminal.isHeld else { return }
    let frame = Frame.text(drawing, palette)
    guard frame != shown else { return }
    shown = frame
    try write(frame)
  }

  /// Waits for a key, at most `milliseconds` when they are given.
  package mutating func next(within milliseconds: Int32?) -> ScreenInput {
    // Nobody says when a program that runs in the background is brought to the foreground.
    switch terminal.isHeld ? keyboard.next(within: milliseconds) : keyboard.pass(200) {
    case .key(.control("c")): return .interrupt
    case .key(.control("z")):
      terminal.suspend()
      return redrawn()
    case .key(.control("l")), .interrupted: return redrawn()
    case .key(.background(let background)):
      palette = palette.on(background)
      return .redraw
    case .key(let key): return repeated.drops(key, at: .now) ? .redraw : .key(key)
    case .elapsed: return .redraw
    case .ended: return .end
    }
  }

  package mutating func settle() -> Bool {
    repeated.watch()
    return terminal.isHeld && keyboard.drop()
  }

  package mutating func lend<Value, Fault: Error>(
    _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    defer { shown = nil }
    return try terminal.lend(body)
  }

  /// What stands on the screen is unknown after a stop or a change of the window.
  private mutating func redrawn() -> ScreenInput {
    shown = nil
    return .redraw
  }
}
