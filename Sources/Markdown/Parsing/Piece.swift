/// What inline parsing has read so far: finished inlines, and runs of `*`, `_` or `~` that may turn
/// out to be markup.
enum Piece {
  case inline(Nested)
  case run(DelimiterRun)
}

/// An inline that knows how deep it is, so that depth can be bounded.
struct Nested {
  /// Deeper markup is dropped and its text kept, so that no later walk can run out of stack.
  private static let depthLimit = 64

  let inline: Inline
  private let depth: Int

  init(_ inline: Inline) {
    self.inline = inline
    depth = 1
  }

  private init(_ inline: Inline, depth: Int) {
    self.inline = inline
    self.depth = depth
  }

  /// Puts contents into an inline around them, as long as that is not too deep.
  static func wrap(_ contents: [Nested], in wrapper: ([Inline]) -> Inline) -> [Nested] {
    let depth = (contents.map(\.depth).max() ?? 0) + 1
    guard depth <= depthLimit else { return contents }
    return [Nested(wrapper(contents.inlines), depth: depth)]
  }
}

extension [Nested] {
  /// The inlines, with neighbouring texts made one.
  var inlines: [Inline] {
    var result: [Inline] = []
    var text = ""
    for nested in self {
      if case .text(let more) = nested.inline {
        text += more
        continue
      }
      if !text.isEmpty { result.append(.text(text)) }
      text = ""
      result.append(nested.inline)
    }
    return text.isEmpty ? result : result + [.text(text)]
  }
}
