/// What a parser makes of the signs of emphasis, told without writing them.
///
/// Signs beside signs can be beyond what signs can express: of `*a**b*` a parser makes one emphasis. It
/// decides by the runs of signs and the characters at their ends, so these are all that is looked at.
struct SignReading {
  private var pieces: [Piece] = []
  /// Signs that may go on.
  private var run: (sign: Unicode.Scalar, length: Int, before: Unicode.Scalar)?
  /// The last character so far; a line ending where a line begins.
  private var last: Unicode.Scalar
  /// Whether every inline is written as what it is, and all in one paragraph.
  private var isPlain = true

  /// Whether the signs of a paragraph are paired as they are meant.
  static func isFaithful(to inlines: [Inline]) -> Bool {
    var reading = SignReading(last: "\n")
    reading.add(inlines, isEnd: true)
    reading.endRun(before: "\n")
    // A break at the end of a paragraph is none.
    return reading.isPlain && reading.last != "\n"
      && EmphasisResolver.resolve(reading.pieces).inlines == inlines
  }

  private init(last: Unicode.Scalar) {
    self.last = last
  }

  private mutating func add(_ inlines: [Inline], isEnd: Bool) {
    for (index, inline) in inlines.enumerated() {
      let next = index + 1 < inlines.count ? inlines[index + 1] : nil
      add(inline, endsLine: next.map(\.isBreak) ?? isEnd)
    }
  }

  private mutating func add(_ inline: Inline, endsLine: Bool) {
    switch inline {
    case .text(let words):
      let ends = Escaping.ends(of: words, startsLine: last == "\n", endsLine: endsLine)
      add(Nested(inline), ends.first, ends.last)
    case .code(let code):
      isPlain = isPlain && !CodeFormatter.isTagged(code)
      add(Nested(inline), "`", "`")
    case .emphasis(let inlines): wrap(inlines, "*", 1)
    case .strong(let inlines): wrap(inlines, "*", 2)
    case .strikethrough(let inlines): wrap(inlines, "~", 2)
    case .link(_, _, let inlines): addLink(inline, inlines, "[")
    case .image(_, _, let inlines): addLink(inline, inlines, "!")
    case .autolink: add(Nested(inline), "<", ">")
    case .softBreak:
      // A second line ending makes a blank line.
      isPlain = isPlain && last != "\n"
      addBreak(inline)
    case .hardBreak: addBreak(inline)
    case .html(let tag):
      add(Nested(inline), tag.unicodeScalars.first ?? " ", tag.unicodeScalars.last ?? " ")
    }
  }

  private mutating func addBreak(_ inline: Inline) {
    // What is blank before a line ending is lost, such as that behind a box to tick.
    isPlain = isPlain && last != " "
    add(Nested(inline), "\n", "\n")
  }

  private mutating func add(_ nested: Nested, _ first: Unicode.Scalar, _ last: Unicode.Scalar) {
    endRun(before: first)
    pieces.append(.inline(nested))
    self.last = last
  }

  private mutating func wrap(_ inlines: [Inline], _ sign: Unicode.Scalar, _ length: Int) {
    addSigns(sign, length)
    add(inlines, isEnd: false)
    addSigns(sign, length)
  }

  private mutating func addSigns(_ sign: Unicode.Scalar, _ length: Int) {
    if run?.sign == sign {
      run?.length += length
    } else {
      endRun(before: sign)
      run = (sign, length, last)
      last = sign
    }
  }

  private mutating func endRun(before next: Unicode.Scalar) {
    guard let run else { return }
    // A line that begins with three tildes begins code.
    isPlain = isPlain && !(run.sign == "~" && run.length > 2 && run.before == "\n")
    pieces.append(
      .run(DelimiterRun(sign: run.sign, length: run.length, before: run.before, after: next)))
    self.run = nil
  }

  /// Adds a link or an image, inside which signs are paired by themselves.
  private mutating func addLink(_ link: Inline, _ inlines: [Inline], _ first: Unicode.Scalar) {
    var reading = SignReading(last: "[")
    reading.add(inlines, isEnd: false)
    reading.endRun(before: "]")
    isPlain = isPlain && reading.isPlain
    let contents = EmphasisResolver.resolve(reading.pieces)
    for nested in Nested.wrap(contents, in: { inlines in link.map { _ in inlines } }) {
      add(nested, first, ")")
    }
  }
}
