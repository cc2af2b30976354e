private import TextAnalysis

/// Words of which one in place of the other makes another claim.
enum Opposites {
  /// Whether some words lack one of a pair that a point has, and have the other.
  static func replace(_ point: Set<String>, in words: Set<String>) -> Bool {
    groups.contains { group in
      let wanted = group.intersection(point)
      return !wanted.isEmpty && wanted.isDisjoint(with: words)
        && !group.subtracting(wanted).isDisjoint(with: words)
    }
  }

  private static let groups =
    """
    first last
    before after
    client server
    python database
    memory disk
    always never
    once twice
    same different
    shared separate
    allow forbid
    pass block
    trust distrust
    add remove
    keep change
    keep delete
    read write
    old new
    fast slow
    public private
    required optional
    enable disable
    accept reject
    include exclude
    safe dangerous
    on off
    open closed
    inside outside
    up down
    left right
    single multiple
    lazy eager
    sync async
    synchronous asynchronous
    ascending descending
    encrypted readable
    string tuple number boolean dictionary
    """.split(separator: "\n").map { row in
      Set(
        row.split(separator: " ").map {
          Rephrasings.inAnswers.canonical(Porter2.stem(String($0)))
        })
    }
}
