internal import Questions

extension LintRule {
  static let referenceLink = LintRule(
    "reference-link",
    "An https:// link to the source, below the documentation that the syllabus names."
  ) { question in
    let links = question.question.references
    guard !links.isEmpty else {
      return [FieldFinding("references", "there is no link; name the page that says so")]
    }
    let faults = links.enumerated().compactMap { index, link in
      isWellFormed(link)
        ? nil : FieldFinding(FieldPath("references", index), "\"\(link)\" is no https:// link")
    }
    let roots = question.documentation
    guard !roots.isEmpty, !links.contains(where: { link in roots.contains { $0.holds(link) } })
    else { return faults }
    let places = roots.map(\.pattern).joined(separator: " or ")
    return faults + [FieldFinding("references", "no link leads to a page below \(places)")]
  }

  /// A host with a dot, a port perhaps, and after it only what RFC 3986 allows, or RFC 3987 in other
  /// scripts.
  private static func isWellFormed(_ link: String) -> Bool {
    guard link.hasPrefix("https://") else { return false }
    let rest = link.dropFirst("https://".count)
    let authority = rest.prefix { !"/?#".contains($0) }
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isOfLabel) }
      && parts.dropFirst().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
      && rest.unicodeScalars.allSatisfy(isOfLink)
  }

  private static func isOfLabel(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || isOfWord(scalar)
  }

  private static func isOfLink(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else {
      return isOfWord(scalar) || "-._~:/?#[]@!$&'()*+,;=%".unicodeScalars.contains(scalar)
    }
    // Neither blanks nor what cannot be seen: RFC 3987, sections 2.2 and 4.1.
    return switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate,
      .privateUse, .unassigned:
      false
    default: true
    }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
