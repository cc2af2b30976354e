import Foundation
import Testing

@testable import Terminal

@Suite struct PaletteTests {
  @Test(arguments: [
    (Palette.none, "x"), (Palette(depth: .ansi16), "\u{1B}[1;4;92mx\u{1B}[0m"),
    (Palette(depth: .ansi16, background: .light), "\u{1B}[1;4;32mx\u{1B}[0m"),
    (Palette(depth: .ansi256), "\u{1B}[1;4;38;5;149mx\u{1B}[0m"),
    (Palette(depth: .trueColor), "\u{1B}[1;4;38;2;158;206;106mx\u{1B}[0m"),
    (Palette(depth: .trueColor, background: .light), "\u{1B}[1;4;38;2;46;107;31mx\u{1B}[0m"),
  ])
  func `a style looks as the terminal can show it`(_ palette: Palette, _ expected: String) {
    let line = StyledLine("x", Style(.right, [.bold, .underline]))
    #expect(line.ansi(palette) == expected)
  }

  @Test func `a background that the reader names is not changed by the terminal`() {
    let palette = Palette(depth: .ansi16, background: .dark)
    #expect(palette.on(.light).background == .light)
    #expect(palette.settled(on: nil).on(.light).background == .light)
    #expect(palette.settled(on: .light).on(.dark).background == .light)
    #expect(palette.settled(on: .dark).on(.light).background == .dark)
  }

  @Test(arguments: Palette.Depth.allCases)
  func `plain text has no sequences`(_ depth: Palette.Depth) {
    #expect(StyledLine("a b").ansi(Palette(depth: depth)) == "a b")
  }

  @Test(arguments: Style.Role.allCases, Palette.Background.allCases)
  func `every colour can be read on its background`(
    _ role: Style.Role, _ background: Palette.Background
  ) {
    guard let color = Color.of(role, on: background) else {
      #expect(role == .text)
      return
    }
    #expect((0..<16).contains(color.ansi))
    #expect((16..<256).contains(color.indexed))
    for paper in background == .light ? [0xFFFFFF] : [0x000000, 0x1E1E1E] {
      #expect(contrast([color.red, color.green, color.blue], paper) >= 4.5, "\(paper)")
      #expect(contrast(levels(of: color.indexed), paper) >= 4.5, "\(color.indexed) on \(paper)")
    }
  }

  /// Of xterm's 256 colours.
  private func levels(of index: Int) -> [Int] {
    guard index < 232 else { return Array(repeating: 8 + 10 * (index - 232), count: 3) }
    return [36, 6, 1].map { [0, 95, 135, 175, 215, 255][(index - 16) / $0 % 6] }
  }

  /// WCAG 2.2, "contrast ratio".
  private func contrast(_ color: [Int], _ paper: Int) -> Double {
    let ends = [color, [paper >> 16, paper >> 8 & 0xFF, paper & 0xFF]].map(luminance).sorted()
    return (ends[1] + 0.05) / (ends[0] + 0.05)
  }

  /// WCAG 2.2, "relative luminance".
  private func luminance(_ color: [Int]) -> Double {
    let channels = color.map { level in
      let share = Double(level) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
