#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The natural logarithm, which the standard library does not offer.
func logarithm(_ value: Float) -> Float {
  log(value)
}
