internal import TextAnalysis

extension Palette {
  /// The palette of the terminal that an environment describes.
  ///
  /// `COLORTERM` is how terminals say that they know true colour; `COLORFGBG` is how rxvt, Konsole
  /// and others name their colours, of which 7 and from 9 on are light.
  package init(environment: [String: String]) {
    self.init(
      depth: Self.depth(environment), background: Self.background(environment),
      hasLinks: Self.hasLinks(environment))
  }

  /// Which terminals know links: github.com/Alhadis/OSC8-Adoption; `FORCE_HYPERLINK` is how others ask for
  /// them or refuse them.
  private static func hasLinks(_ environment: [String: String]) -> Bool {
    if let forced = environment["FORCE_HYPERLINK"] { return forced != "0" }
    let term = environment["TERM"] ?? ""
    return namesOfLinks.contains(environment["TERM_PROGRAM"] ?? "")
      || termsOfLinks.contains { term.hasPrefix($0) }
      || variablesOfLinks.contains { environment[$0] != nil }
      || (environment["VTE_VERSION"].flatMap { Int($0) } ?? 0) >= 5000
  }

  private static let namesOfLinks: Set = [
    "iTerm.app", "WezTerm", "ghostty", "vscode", "Tabby", "rio",
  ]
  private static let termsOfLinks = [
    "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm",
  ]
  private static let variablesOfLinks = ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"]

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
