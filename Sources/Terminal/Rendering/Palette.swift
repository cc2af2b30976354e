/// How styles look on one kind of terminal.
package struct Palette: Sendable, Equatable {
  /// How many colours there are; with none there are no escape sequences at all.
  package enum Depth: Sendable, CaseIterable {
    case none, ansi16, ansi256, trueColor
  }

  package enum Background: Sendable, CaseIterable {
    case dark, light
  }

  package let depth: Depth
  package private(set) var background: Background
  /// Whether the reader named the background.
  private var isSettled = false
  /// Whether the terminal knows links.
  package let hasLinks: Bool

  package init(depth: Depth, background: Background = .dark, hasLinks: Bool = false) {
    self.depth = depth
    self.background = background
    self.hasLinks = hasLinks
  }

  /// The same on the background that the terminal tells, unless somebody has named one.
  func on(_ background: Background) -> Palette {
    guard !isSettled else { return self }
    var palette = self
    palette.background = background
    return palette
  }

  /// The same on the background that the reader names; nil leaves it to the terminal.
  package func settled(on background: Background?) -> Palette {
    guard let background else { return self }
    var palette = on(background)
    palette.isSettled = true
    return palette
  }

  /// No colours and no other escape sequences.
  package static let none = Palette(depth: .none)

  /// A text that looks as its style wants, with everything reset behind it.
  func paint(_ text: String, _ style: Style) -> String {
    let codes = codes(style)
    guard !codes.isEmpty, !text.isEmpty else { return text }
    return linked("\u{1b}[\(codes.joined(separator: ";"))m\(text)\u{1b}[0m", style.address)
  }

  /// A text as a link: "Hyperlinks in terminal emulators",
  /// gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda, which names the greatest length.
  private func linked(_ text: String, _ address: WebAddress?) -> String {
    guard hasLinks, let address, address.text.utf8.count <= 2083 else { return text }
    return "\u{1b}]8;;\(address.text)\u{1b}\\\(text)\u{1b}]8;;\u{1b}\\"
  }

  /// The parameters of "Select Graphic Rendition": ECMA-48, 8.3.117.
  private func codes(_ style: Style) -> [String] {
    guard depth != .none else { return [] }
    let traits = Self.traitCodes.filter { style.traits.contains($0.trait) }.map(\.code)
    return traits + color(style.role)
  }

  private func color(_ role: Style.Role) -> [String] {
    guard let color = Color.of(role, on: background) else { return [] }
    switch depth {
    case .none: return []
    // 30 to 37, then 90 to 97 for the bright ones.
    case .ansi16: return [String(color.ansi < 8 ? 30 + color.ansi : 82 + color.ansi)]
    case .ansi256: return ["38", "5", String(color.indexed)]
    case .trueColor: return ["38", "2", String(color.red), String(color.green), String(color.blue)]
    }
  }

  private static let traitCodes: [(trait: Style.Traits, code: String)] = [
    (.bold, "1"), (.italic, "3"), (.underline, "4"), (.reverse, "7"), (.strikethrough, "9"),
  ]
}
