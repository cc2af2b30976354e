internal import Files
internal import Formats
internal import Questions

package enum BankName {
  /// A slug by which a bank can be named: what its files say, else what the file is called.
  package static func slug(_ title: String?, path: String) -> String {
    let resolved = Files.name(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
    let words = title.flatMap { $0 == Bank.bundledName ? nil : $0 } ?? Naming.stem(of: resolved)
    let slug = Naming.slug(words)
    return slug == Bank.bundledName ? "my-" + slug : slug
  }
}
