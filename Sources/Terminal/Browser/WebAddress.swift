/// The address of a web page, and of nothing else: a bank may come from anybody.
package struct WebAddress: Sendable, Hashable {
  package let text: String

  /// Nil for what is no address over http or https, in printable ASCII without blanks (RFC 3986, 2).
  package init?(_ text: String) {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https",
      text.dropFirst(scheme.count).hasPrefix("://"),
      text.utf8.count > scheme.count + 3,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    self.text = text
  }
}
