extension StringProtocol {
  /// A number that looks like chance, the same in every run: FNV-1a in 64 bits over the text's UTF-8
  /// (http://www.isthe.com/chongo/tech/comp/fnv/).
  package var fnv1a: UInt64 {
    utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
