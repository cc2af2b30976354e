// The C library is the only place to get these from without Foundation.
#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

package func exponential(_ x: Double) -> Double { exp(x) }

package func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The natural logarithm.
package func logarithm(_ x: Double) -> Double { log(x) }

/// The natural logarithm.
package func logarithm(_ x: Float) -> Float { log(x) }

package func cosine(_ x: Double) -> Double { cos(x) }
