/// The bytes of an index, which stay where they are: memory of their own, or a file somebody mapped.
///
/// An access out of bounds ends the process, as it does with an array; readers ask first.
@safe final class IndexBytes: @unchecked Sendable {
  private let buffer: UnsafeRawBufferPointer
  private let end: @Sendable () -> Void

  init(_ array: [UInt8]) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 8)
    unsafe room.copyBytes(from: array)
    unsafe buffer = UnsafeRawBufferPointer(room)
    nonisolated(unsafe) let memory = unsafe room
    end = { unsafe memory.deallocate() }
  }

  /// The owner is let go with the value.
  @unsafe init(_ buffer: UnsafeRawBufferPointer, keptBy owner: some AnyObject & Sendable) {
    unsafe self.buffer = buffer
    end = { withExtendedLifetime(owner) {} }
  }

  deinit { end() }

  /// Eight bytes at once, the first one lowest.
  func word(at place: Int) -> UInt64 {
    precondition(place >= 0 && place + 8 <= count)
    defer { withExtendedLifetime(self) {} }
    return UInt64(
      littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The four-byte number at an offset, or 0 outside of the bytes.
  func fixed(at place: Int) -> Int {
    guard place >= 0, place + 4 <= count else { return 0 }
    defer { withExtendedLifetime(self) {} }
    return Int(
      UInt32(littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }

  func text(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    defer { withExtendedLifetime(self) {} }
    return unsafe String(decoding: UnsafeRawBufferPointer(rebasing: buffer[range]), as: UTF8.self)
  }
}

extension IndexBytes: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { unsafe buffer.count }

  subscript(_ place: Int) -> UInt8 {
    precondition(place >= 0 && place < endIndex)
    defer { withExtendedLifetime(self) {} }
    return unsafe buffer[place]
  }
}
