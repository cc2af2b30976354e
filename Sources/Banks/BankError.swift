package import Questions

/// What is wrong with a bank that is named or to be added.
package enum BankError: Error {
  /// What keeps files of the bundled bank from being read.
  case unsound([BankProblem])
  case unknownBank(String, known: [String])
  case unknownFormat(String)
  /// The name of the bank that comes with the program.
  case reservedName(String)
  case badName(String)
  /// A file or folder where only an installed bank will do.
  case notInstalled(String)
  /// Told already, line by line.
  case nothingTaken(String)
  case isHistory(String)
  case isBank(String)
  /// With the end of a sentence that says why.
  case unreadable(String, String)
  /// An installed bank of which something would be lost, with the first problem.
  case damaged(String, BankProblem, path: String)
}
