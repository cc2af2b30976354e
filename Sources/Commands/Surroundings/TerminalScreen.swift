internal import Files
internal import Terminal

/// A screen to draw on and keys to read, as long as the value lives.
struct TerminalScreen: ~Copyable {
  private(set) var palette: Palette
  private let output: any Output
  private let terminal: RawMode
  private var keyboard = Keyboard()
  private var shown: String?

  /// Nil when standard input is no terminal after all.
  init?(_ context: Context) {
    guard let terminal = RawMode() else { return nil }
    self.terminal = terminal
    palette = context.palette
    output = context.surroundings.output
    if palette.depth != .none, self.terminal.isHeld {
      try? output.write(TerminalReply.backgroundQuestion)
    }
  }

  var size: TerminalSize { TerminalSize.current ?? TerminalSize(columns: 80, rows: 24) }

  enum Input: Equatable {
    case key(Key)
    /// Nothing was pressed: the window or the clock may have changed.
    case redraw
    /// Ctrl-C.
    case interrupt
    /// There will be no more keys.
    case end
  }

  /// One write, and none when nothing changed or the terminal is somebody else's.
  mutating func draw(_ drawing: Drawing) throws {
    terminal.retake()
    guard terminal.isHeld else { return }
    let frame = Frame.text(drawing, palette)
    guard frame != shown else { return }
    shown = frame
    try output.write(frame)
  }

  /// Waits for a key, at most `milliseconds` when they are given.
  mutating func next(within milliseconds: Int32? = nil) -> Input {
    // Nobody says when a program that runs in the background is brought to the foreground.
    switch terminal.isHeld ? keyboard.next(within: milliseconds) : keyboard.pass(200) {
    case .key(.control("c")): return .interrupt
    case .key(.control("z")):
      terminal.suspend()
      return redrawn()
    case .key(.control("l")), .interrupted: return redrawn()
    case .key(.background(let background)):
      palette = Palette(depth: palette.depth, background: background)
      return .redraw
    case .key(let key): return .key(key)
    case .elapsed: return .redraw
    case .ended: return .end
    }
  }

  /// What stands on the screen is unknown after a stop or a change of the window.
  private mutating func redrawn() -> Input {
    shown = nil
    return .redraw
  }
}
