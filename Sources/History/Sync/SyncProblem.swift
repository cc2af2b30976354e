package import Files

/// What kept a part of a shared folder from being read; the rest was taken.
package struct SyncProblem: Sendable, Equatable {
  package let path: String
  package let reason: Reason

  package enum Reason: Sendable, Equatable {
    case unreadable(FileError)
    /// A placeholder of a file that is elsewhere still.
    case notDownloaded
    /// The first line that says nothing to prep, from 1, why, and how many more there are.
    case badLines(first: Int, sentence: String, more: Int)
  }

  init(path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

/// Why a folder cannot be shared at all.
package enum SyncRefusal: Error, Sendable, Equatable {
  case noFolderKnown
  case missing(String)
  /// The folder is there, and what was shared in it is not: as where a disk is not mounted.
  case emptied(String)
  case notAFolder(String)
  /// It lies in the data folder, or the data folder in it.
  case nested(folder: String, dataFolder: String)
}
