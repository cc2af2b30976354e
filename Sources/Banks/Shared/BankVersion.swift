internal import Formats
internal import TextAnalysis

/// A state of an installed bank among all that it has had, on whatever machine.
struct BankVersion: Equatable {
  /// Milliseconds since 1970, and later than those of the versions it was made from, whatever the clocks say:
  /// so the newest of all is the same everywhere, in any order.
  let at: Int
  /// Of the files; empty where the bank was removed.
  let digest: String
  /// The digests of versions that were there before, of which nothing is lost.
  var earlier: Set<String>

  var isRemoval: Bool { digest.isEmpty }

  func isNewer(than other: Self) -> Bool { (at, digest) > (other.at, other.digest) }

  func isSame(as other: Self) -> Bool { (at, digest) == (other.at, other.digest) }

  /// Whether its makers had seen another version.
  func knows(_ other: Self) -> Bool { digest == other.digest || earlier.contains(other.digest) }

  /// What comes after the version, by a clock that may be wrong.
  func followed(by digest: String, at clock: Int) -> Self {
    BankVersion(at: max(clock, at + 1), digest: digest, earlier: earlier.union([self.digest]))
  }

  /// The same content always has the same digest.
  static func digest(of files: [BankPart]) -> String {
    files.sorted { $0.name < $1.name }.map { file in
      "\(file.name) \(file.bytes.count) \(String(decoding: file.bytes, as: UTF8.self).fnv1a)"
    }.joined(separator: "\n").fnv1a.hexadecimal
  }
}
