/// Pairs delimiter runs, in one pass and in linear time.
///
/// https://spec.commonmark.org/0.31.2/#phase-2-inline-structure
struct EmphasisResolver {
  /// A run that may open, how much of it is left, and all that came after it.
  private struct Opener {
    let run: DelimiterRun
    var left: Int
    var contents: [Nested] = []
  }

  /// Closers of the same kind find the same openers.
  private struct CloserKind: Hashable {
    let sign: Unicode.Scalar
    let canOpen: Bool
    let remainder: Int
  }

  private var before: [Nested] = []
  private var openers: [Opener] = []
  /// Openers below do not match such a closer, as an earlier search has shown.
  private var searched: [CloserKind: Int] = [:]

  static func resolve(_ pieces: some Sequence<Piece>) -> [Nested] {
    var resolver = EmphasisResolver()
    for piece in pieces {
      switch piece {
      case .inline(let inline): resolver.append([inline])
      case .run(let run): resolver.add(run)
      }
    }
    resolver.abandon(downTo: 0)
    return resolver.before
  }

  private mutating func append(_ contents: [Nested]) {
    if openers.isEmpty {
      before += contents
    } else {
      openers[openers.count - 1].contents += contents
    }
  }

  private mutating func add(_ run: DelimiterRun) {
    var left = run.length
    while run.canClose, left >= Self.least(run.sign), let index = opener(for: run) {
      left -= close(index, closerLeft: left)
    }
    if run.canOpen, left >= Self.least(run.sign) {
      openers.append(Opener(run: run, left: left))
    } else if left > 0 {
      append([Self.literal(run.sign, left)])
    }
  }

  private mutating func opener(for closer: DelimiterRun) -> Int? {
    let kind = CloserKind(
      sign: closer.sign, canOpen: closer.canOpen, remainder: closer.length % 3)
    let bottom = searched[kind] ?? 0
    if let index = openers[bottom...].lastIndex(where: { $0.run.matches(closer) }) { return index }
    searched[kind] = openers.count
    return nil
  }

  /// Wraps all that came after an opener, and returns how many delimiters that took on each side.
  private mutating func close(_ index: Int, closerLeft: Int) -> Int {
    abandon(downTo: index + 1)
    let opener = openers[index]
    let isDouble = opener.run.sign == "~" || (opener.left >= 2 && closerLeft >= 2)
    let wrapped = Nested.wrap(opener.contents) { inlines in
      if opener.run.sign == "~" { return .strikethrough(inlines) }
      return isDouble ? .strong(inlines) : .emphasis(inlines)
    }
    let count = isDouble ? 2 : 1
    openers[index].left -= count
    openers[index].contents = wrapped
    if openers[index].left < Self.least(opener.run.sign) { abandon(downTo: index) }
    return count
  }

  /// Makes text of the openers that will not be closed.
  private mutating func abandon(downTo count: Int) {
    guard openers.count > count else { return }
    let abandoned = openers[count...]
    openers.removeSubrange(count...)
    for opener in abandoned {
      if opener.left > 0 { append([Self.literal(opener.run.sign, opener.left)]) }
      append(opener.contents)
    }
    searched = searched.mapValues { min($0, count) }
  }

  /// How many delimiters it takes at least.
  private static func least(_ sign: Unicode.Scalar) -> Int {
    sign == "~" ? 2 : 1
  }

  private static func literal(_ sign: Unicode.Scalar, _ count: Int) -> Nested {
    Nested(.text(String(repeatElement(sign, count: count))))
  }
}
