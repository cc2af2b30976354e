internal import SQLite
package import Scoring

/// Histories that come from elsewhere.
extension ProgressStore {
  /// A part of a log on its way from one store to another.
  package struct LogBlock {
    package let reviews: [Review]
    package let voids: [(review: String, at: Instant)]
    package let plans: [PlanEntry]
    package let fits: [FitEntry]

    package init(
      reviews: [Review], voids: [(review: String, at: Instant)], plans: [PlanEntry] = [],
      fits: [FitEntry] = []
    ) {
      self.reviews = reviews
      self.voids = voids
      self.plans = plans
      self.fits = fits
    }
  }

  /// Adds many reviews and marks at once, as a set union.
  ///
  /// The answer counts the reviews and marks that were not there before.
  package func merge(
    _ reviews: [Review], voids: [(review: String, at: Instant)]
  ) throws -> (reviews: Int, voids: Int) {
    var block: LogBlock? = LogBlock(reviews: reviews, voids: voids)
    return try merge {
      defer { block = nil }
      return block
    }
  }

  /// The same block by block, in any order, until there is none; all or, when `next` throws, nothing.
  package func merge(_ next: () throws -> LogBlock?) throws -> (reviews: Int, voids: Int) {
    try transaction {
      var changed: Set<String> = []
      var added = (reviews: 0, voids: 0)
      let followsFits = try followsFits()
      while let block = try next() {
        added.reviews += try add(block.reviews, &changed)
        added.voids += try add(block.voids, &changed)
        for plan in block.plans { _ = try insert(plan) }
        for fit in block.fits { try insert(fit) }
      }
      if followsFits { try followNewestFit() }
      let model = try scheduler().model
      for question in changed { try rebuildMemory(of: question, with: model) }
      return added
    }
  }

  private func add(_ reviews: [Review], _ changed: inout Set<String>) throws -> Int {
    var added = 0
    for review in reviews {
      if try insert(review, isFromHere: false) {
        added += 1
        changed.insert(review.question)
      } else {
        changed.formUnion(try settle(review))
      }
    }
    return added
  }

  private func add(
    _ voids: [(review: String, at: Instant)], _ changed: inout Set<String>
  ) throws -> Int {
    var added = 0
    for void in voids where try insertVoid(void.review, at: void.at) {
      added += 1
      changed.formUnion(
        try rows("select question from review where id = ?", [.text(void.review)]) {
          $0.text(0) ?? ""
        })
    }
    return added
  }

  /// Keeps of two reviews of one id the one that says more, in the place of the one that was there.
  ///
  /// - Returns: the questions whose log that changed.
  func settle(_ review: Review) throws -> [String] {
    let others = try rows(
      "select \(Review.columns) from review where id = ?", [.text(review.id)], decode: Review.init)
    guard let other = others.first, MergeRank(other) < MergeRank(review) else { return [] }
    try run(
      """
      update review set question = ?2, revision = ?3, at = ?4, day = ?5, grade = ?6, score = ?7,
      seconds = ?8, given = ?9 where id = ?1
      """, review.values)
    return [other.question, review.question]
  }
}
