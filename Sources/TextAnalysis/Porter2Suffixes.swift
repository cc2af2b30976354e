/// The tables of the Porter2 definition, each with its longest endings first.
enum Suffixes {
  typealias SuffixRule = (ending: [UInt8], replacement: [UInt8])

  static let vowels = letters("aeiouy")
  static let aeo = letters("aeo")
  static let doubles = letters("bdfgmnprt")
  /// Consonants that do not close a short syllable: w, x and the consonant Y.
  static let neverShort = letters("wxY")
  static let beforeLi = letters("cdeghkmnrt")
  static let past = letters("past")

  /// Beginnings after which R1 starts at once, so that "general" and "generous" stay apart.
  static let regionPrefixes = words(
    "gener commun arsen past univers later emerg organ inter")

  static let possessives = words("'s' 's '")
  static let sses = letters("sses")
  static let ied = letters("ied")
  static let ies = letters("ies")
  static let us = letters("us")
  static let ss = letters("ss")

  static let eed = words("eedly eed")
  static let ee = letters("ee")
  static let eedStays = words("proc exc succ")
  static let edOrIng = words("ingly edly ing ed")
  static let ing = letters("ing")
  static let ie = letters("ie")
  static let ingStays = words("inn out cann herr earr even")
  static let needsE = words("at bl iz")

  static let ogi = letters("ogi")
  static let li = letters("li")
  static let ative = letters("ative")
  static let ion = letters("ion")

  static let step2 = rows([
    "ational>ate ization>ize fulness>ful ousness>ous iveness>ive tional>tion biliti>ble",
    "lessli>less entli>ent ation>ate alism>al aliti>al ousli>ous iviti>ive fulli>ful ogist>og",
    "enci>ence anci>ance abli>able izer>ize ator>ate alli>al bli>ble ogi>og li>",
  ])
  static let step3 = rows([
    "ational>ate tional>tion alize>al icate>ic iciti>ic ative> ical>ic ness> ful>"
  ])
  static let step4 = rows([
    "ement> ance> ence> able> ible> ment> ant> ent> ism> ate> iti> ous> ive> ize> ion> al> er> ic>"
  ])

  private static func letters(_ text: String) -> [UInt8] {
    Array(text.utf8)
  }

  private static func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
  }

  private static func rows(_ lines: [String]) -> [SuffixRule] {
    lines.joined(separator: " ").split(separator: " ").map { row in
      let sides = row.split(separator: ">", omittingEmptySubsequences: false)
      return (Array(sides[0].utf8), Array(sides[1].utf8))
    }
  }
}

extension UInt8 {
  static let apostrophe = UInt8(ascii: "'")
  static let consonantY = UInt8(ascii: "Y")
  static let e = UInt8(ascii: "e")
  static let i = UInt8(ascii: "i")
  static let l = UInt8(ascii: "l")
  static let s = UInt8(ascii: "s")
  static let t = UInt8(ascii: "t")
  static let y = UInt8(ascii: "y")
}
