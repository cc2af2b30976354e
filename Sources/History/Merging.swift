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
    package let settings: [SettingChange]

    package init(
      reviews: [Review], voids: [(review: String, at: Instant)], plans: [PlanEntry] = [],
      fits: [FitEntry] = [], settings: [SettingChange] = []
    ) {
      self.reviews = reviews
      self.voids = voids
      self.plans = plans
      self.fits = fits
      self.settings = settings
    }

    package init(_ lines: HistoryLines) {
      self.init(
        reviews: lines.reviews, voids: lines.voids, plans: lines.plans, fits: lines.fits,
        settings: lines.settings)
    }

    var isEmpty: Bool {
      reviews.isEmpty && voids.isEmpty && plans.isEmpty && fits.isEmpty && settings.isEmpty
    }
  }

  /// What a merge brought.
  package struct Merged: Sendable, Equatable {
    /// Reviews that were not there before.
    package var reviews = 0
    /// Marks that were not there before.
    package var voids = 0
    /// Reviews of which less was known before.
    package var completed = 0
    /// The ids under which another answer came than the one that was there; each of those counts among the
    /// reviews as well.
    package var conflicts: [String] = []

    package init(
      reviews: Int = 0, voids: Int = 0, completed: Int = 0, conflicts: [String] = []
    ) {
      self.reviews = reviews
      self.voids = voids
      self.completed = completed
      self.conflicts = conflicts
    }
  }

  /// Adds many reviews and marks at once, as a set union.
  package func merge(
    _ reviews: [Review], voids: [(review: String, at: Instant)]
  ) throws -> Merged {
    var block: LogBlock? = LogBlock(reviews: reviews, voids: voids)
    return try merge {
      defer { block = nil }
      return block
    }
  }

  /// The same block by block, in any order, until there is none; all or, when `next` throws, nothing.
  package func merge(_ next: () throws -> LogBlock?) throws -> Merged {
    try transaction {
      var changed: Set<ByteText> = []
      var merged = Merged()
      let followsFits = try followsFits()
      while let block = try next() {
        for review in block.reviews { try add(review, to: &merged, &changed) }
        for void in block.voids { try add(void, to: &merged, &changed) }
        for plan in block.plans { _ = try insert(plan) }
        for fit in block.fits { try insert(fit) }
        for change in block.settings { try insert(change) }
      }
      if followsFits { try followNewestFit() }
      try followNewestChanges()
      let model = try scheduler().model
      for question in changed { try rebuildMemory(of: question.text, with: model) }
      return merged
    }
  }

  /// Adds the reviews of whose ids nothing is known yet, as of a source that is read again after its
  /// questions were changed; counts them.
  package func mergeUnknown(_ reviews: [Review]) throws -> Int {
    var rest: [Review]? = reviews
    return try merge {
      defer { rest = nil }
      let unknown = try rest?.filter { try variants(of: $0.id).isEmpty }
      return unknown.map { LogBlock(reviews: $0, voids: []) }
    }.reviews
  }

  private func add(
    _ review: Review, to merged: inout Merged, _ changed: inout Set<ByteText>
  ) throws {
    let (outcome, questions) = try settle(review, isFromHere: false)
    changed.formUnion(questions.map { ByteText($0) })
    switch outcome {
    case .known: break
    case .added: merged.reviews += 1
    case .completed: merged.completed += 1
    case .conflicting:
      merged.reviews += 1
      merged.conflicts.append(AnswerVariants.base(of: review.id))
    }
  }

  private func add(
    _ void: (review: String, at: Instant), to merged: inout Merged, _ changed: inout Set<ByteText>
  ) throws {
    guard try insertVoid(void.review, at: void.at) else { return }
    merged.voids += 1
    let marked = try variants(of: AnswerVariants.base(of: void.review))
    changed.formUnion(marked.map { ByteText($0.review.question) })
  }
}
