/// What a piece of text is; a palette decides how that looks.
package struct Style: Sendable, Hashable {
  /// The meaning that gives the colour.
  package enum Role: Sendable, Hashable, CaseIterable {
    case text, muted, heading, code, link
    case keyword, string, number, comment, name, builtin, tag, attribute, template
    case accent, right, wrong, warning
  }

  /// What can be added to any colour.
  package struct Traits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let bold = Traits(rawValue: 1)
    package static let italic = Traits(rawValue: 2)
    package static let underline = Traits(rawValue: 4)
    package static let reverse = Traits(rawValue: 8)
    package static let strikethrough = Traits(rawValue: 16)
  }

  package var role: Role
  package var traits: Traits
  /// Where the text leads to; terminals that know links open it.
  package var address: WebAddress?

  package init(_ role: Role = .text, _ traits: Traits = [], to address: WebAddress? = nil) {
    self.role = role
    self.traits = traits
    self.address = address
  }

  package static let plain = Style()

  /// The same with more traits.
  package func with(_ more: Traits) -> Style {
    Style(role, traits.union(more), to: address)
  }
}
