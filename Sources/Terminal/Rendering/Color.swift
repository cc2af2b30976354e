/// One colour, for terminals of every depth.
struct Color: Equatable {
  let red: Int
  let green: Int
  let blue: Int
  /// The nearest of the sixteen, whose exact look is the reader's choice.
  let ansi: Int

  /// The colour of a role, or nil for the terminal's own.
  static func of(_ role: Style.Role, on background: Palette.Background) -> Color? {
    guard let pair = pairs[role] else { return nil }
    return background == .dark ? pair.dark : pair.light
  }

  private init(_ code: Int, _ ansi: Int) {
    red = code >> 16 & 0xFF
    green = code >> 8 & 0xFF
    blue = code & 0xFF
    self.ansi = ansi
  }

  /// Every colour has a contrast of at least 4.5 to its background, as WCAG 2.2 (1.4.3) asks.
  private static let pairs: [Style.Role: (dark: Color, light: Color)] = [
    .muted: (Color(0x8A93A6, 8), Color(0x5F6774, 8)),
    .heading: (Color(0x7DCFFF, 14), Color(0x005F87, 4)),
    .code: (Color(0xE0AF68, 11), Color(0x8A4B00, 5)),
    .link: (Color(0x7AA2F7, 12), Color(0x0B57C0, 4)),
    .keyword: (Color(0xBB9AF7, 13), Color(0x7328D6, 5)),
    .string: (Color(0x9ECE6A, 10), Color(0x33691E, 2)),
    .number: (Color(0xFF9E64, 11), Color(0xA84300, 1)),
    .comment: (Color(0x8A93A6, 8), Color(0x5F6774, 8)),
    .name: (Color(0x7DCFFF, 14), Color(0x00608F, 4)),
    .builtin: (Color(0x2AC3DE, 6), Color(0x0B6B63, 6)),
    .tag: (Color(0xF7768E, 9), Color(0xB3123A, 1)),
    .attribute: (Color(0xE0AF68, 11), Color(0x8A4B00, 5)),
    .template: (Color(0xFF9E64, 13), Color(0xA84300, 5)),
    .accent: (Color(0x7AA2F7, 12), Color(0x0B57C0, 4)),
    .right: (Color(0x9ECE6A, 10), Color(0x2E6B1F, 2)),
    .wrong: (Color(0xF7768E, 9), Color(0xB71C1C, 1)),
    .warning: (Color(0xE0AF68, 11), Color(0x8A4B00, 1)),
  ]

  /// The nearest of the 6 × 6 × 6 cube and the 24 greys of xterm's 256 colours.
  var indexed: Int {
    let nearest = Self.palette.min { distance(to: $0.levels) < distance(to: $1.levels) }
    return nearest?.index ?? 7
  }

  private typealias Channels = (red: Int, green: Int, blue: Int)

  private func distance(to levels: Channels) -> Int {
    let (red, green, blue) = (red - levels.red, green - levels.green, blue - levels.blue)
    return red * red + green * green + blue * blue
  }

  private static let palette = cube + greys

  private static let steps = [0, 95, 135, 175, 215, 255]

  private static let cube: [(index: Int, levels: Channels)] = (0..<216).map {
    (16 + $0, (steps[$0 / 36], steps[$0 / 6 % 6], steps[$0 % 6]))
  }

  private static let greys: [(index: Int, levels: Channels)] = (0..<24).map {
    (232 + $0, (8 + 10 * $0, 8 + 10 * $0, 8 + 10 * $0))
  }
}
