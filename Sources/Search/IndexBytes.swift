/// The bytes of an index, which stay where they are: memory of their own, or a file somebody mapped.
///
/// An access out of bounds ends the process, as it does with an array; readers ask first.
@safe struct IndexBytes: @unchecked Sendable {
  private let buffer: UnsafeRawBufferPointer
  /// Lets go of the memory when nobody holds it any more.
  private let owner: any AnyObject & Sendable

  init(_ array: [UInt8]) {
    let memory = Memory(array)
    unsafe buffer = UnsafeRawBufferPointer(memory.room)
    owner = memory
  }

  @unsafe init(_ buffer: UnsafeRawBufferPointer, keptBy owner: some AnyObject & Sendable) {
    unsafe self.buffer = buffer
    self.owner = owner
  }

  /// Eight bytes at once, the first one lowest.
  func word(at place: Int) -> UInt64 {
    precondition(place >= 0 && place + 8 <= count)
    return withExtendedLifetime(owner) {
      UInt64(littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
  }

  /// The four-byte number at an offset, or 0 outside of the bytes.
  func fixed(at place: Int) -> Int {
    guard place >= 0, place + 4 <= count else { return 0 }
    return withExtendedLifetime(owner) {
      Int(UInt32(littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
    }
  }

  func text(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return withExtendedLifetime(owner) {
      unsafe String(decoding: UnsafeRawBufferPointer(rebasing: buffer[range]), as: UTF8.self)
    }
  }

  @safe private final class Memory: @unchecked Sendable {
    let room: UnsafeMutableRawBufferPointer

    init(_ array: [UInt8]) {
      unsafe room = .allocate(byteCount: array.count, alignment: 8)
      unsafe room.copyBytes(from: array)
    }

    deinit { unsafe room.deallocate() }
  }
}

extension IndexBytes: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { unsafe buffer.count }

  subscript(_ place: Int) -> UInt8 {
    precondition(place >= 0 && place < endIndex)
    return withExtendedLifetime(owner) { unsafe buffer[place] }
  }
}
