import Foundation
import Lab

/// A Python of this machine that has Django; tests that run it are left out where there is none.
enum LocalPython {
  static let found: Python? = candidates.first { python in
    let lab = ORMLab(python, app: "shop", models: "", scratch: NSTemporaryDirectory())
    return (try? lab.run([])) != nil
  }

  /// `PREP_TEST_PYTHON`, the environments of Tests/DjangoProofs, and what a learner would get.
  private static var candidates: [Python] {
    let environment = ProcessInfo.processInfo.environment
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let proofs = ["6.1", "6.0", "5.2"].map {
      root.appending(path: ".build/django-proofs/\($0)/bin/python").path
    }
    let named = [environment["PREP_TEST_PYTHON"]].compactMap(\.self) + proofs
    return named.map { Python(configured: $0, environment: environment) }
      + [Python(configured: nil, environment: environment)]
  }
}
