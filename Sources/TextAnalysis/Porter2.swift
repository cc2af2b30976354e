/// The English stemmer Porter2, by its published definition.
///
/// `stem("connections")` and `stem("connected")` are both `"connect"`. Source: M. F. Porter and
/// contributors, "The English (Porter2) stemming algorithm",
/// https://snowballstem.org/algorithms/english/stemmer.html, as of Snowball 3.1. Words with a
/// character outside of `a…z`, `0…9` and the apostrophe come back as they are.
package enum Porter2 {
  /// The stem of a lower-case word.
  ///
  /// - Complexity: O(*n*) in the length of the word.
  package static func stem(_ word: String) -> String {
    if let stem = exceptions[word] { return stem }
    let letters = Array(word.utf8)
    guard letters.count > 2, letters.allSatisfy({ $0 < 0x80 }) else { return word }
    var stemming = Stemming(letters)
    stemming.run()
    return String(decoding: stemming.word, as: UTF8.self)
  }

  private static let exceptions = [
    "skis": "ski", "skies": "sky",
    "idly": "idl", "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli",
    "singly": "singl",
    "sky": "sky", "news": "news", "howe": "howe",
    "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
  ]
}

/// One word on its way through the steps; step names are those of the definition.
private struct Stemming {
  var word: [UInt8]
  /// Where the regions R1 and R2 of the definition start.
  private var r1 = 0
  private var r2 = 0

  init(_ word: [UInt8]) {
    self.word = word
  }

  mutating func run() {
    markConsonantY()
    markRegions()
    step1a()
    step1b()
    step1c()
    step2()
    step3()
    step4()
    step5()
    word = word.map { $0 == .consonantY ? .y : $0 }
  }

  private mutating func markConsonantY() {
    if word.first == .apostrophe { word.removeFirst() }
    for index in word.indices where word[index] == .y && (index == 0 || isVowel(index - 1)) {
      word[index] = .consonantY
    }
  }

  private mutating func markRegions() {
    let prefix = Suffixes.regionPrefixes.first { word.starts(with: $0) }
    r1 = prefix?.count ?? regionStart(from: 0)
    r2 = regionStart(from: r1)
  }

  /// The end of the first consonant that follows a vowel, or the end of the word.
  private func regionStart(from start: Int) -> Int {
    guard let vowel = (start..<word.count).first(where: isVowel),
      let consonant = (vowel..<word.count).first(where: { !isVowel($0) })
    else { return word.count }
    return consonant + 1
  }

  private mutating func step1a() {
    if let ending = Suffixes.possessives.first(where: ends) { word.removeLast(ending.count) }
    if ends(Suffixes.sses) {
      word.removeLast(2)
    } else if ends(Suffixes.ied) || ends(Suffixes.ies) {
      word.removeLast(word.count > 4 ? 2 : 1)
    } else if word.last == .s, !ends(Suffixes.us), !ends(Suffixes.ss),
      word.indices.dropLast(2).contains(where: isVowel)
    {
      word.removeLast()
    }
  }

  private mutating func step1b() {
    if let ending = Suffixes.eed.first(where: ends) {
      let start = word.count - ending.count
      guard start >= r1, !Suffixes.eedStays.contains(Array(word[..<start])) else { return }
      word.replaceSubrange(start..., with: Suffixes.ee)
      return
    }
    guard let ending = Suffixes.edOrIng.first(where: ends) else { return }
    let stem = word.dropLast(ending.count)
    if ending == Suffixes.ing {
      guard !Suffixes.ingStays.contains(Array(stem)) else { return }
      if stem.count == 2, !isVowel(0), stem.last == .y {
        word.replaceSubrange(1..., with: Suffixes.ie)
        return
      }
    }
    guard stem.indices.contains(where: isVowel) else { return }
    word = Array(stem)
    repairAfter1b()
  }

  /// `hop(p)ing` loses the doubled letter, `hop(e)ing` and `creat(e)ing` get their e back.
  private mutating func repairAfter1b() {
    if Suffixes.needsE.contains(where: ends) {
      word.append(.e)
    } else if endsInDouble {
      if word.count != 3 || !Suffixes.aeo.contains(word[0]) { word.removeLast() }
    } else if word.count == r1, endsInShortSyllable(word.count) {
      word.append(.e)
    }
  }

  private mutating func step1c() {
    let last = word.count - 1
    if last > 1, word[last] == .y || word[last] == .consonantY, !isVowel(last - 1) {
      word[last] = .i
    }
  }

  private mutating func step2() {
    replaceLongest(of: Suffixes.step2, from: r1) { ending, before in
      switch ending {
      case Suffixes.ogi: before == .l
      case Suffixes.li: Suffixes.beforeLi.contains(before)
      default: true
      }
    }
  }

  private mutating func step3() {
    let r2 = r2
    let length = word.count
    replaceLongest(of: Suffixes.step3, from: r1) { ending, _ in
      ending != Suffixes.ative || length - ending.count >= r2
    }
  }

  private mutating func step4() {
    replaceLongest(of: Suffixes.step4, from: r2) { ending, before in
      ending != Suffixes.ion || before == .s || before == .t
    }
  }

  private mutating func step5() {
    let last = word.count - 1
    if word.last == .e, last >= r2 || (last >= r1 && !endsInShortSyllable(last)) {
      word.removeLast()
    } else if word.last == .l, last >= r2, last > 0, word[last - 1] == .l {
      word.removeLast()
    }
  }

  /// Replaces the longest ending of the table when it lies in the region and the rule holds.
  ///
  /// The rule sees the ending and the letter before it.
  private mutating func replaceLongest(
    of table: [(ending: [UInt8], replacement: [UInt8])], from region: Int,
    when rule: ([UInt8], UInt8) -> Bool
  ) {
    guard let row = table.first(where: { ends($0.ending) }) else { return }
    let start = word.count - row.ending.count
    guard start >= region, start > 0, rule(row.ending, word[start - 1]) else { return }
    word.replaceSubrange(start..., with: row.replacement)
  }

  private func ends(_ ending: [UInt8]) -> Bool {
    word.count >= ending.count && word[(word.count - ending.count)...].elementsEqual(ending)
  }

  private func isVowel(_ index: Int) -> Bool {
    Suffixes.vowels.contains(word[index])
  }

  private var endsInDouble: Bool {
    guard let last = word.last, word.count > 1, word[word.count - 2] == last else { return false }
    return Suffixes.doubles.contains(last)
  }

  /// Whether the first `end` letters end in a short syllable.
  private func endsInShortSyllable(_ end: Int) -> Bool {
    if end == 2 { return isVowel(0) && !isVowel(1) }
    guard end > 2 else { return false }
    if word[..<end].suffix(4).elementsEqual(Suffixes.past) { return true }
    return !isVowel(end - 3) && isVowel(end - 2) && !isVowel(end - 1)
      && !Suffixes.neverShort.contains(word[end - 1])
  }
}
