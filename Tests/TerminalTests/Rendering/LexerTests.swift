import Testing
import TextAnalysis

@testable import Terminal
import Quiz

@Suite struct LexerTests {
  /// The coloured tokens as `role:text`.
  private static func tokens(_ code: String, _ language: String) -> [String] {
    Highlighter.tokens(code, language: language).filter { $0.role != .text }
      .map { "\($0.role):\($0.text)" }
  }

  @Test(arguments: [
    (
      "def f(self): return None",
      ["keyword:def", "name:f", "builtin:self", "keyword:return", "keyword:None"]
    ),
    ("class A(B): pass", ["keyword:class", "name:A", "keyword:pass"]),
    ("@cached_property\nx = a @ b", ["attribute:@cached_property"]),
    ("'a\\'b' + \"c\" # d", ["string:'a\\'b'", "string:\"c\"", "comment:# d"]),
    ("f'{x}' rb\"y\" xx'z'", ["string:f'{x}'", "string:rb\"y\"", "string:'z'"]),
    ("'''a\n'b'''c", ["string:'''a\n'b'''"]), ("'open\nx = 1", ["string:'open", "number:1"]),
    ("0x1F 1.5e3 1_000 x1", ["number:0x1F", "number:1.5e3", "number:1_000"]),
    (">>> len(x)\n3 >> 1", ["comment:>>>", "builtin:len", "number:3", "number:1"]),
    ("async with a as b:", ["keyword:async", "keyword:with", "keyword:as"]),
    ("naïve = 1", ["number:1"]),
    ("\"\"\"open", ["string:\"\"\"open"]), ("'a\\", ["string:'a\\"]),
  ])
  func `Python`(_ code: String, _ expected: [String]) {
    #expect(Self.tokens(code, "python") == expected)
  }

  @Test(arguments: [
    (
      "<a href=\"x\">b</a>",
      [
        "tag:<a", "attribute:href", "string:\"", "string:x", "string:\"", "tag:>", "tag:</a",
        "tag:>",
      ]
    ),
    ("<br/>", ["tag:<br", "tag:/>"]), ("<!-- <b> -->c", ["comment:<!-- <b> -->"]),
    ("<!DOCTYPE html>", ["tag:<!DOCTYPE", "attribute:html", "tag:>"]),
    ("{{ a.b|date:\"Y\" }}", ["template:{{", "template:|", "string:\"Y\"", "template:}}"]),
    ("{% if a and b %}", ["template:{%", "keyword:if", "keyword:and", "template:%}"]),
    ("{# a #}b", ["comment:{# a #}"]),
    ("{% comment %}<b>{% endcomment %}c", ["comment:{% comment %}<b>{% endcomment %}"]),
    (
      "<a b='{{ c }}'>",
      ["tag:<a", "attribute:b", "string:'", "template:{{", "template:}}", "string:'", "tag:>"]
    ),
    (
      "<a {% if b %}c{% endif %}>",
      [
        "tag:<a", "template:{%", "keyword:if", "template:%}", "attribute:c", "template:{%",
        "keyword:endif", "template:%}", "tag:>",
      ]
    ),
    ("a < b {c}", []), ("{{ open", ["template:{{"]),
    ("<a b=\"open", ["tag:<a", "attribute:b", "string:\"", "string:open"]),
  ])
  func `HTML with Django tags`(_ code: String, _ expected: [String]) {
    #expect(Self.tokens(code, "html") == expected)
  }

  @Test(arguments: [
    (
      "select Count(*) from \"a\" where b = 'it''s'",
      [
        "keyword:select", "builtin:Count", "keyword:from", "name:\"a\"", "keyword:where",
        "string:'it''s'",
      ]
    ),
    ("-- a\n1", ["comment:-- a", "number:1"]),
    ("/* a\n */ IN (%s, 2.5)", ["comment:/* a\n */", "keyword:IN", "template:%s", "number:2.5"]),
    ("'open", ["string:'open"]), ("a - b", []), ("`x`", ["name:`x`"]),
  ])
  func `SQL`(_ code: String, _ expected: [String]) {
    #expect(Self.tokens(code, "sql") == expected)
  }

  @Test(arguments: [
    ("python manage.py migrate --fake # a", ["name:python", "attribute:--fake", "comment:# a"]),
    (
      "$ A=1 b \"$C\" $D ${E}",
      ["comment:$", "attribute:A=1", "name:b", "string:\"$C\"", "template:$D", "template:${E}"]
    ),
    ("a | b && c; d", ["name:a", "name:b", "name:c", "name:d"]),
    ("if true; then x; fi", ["keyword:if", "name:true", "keyword:then", "name:x", "keyword:fi"]),
    ("echo $(date) $? \\$x", ["name:echo", "template:$", "name:date", "template:$?"]),
    ("pip install a'b'", ["name:pip", "string:'b'"]),
  ])
  func `shell`(_ code: String, _ expected: [String]) {
    #expect(Self.tokens(code, "shell") == expected)
  }

  @Test(arguments: [
    (
      "{\"a\": [1, -2.5e+3, true, null, \"b\"]}",
      [
        "attribute:\"a\"", "number:1", "number:-2.5e+3", "keyword:true", "keyword:null",
        "string:\"b\"",
      ]
    ),
    ("\"a\\\"b\"", ["string:\"a\\\"b\""]),
    ("// a\n\"open\n1", ["comment:// a", "string:\"open", "number:1"]), ("yes", []),
  ])
  func `JSON`(_ code: String, _ expected: [String]) {
    #expect(Self.tokens(code, "json") == expected)
  }

  @Test(arguments: ["text", "", "nginx", "PYTHON2"])
  func `another language has no colours`(_ language: String) {
    #expect(Self.tokens("def 'x' # y", language) == [])
  }

  @Test(arguments: Highlighter.lexers.keys.sorted())
  func `tokens are the code again, whatever it is`(_ language: String) {
    let pieces = [
      "'", "\"", "'''", "\\", "#", "{%", "%}", "{{", "}}", "{#", "#}", "<", "</", ">", "<!--",
      "-->", "--", "/*", "*/", "$", "${", "(", ")",
      "a", "def", "comment", "endcomment", " ", "\n", "1", ".", "@", ">>> ", "é", "日", "e\u{301}",
      "\u{0}", "=", "/", "|", "//", "`", "%s",
    ]
    var source = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let code = (0..<30).map { _ in pieces.randomElement(using: &source) ?? "" }.joined()
      let tokens = Highlighter.tokens(code, language: language)
      #expect(tokens.map(\.text).joined() == code)
      let lines = Highlighter.lines(code, language: language)
      let expected = code.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(
        lines.map { $0.map(\.text).joined() }
          == expected.map { ControlCharacters.visible(String($0)) })
    }
  }

  @Test(arguments: [
    "'", "\"\"\"", "{% ", "{{", "<a ", "<!--", "/*", "$ ", "@", "(", "{% comment", ">>> ", "a ",
    "\"a\" ",
  ])
  func `long code is read`(_ piece: String) {
    let code = String(repeating: piece, count: 10_000)
    for language in ["python", "html", "sql", "shell", "json"] {
      #expect(!Highlighter.tokens(code, language: language).isEmpty)
    }
  }
}
