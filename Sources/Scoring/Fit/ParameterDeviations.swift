extension FSRS6 {
  /// How far each parameter lies from the usual one, from person to person: standard deviations
  /// (fsrs-rs `src/training.rs`, `PARAMS_STDDEV`).
  package static let parameterDeviations: [Double] = [
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25,
    1.03, 0.31, 0.32, 0.14, 0.27,
  ]
}
