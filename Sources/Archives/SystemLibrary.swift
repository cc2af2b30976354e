#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A library of the system that is opened when a file needs it, and stays open.
struct SystemLibrary: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer

  /// The first of the names that there is.
  init?(_ names: [String]) {
    for name in names {
      if let handle = dlopen(name, RTLD_NOW) {
        self.handle = handle
        return
      }
    }
    return nil
  }

  /// A function of the library, called as C would.
  func function<Function>(_ name: String, as: Function.Type) -> Function? {
    dlsym(handle, name).map { unsafeBitCast($0, to: Function.self) }
  }
}
