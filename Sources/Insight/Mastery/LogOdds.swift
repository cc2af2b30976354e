internal import Numerics
internal import Scoring

/// The logarithm of the odds of a probability, which is kept off 0 and 1.
func logit(_ probability: Double) -> Double {
  let kept = min(max(probability, 1e-6), 1 - 1e-6)
  return logarithm(kept / (1 - kept))
}

/// The inverse of `logit`.
func logistic(_ logOdds: Double) -> Double { 1 / (1 + exponential(-logOdds)) }
