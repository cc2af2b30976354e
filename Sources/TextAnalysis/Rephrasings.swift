/// Words that people use for one another when they write about software; each group counts as one word.
package struct Rephrasings: Sendable {
  /// In answers, which explain.
  package static let inAnswers = Rephrasings(of: .answers)
  /// In prompts, which ask.
  package static let inPrompts = Rephrasings(of: .prompts)

  private let firstOfGroup: [String: String]

  /// The first word of the stem's group, as a stem; else the stem itself.
  package func canonical(_ stem: String) -> String {
    firstOfGroup[stem] ?? stem
  }

  enum Text { case answers, prompts }

  private init(of text: Text) {
    firstOfGroup = Self.groups(of: text).reduce(into: [:]) { firsts, group in
      let stems = group.map(Porter2.stem)
      for stem in stems { firsts[stem] = stems[0] }
    }
  }

  /// The groups that count in a text.
  static func groups(of text: Text) -> [[String]] {
    rows.split(separator: "\n").map { row in
      var marked: Text?
      return row.split(separator: " ").compactMap { word in
        if word.first == "(" { marked = .answers }
        if word.first == "[" { marked = .prompts }
        defer { if word.last == ")" || word.last == "]" { marked = nil } }
        return marked ?? text == text ? word.filter { $0.isLetter || $0.isNumber } : nil
      }
    }.filter { !$0.isEmpty }
  }

  /// A group a row; words in round brackets count in answers alone, those in square ones in prompts.
  private static let rows = """
    run ran execute [send sent issue]
    (send sent)
    write wrote written
    find found
    keep kept
    hold held
    lose lost (overwrite overwritten)
    choose (chose) chosen [pick]
    [return] give (gave) given [yield]
    [make made create] build built
    remove delete [drop]
    (discard drop)
    [get] fetch retrieve load
    begin (began begun) start
    allow permit (may can) let (accept)
    [print output] display (reveal) show
    (raise raised throw threw thrown)
    (database db)
    (refuse forbid prevent block disallow deny)
    (immediately once instantly)
    (additional extra further)
    (user person people visitor somebody someone)
    (browser client)
    (mail email)
    (dictionary dict)
    (url link address)
    (column field)
    (row record)
    (star asterisk wildcard)
    (calculate compute)
    (sort order)
    (undo rollback revert)
    (memory ram)
    (atomic transaction)
    (crash fail)
    (document docs)
    (configuration config setting)
    (deploy rollout release)
    (key identifier id)
    (inherit extend derive)
    (alone only solely)
    (domain host)
    (function callable)
    (machine server)
    (standard default)
    (huge large big)
    (copy duplicate)
    (secret password credential)
    (wrong incorrect)
    (second two 2)
    (one 1)
    (three 3)
    (zero 0)
    (twice double)
    (object instance)
    (combine merge)
    (several multiple many)
    (parameter argument)
    (statement sql)
    (slow expensive)
    (child subclass)
    (convert cast)
    (pass go goes went gone come comes came travel)
    (validate check verify enforce)
    (cache remember)
    (purpose thing responsibility)
    (job task)
    (take took taken)
    (leave left)
    (know knew known)
    (bring brought)
    (see saw seen)
    (hide hid hidden invisible)
    (change switch alter modify)
    (later afterwards)
    (early upfront beforehand advance)
    (hard difficult painful tricky nightmare)
    (easy simple straightforward)
    (error problem mistake)
    (store save persist)
    (ignore skip omit)
    (steal stole stolen)
    (expire expiry)
    (until till)
    (alert alarm notify notification)
    (group bundle)
    (safe secure)
    (dangerous unsafe insecure risky)
    (parallel simultaneous concurrent)
    (processor cpu)
    (reduce decrease lower)
    (wait await)
    (call invoke trigger)
    (folder directory)
    (picture image photo)
    (page site website)
    (usual normal ordinary regular typical)
    (special particular specific)
    (real actual true)
    (finish terminate end)
    (rely depend)
    (fresh current)
    (stale outdated)
    (postgresql postgres)
    (environment env)
    (variable var)
    (production prod)
    (development dev)
    (directly straight)
    (search lookup)
    (predict guess enumerate)
    (join concatenate)
    (quick fast)
    (bypass circumvent)
    (clash conflict collide)
    (watch monitor observe)
    (attach append add)
    (spread scatter distribute)
    (previous former prior)
    (rest remaining remainder)
    (delay postpone defer)
    (mandatory compulsory)
    (each every)
    (own custom customise customize)
    (whole entire complete)
    (outside elsewhere external)
    (vanish disappear)
    (retry repeat)
    (inform tell told)
    (prototype spike experiment trial)
    (relation relationship)
    (part piece)
    (batch chunk)
    (bug defect)
    (container pod)
    (restrict limit)
    (protect guard)
    (endless infinite)
    (latest newest recent)
    (construct instantiate)
    (biggest largest)
    (uppercase capital caps)
    (colleague teammate coworker)
    [fix solve repair resolve cure]
    [happen occur]
    [differ difference distinguish versus vs]
    [use employ]
    [ship include bundle]
    [error exception]
    [change modify alter]
    [need require]
    [large big]
    [fast quick]
    """
}
