import BundledBank
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct BundledBankTests {
  private static let data = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Data")

  private static var bundled: [String: Data] {
    var count = 0
    let files = bundledFiles(&count)
    return Dictionary(
      uniqueKeysWithValues: (0..<count).map { index in
        let bytes = UnsafeBufferPointer(start: files[index].bytes, count: files[index].size)
        return (String(cString: files[index].path), Data(bytes))
      })
  }

  @Test func `every file of every bank is bundled as it is`() throws {
    let folder = Self.data.appending(path: "django").path
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.contains(".") }.sorted()
    #expect(Self.bundled.keys.sorted() == names.map { "django/\($0)" })
    for name in names {
      let bytes = try Data(contentsOf: Self.data.appending(path: "django/\(name)"))
      #expect(Self.bundled["django/\(name)"] == bytes, "\(name) differs: build again")
    }
  }
}
