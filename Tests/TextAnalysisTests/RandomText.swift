import Quiz

extension SeededGenerator {
  mutating func text(of characters: [Character], atMost length: Int) -> String {
    String(
      (0..<Int.random(in: 0...length, using: &self)).map { _ in
        characters.randomElement(using: &self) ?? "?"
      })
  }
}
