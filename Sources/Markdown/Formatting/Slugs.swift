/// Anchors of headings, as GitHub makes them.
///
/// Lower case, blanks as hyphens, no punctuation, and a number behind what was there before. Other
/// renderers agree as long as a heading begins with a letter.
package struct Slugs {
  private var taken: Set<String> = []

  package init() {}

  /// The anchor of the next heading of the document.
  package mutating func add(_ heading: String) -> String {
    let slug = Self.slug(heading)
    var unique = slug
    var number = 0
    while !taken.insert(unique).inserted {
      number += 1
      unique = "\(slug)-\(number)"
    }
    return unique
  }

  private static func slug(_ heading: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug.append("-")
      } else if isWordPart(scalar) {
        slug.append(scalar)
      }
    }
    return String(slug)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .connectorPunctuation:
      true
    default: false
    }
  }
}
