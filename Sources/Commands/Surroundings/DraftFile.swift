internal import Files
internal import Sittings

extension Draft {
  /// In a file of its own in a folder for passing files, where the data folder may be full.
  static func file(in folder: String) -> Draft {
    let number = UInt64.random(in: .min ... .max)
    let path = "\(folder)/prep-answer-\(String(number, radix: 36)).txt"
    return Draft(
      write: { text in
        let isKept =
          (try? Files.replacePrivately(path, with: Array(text.utf8), among: .onThisMachine)) != nil
        return isKept ? path : nil
      }, remove: { Files.remove(path) })
  }
}
