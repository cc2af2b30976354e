// The C library is the only place to get these from without Foundation.
#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

func exponential(_ x: Double) -> Double { exp(x) }

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

func logarithm(_ x: Double) -> Double { log(x) }

/// The logarithm of the odds of a probability, which is kept off 0 and 1.
func logit(_ probability: Double) -> Double {
  let kept = min(max(probability, 1e-6), 1 - 1e-6)
  return log(kept / (1 - kept))
}

/// The inverse of `logit`.
func logistic(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
