/// FNV-1a in 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
package enum FNV1a {
  package static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  package static let prime: UInt64 = 0x0000_0100_0000_01b3
}

extension FixedWidthInteger where Self: UnsignedInteger {
  /// All its hexadecimal digits, such as "00ff" of 255 in 16 bits.
  package var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: Self.bitWidth / 4 - digits.count) + digits
  }
}

extension StringProtocol {
  /// A number that looks like chance, the same in every run: FNV-1a over the text's UTF-8.
  package var fnv1a: UInt64 {
    utf8.reduce(FNV1a.basis) { ($0 ^ UInt64($1)) &* FNV1a.prime }
  }
}
