private import Synchronization

/// Whether there is a Python with Django, which is found out once, and when it is first asked.
final class ORMProbe: Sendable {
  private let known = Mutex<Bool?>(nil)

  func answer(_ find: () -> Bool) -> Bool {
    known.withLock { known in
      let answer = known ?? find()
      known = answer
      return answer
    }
  }
}
