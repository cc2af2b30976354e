internal import Questions

extension LintRule {
  static let referenceLink = LintRule(
    "reference-link",
    "An https:// link to the source; in the django bank, to a page of a Django version."
  ) { question in
    let links = question.question.references
    guard !links.isEmpty else {
      return [FieldFinding("references", "there is no link; name the page that says so")]
    }
    let faults = links.enumerated().compactMap { index, link in
      isWellFormed(link)
        ? nil : FieldFinding(FieldPath("references", index), "\"\(link)\" is no https:// link")
    }
    guard let official = officialPages[question.bank], !links.contains(where: official.holds)
    else { return faults }
    return faults + [
      FieldFinding("references", "no link leads to a page of a version, such as \(official.sample)")
    ]
  }

  /// The documentation that every question of a bank has to name, by bank.
  private static let officialPages = [
    "django": VersionedPages(root: "https://docs.djangoproject.com/en/", version: "6.1")
  ]

  private struct VersionedPages {
    let root: String
    let version: String

    var sample: String { "\(root)\(version)/" }

    /// Whether the root is followed by two numbers, a dot between and a slash behind.
    func holds(_ link: String) -> Bool {
      guard link.hasPrefix(root),
        let version = link.dropFirst(root.count).split(separator: "/").first,
        link.dropFirst(root.count + version.count).hasPrefix("/")
      else { return false }
      let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
      return numbers.count == 2
        && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
    }
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
