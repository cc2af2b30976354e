internal import Scoring
internal import Terminal

/// The background that `prep config colors` names, looked up when colours are first used.
final class BackgroundWish {
  private var found: Palette.Background??

  /// Nil when it is left to the terminal.
  func background(_ settings: () -> Settings?) -> Palette.Background? {
    if let found { return found }
    let background: Palette.Background? =
      switch settings()?.colors {
      case .dark: .dark
      case .light: .light
      case .auto, nil: nil
      }
    found = .some(background)
    return background
  }
}
