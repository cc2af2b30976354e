/// A version of the subject, such as 5.2: one to four whole numbers with dots between.
package struct VersionNumber: Sendable {
  private let numbers: [Int]

  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count), parts.allSatisfy(Self.isNumber) else { return nil }
    numbers = parts.compactMap { Int($0) }
  }

  /// Whether the numbers that both have say so: 5.2 is no later than 5, which is all of 5.
  func isLater(than other: Self) -> Bool {
    zip(numbers, other.numbers).first { $0 != $1 }.map { $0 > $1 } ?? false
  }

  /// Few digits, so that every one is a whole number of the machine's.
  private static func isNumber(_ text: Substring) -> Bool {
    (1...6).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
