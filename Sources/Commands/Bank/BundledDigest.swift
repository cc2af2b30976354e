private import BundledBank

extension BundledFile {
  /// What stands for the contents of files; another one when they change.
  ///
  /// That of the program's own files was settled when it was built; others are read.
  static func digest(of files: [BundledFile]) -> String {
    files.allSatisfy(\.isInImage) ? String(cString: bundledStamp()) : hash(of: files)
  }

  /// FNV-1a over the files.
  private static func hash(of files: [BundledFile]) -> String {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ value: UInt64) { sum = (sum ^ value) &* 0x0000_0100_0000_01b3 }
    for file in files {
      file.withBytes { bytes in
        mix(UInt64(bytes.count))
        for byte in bytes { mix(UInt64(byte)) }
      }
    }
    return String(sum, radix: 16)
  }
}
