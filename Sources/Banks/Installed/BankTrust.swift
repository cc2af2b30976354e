internal import Files
package import Questions

/// Which banks may have their Python run, as their owner said with `prep bank trust`.
///
/// What is trusted is kept word for word, not by its name: a bank whose code has changed, by whatever way, is
/// not trusted any more.
package struct BankTrust {
  /// The folder of a file for each trusted bank.
  let folder: String

  /// Whether the bank's code may be run; the program's own always may.
  package func covers(_ bank: Bank) -> Bool {
    guard bank.origin != .bundled else { return true }
    guard Slug.isValid(bank.name), let code = bank.code else { return false }
    return (try? Files.read(path(of: bank.name))) == Array(code.utf8)
  }

  package func trust(_ bank: Bank) throws {
    guard let code = bank.code else { return }
    try Files.makePrivateFolder(folder)
    try Files.replacePrivately(path(of: bank.name), with: Array(code.utf8))
  }

  /// Does nothing when the bank is not trusted.
  package func revoke(_ name: String) { Files.remove(path(of: name)) }

  private func path(of name: String) -> String { "\(folder)/\(name)" }
}
