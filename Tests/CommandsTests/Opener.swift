#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stand-in for the program that opens web pages: makes noise, and hands on what it was given.
struct Opener {
  let folder: String
  private var pipe: String { folder + "/pipe" }

  init(in parent: String) throws {
    folder = parent + "/opener"
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    mkfifo(folder + "/pipe", 0o600)
    let script = """
      #!/bin/sh
      echo noise
      echo noise >&2
      printf '%s %s\\n' "$#" "$*" >'\(folder)/pipe'

      """
    for name in ["open", "xdg-open"] {
      try Data(script.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      chmod("\(folder)/\(name)", 0o700)
    }
  }

  /// Waits for it to be run; the number of its arguments and the arguments.
  func received() throws -> String {
    let descriptor = open(pipe, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
    defer { close(descriptor) }
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // It gives up some day, so that a program that never runs it fails a test and does not stop it.
    guard poll(&event, 1, 60_000) == 1 else { throw CocoaError(.fileReadUnknown) }
    var bytes = [UInt8](repeating: 0, count: 1_000)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
