#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The reader that the environment variable PREP_FUZZ names.
private let reader: Reader = {
  let names = Readers.all.keys.sorted().joined(separator: ", ")
  guard let name = getenv("PREP_FUZZ").map({ String(cString: $0) }),
    let reader = Readers.all[name]
  else { fatalError("PREP_FUZZ: expected one of \(names)") }
  return reader
}()

/// What libFuzzer calls with each input: llvm.org/docs/LibFuzzer.html.
@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  reader(start, count)
}
