/// What a learner's statement may take.
package struct LabLimits: Sendable, Equatable {
  /// Seconds of running.
  package var seconds = 2.0
  package var rows = 1000
  /// Bytes of memory beyond what was in use before.
  package var memory = 64 << 20
  /// Bytes of one text or blob, and of all that comes back.
  package var text = 1 << 20
  /// Bytes of the statement itself.
  package var statement = 20_000

  package init() {}

  /// Python takes more of everything: the memory is that of the whole process.
  package static let orm = {
    var limits = LabLimits()
    limits.seconds = 10
    limits.memory = 512 << 20
    return limits
  }()
}
