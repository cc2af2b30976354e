import Scoring
import Terminal

/// What happens at a screen, one after the other, and what was drawn meanwhile.
final class Script {
  enum Line {
    case key(Key)
    /// The clock goes to a time.
    case time(Instant)
    /// What stands there is kept under a name.
    case scene(String)
  }

  private var lines: ArraySlice<Line>
  private(set) var now: Instant
  private(set) var scenes: [(name: String, drawing: Drawing)] = []
  fileprivate var drawn: Drawing?

  init(_ lines: [Line], from start: Instant) {
    self.lines = lines[...]
    now = start
  }

  fileprivate func next() -> ScreenInput {
    while let line = lines.popFirst() {
      switch line {
      case .key(let key): return .key(key)
      case .time(let instant):
        now = instant
        return .redraw
      case .scene(let name):
        if let drawn { scenes.append((name, drawn)) }
      }
    }
    return .end
  }
}

/// A screen that follows a script.
struct ScriptedScreen: KeyScreen, ~Copyable {
  let size: TerminalSize
  let palette: Palette
  let script: Script

  mutating func draw(_ drawing: Drawing) { script.drawn = drawing }

  /// Who only looks for Ctrl-C finds nothing.
  mutating func next(within milliseconds: Int32?) -> ScreenInput {
    milliseconds == 0 ? .redraw : script.next()
  }

  mutating func settle() -> Bool { false }

  mutating func lend<Value, Fault: Error>(_ body: () throws(Fault) -> Value) throws(Fault) -> Value
  {
    try body()
  }
}
