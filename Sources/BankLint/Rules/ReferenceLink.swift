internal import Questions

extension LintRule {
  static let referenceLink = LintRule(
    "reference-link",
    "An https:// link to the source; in the django bank, to a page of a Django version."
  ) { question in
    let links = question.question.references
    guard !links.isEmpty else {
      return [Finding(.references, "there is no link; name the page that says so")]
    }
    let faults = links.enumerated().compactMap { index, link in
      isWellFormed(link) ? nil : Finding(.reference(index), "\"\(link)\" is no https:// link")
    }
    guard let official = officialPages[question.bank], !links.contains(where: official.holds)
    else { return faults }
    return faults + [
      Finding(.references, "no link leads to a page of a version, such as \(official.sample)")
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
        && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
  }

  /// A host with a dot, and after it only what RFC 3986 allows.
  private static func isWellFormed(_ link: String) -> Bool {
    guard link.hasPrefix("https://") else { return false }
    let rest = link.dropFirst("https://".count)
    let host = rest.prefix { !"/?#".contains($0) }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isLabelByte) }
      && rest.utf8.allSatisfy(isLinkByte)
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "-")
  }

  private static func isLinkByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
