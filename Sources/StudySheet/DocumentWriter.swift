package import Markdown

/// What a sheet is laid out for, to be read from top to bottom.
package struct DocumentWriter: Sendable {
  /// How names of its files end, without the dot.
  package let ending: String
  /// What `<details>` carries, with the blank before it.
  let foldAttribute: String
  /// An empty box to tick.
  let checkbox: Inline
  private let write: @Sendable (_ title: String, [Block], Density) -> String

  /// How much is to fit on a page.
  package enum Density: Sendable {
    case normal
    /// Small print in two columns, and no page of its own for a topic.
    case dense
  }

  /// `write` takes a title, the blocks of a page, and how dense they are to stand.
  package init(
    ending: String, foldAttribute: String = "", checkbox: Inline,
    write: @escaping @Sendable (_ title: String, [Block], Density) -> String
  ) {
    self.ending = ending
    self.foldAttribute = foldAttribute
    self.checkbox = checkbox
    self.write = write
  }

  func text(title: String, _ blocks: [Block], _ density: Density = .normal) -> String {
    write(title, blocks, density)
  }
}
