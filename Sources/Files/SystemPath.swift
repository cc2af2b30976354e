internal import TextAnalysis

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension String {
  /// Hands a path to the system as the bytes that it is.
  package func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard hasRawBytes else { return withCString(body) }
    return (systemBytes + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // Never nil: there is a zero at the end.
        characters.baseAddress.map(body) ?? withCString(body)
      }
    }
  }

  /// A path of the system's, up to its zero.
  package init(systemPath: UnsafePointer<CChar>) {
    self.init(
      systemBytes: UnsafeRawBufferPointer(start: systemPath, count: strlen(systemPath)))
  }
}
