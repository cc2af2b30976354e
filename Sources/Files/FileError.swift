/// What was not possible with a file or a stream; data, of which the program makes a sentence.
package struct FileError: Error, Sendable, Equatable {
  /// The path, or a name such as "standard input".
  package let path: String
  package let reason: Reason

  package enum Reason: Sendable, Equatable {
    /// The system's reason, such as "permission denied".
    case cannotRead(String)
    /// What was there is unchanged.
    case cannotReplace(String)
    /// A pipe or a device takes no more; what was written before is with its reader.
    case cannotWrite(String)
    /// Nobody reads the other end of a pipe any more.
    case readerGone
    case cannotMakeFolder(String)
    /// It is there already and was not to be overwritten.
    case taken
    /// It is one of the `ProtectedFiles`.
    case protected
    case notARegularFile
    case tooLarge(limit: Int)
    case lineTooLong(line: Int, limit: Int)
  }

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
