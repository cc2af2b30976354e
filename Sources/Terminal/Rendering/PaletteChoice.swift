internal import TextAnalysis

extension Palette {
  /// The palette of the terminal that an environment describes.
  ///
  /// `COLORTERM` is how terminals say that they know true colour; `COLORFGBG` is how rxvt, Konsole
  /// and others name their colours, of which 7 and from 9 on are light.
  package init(environment: [String: String]) {
    self.init(depth: Self.depth(environment), background: Self.background(environment))
  }

  private static func depth(_ environment: [String: String]) -> Depth {
    if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") { return .trueColor }
    let term = environment["TERM"] ?? ""
    if term.hasSuffix("-direct") { return .trueColor }
    return term.contains(text: "256color") ? .ansi256 : .ansi16
  }

  private static func background(_ environment: [String: String]) -> Background {
    let number = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) } ?? 0
    return number == 7 || number > 8 ? .light : .dark
  }
}
