internal import Files
internal import JSON
internal import TextAnalysis

/// What stands for the contents of the bundled files: a hash, the same in every build of the same files.
///
/// Nobody waits for it. What belongs to the program's own file stands in the cache folder and holds until
/// that file is another one.
package struct BundledDigest {
  package let text: String

  /// The digest of a program's files, which is remembered in a folder where there is one.
  package init(of files: [BundledFile], programFile: String?, folder: String?) {
    let fingerprint = programFile.flatMap { FileStatus(of: $0)?.fingerprint }
    guard let fingerprint, let path = folder.map({ $0 + "/program.digest" }) else {
      text = Self.hash(of: files)
      return
    }
    if let known = Self.remembered(at: path, for: fingerprint) {
      text = known
      return
    }
    text = Self.hash(of: files)
    CacheFiles.keep(Array("\(fingerprint)\n\(text)\n".utf8), at: path)
  }

  private static func remembered(at path: String, for fingerprint: String) -> String? {
    let lines = CacheFiles.note(at: path)?.split(separator: "\n") ?? []
    return lines.count == 2 && lines[0] == fingerprint ? String(lines[1]) : nil
  }

  /// FNV-1a over the sizes and contents, eight bytes at a time.
  private static func hash(of files: [BundledFile]) -> String {
    let prime = FNV1a.prime
    var sum = FNV1a.basis
    func mix(_ value: UInt64) { sum = (sum ^ value) &* prime }
    for file in files {
      file.text.withBytes { bytes in
        mix(UInt64(bytes.count))
        let rest = bytes.count % 8
        for place in stride(from: 0, to: bytes.count - rest, by: 8) {
          let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          mix(UInt64(littleEndian: word))
        }
        for byte in bytes.suffix(rest) { mix(UInt64(byte)) }
      }
    }
    return String(sum, radix: 16)
  }
}
