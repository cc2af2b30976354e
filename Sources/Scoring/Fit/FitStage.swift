/// How much of the model a fit frees; each stage more than the one before.
package enum FitStage: CaseIterable, Sendable {
  case firstStabilities
  case allNearTheUsual
  case all

  /// How much the prior counts; nil where nothing but the first stabilities is fitted.
  var priorWeight: Double? {
    switch self {
    case .firstStabilities: nil
    case .allNearTheUsual: 4
    case .all: 1
    }
  }

  /// The parameters that fit a whole log.
  package func fitted(to log: FitLog) -> [Double] {
    Fitting.parameters(self, TrainingSet(log, before: log.scored))
  }
}
