package import Scoring

/// An id for something of the log that is no answer.
package enum EntryIDs {
  package static func next(at instant: Instant) -> String {
    var ids = ReviewIDs()
    return ids.next(at: instant)
  }
}
