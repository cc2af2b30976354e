package import Arguments
package import Questions

package struct PlanOptions: JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var words: [String] = []
  package var minutes: Int?
  /// Such as "orm=3".
  package var topics: [String] = []
  package var level: LevelChoice?
  package var json = false

  /// What takes a level or a bank back.
  package static let all = "all"

  /// One level, or every one.
  package struct LevelChoice {
    package let one: Level?

    package static let choices = Level.choices + [all]

    package init(_ text: String) throws(BadValue) {
      guard text != all else {
        one = nil
        return
      }
      guard let level = Level(rawValue: text) else {
        throw BadValue(choices: Self.choices, got: text)
      }
      one = level
    }
  }

  package init() {}
}
