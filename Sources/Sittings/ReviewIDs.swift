internal import Scoring
internal import TextAnalysis

/// Ids for reviews: UUIDs of version 7, so that ids sort in the order of their making.
///
/// RFC 9562, section 5.7, with the counter of section 6.2 (method 1) in `rand_a`.
struct ReviewIDs {
  private var lastMilliseconds = -1
  private var counter: UInt64 = 0
  private var generator = SystemRandomNumberGenerator()

  mutating func next(at instant: Instant) -> String {
    let milliseconds = max(0, instant.milliseconds, lastMilliseconds)
    counter = milliseconds == lastMilliseconds ? (counter + 1) & 0xfff : 0
    lastMilliseconds = milliseconds
    let high = UInt64(milliseconds) << 16 | 0x7000 | counter
    let low = generator.next() >> 2 | 0x8000_0000_0000_0000
    let digits = high.hexadecimal + low.hexadecimal
    let lengths = [8, 4, 4, 4, 12]
    var rest = digits[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }
    .joined(separator: "-")
  }
}
