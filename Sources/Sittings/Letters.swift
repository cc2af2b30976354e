/// The letters of options, as shown and as typed.
package enum Letters {
  private static let all = Array("abcdefghijklmnopqrstuvwxyz")

  package static func letter(_ place: Int) -> Character { place < all.count ? all[place] : "?" }

  /// The place of a letter, or of a number from 1; nil for anything else.
  package static func place(_ text: some StringProtocol) -> Int? {
    if let number = Int(text) { return number > 0 ? number - 1 : nil }
    guard text.count == 1, let letter = text.lowercased().first else { return nil }
    return all.firstIndex(of: letter)
  }
}
