internal import Files

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The machine that a process runs on.
package struct Machine: Sendable {
  /// Tells it from others, as far as the system can.
  package var identity = ""
  /// What people call it.
  package var name = ""

  package init() {}

  /// The real one.
  ///
  /// Copies of a virtual machine have the name in common, and often the number (machine-id(5)).
  static var this: Machine {
    var machine = Machine()
    var buffer = [CChar](repeating: 0, count: 256)
    if gethostname(&buffer, buffer.count - 1) == 0 {
      machine.name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }
    let number = try? Files.read("/etc/machine-id")
    machine.identity = number.map { String(decoding: $0, as: UTF8.self) } ?? machine.name
    return machine
  }
}
