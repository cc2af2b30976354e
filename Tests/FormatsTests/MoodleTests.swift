import Formats
import Testing

@Suite struct MoodleTests {
  @Test func `types of questions are read by their rules`() throws {
    try Reading.expect(
      .moodle,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <quiz>
      <question type="category"><category><text>$course$/top/Go/Maps</text></category></question>
      <question type="multichoice">
        <name><text>Q &amp; A</text></name>
        <questiontext format="html"><text><![CDATA[<p>Which <b>one</b>?</p>]]></text>
          <file name="a.png" encoding="base64">AAAA</file></questiontext>
        <generalfeedback><text>So.</text></generalfeedback>
        <single>true</single>
        <answer fraction="100"><text><![CDATA[<code>a</code>]]></text><feedback><text>yes</text></feedback></answer>
        <answer fraction="0"><text>b</text></answer>
        <tags><tag><text>t</text></tag></tags>
      </question>
      <question type="multichoice"><questiontext><text>Which?</text></questiontext><single>false</single>
        <answer fraction="50"><text>a</text></answer><answer fraction="-100"><text>b</text></answer>
        <answer fraction="50"><text>c</text></answer></question>
      <question type="truefalse"><questiontext><text>Is it?</text></questiontext>
        <answer fraction="0"><text>true</text><feedback><text>no</text></feedback></answer>
        <answer fraction="100"><text>false</text></answer></question>
      <question type="essay"><questiontext><text>Tell.</text></questiontext>
        <graderinfo><text>Model.</text></graderinfo></question>
      <question type="shortanswer"><questiontext><text>Capital?</text></questiontext>
        <answer fraction="100"><text>Rome</text></answer>
        <answer fraction="50"><text>Roma</text></answer>
        <answer fraction="0"><text>*</text><feedback><text>No.</text></feedback></answer></question>
      <question type="numerical"><questiontext><text>When?</text></questiontext>
        <answer fraction="100"><text>1822</text><tolerance>5</tolerance></answer></question>
      <question type="multichoice"><questiontext><text>None?</text></questiontext><single>true</single>
        <answer fraction="50"><text>a</text></answer><answer fraction="0"><text>b</text></answer></question>
      <question type="calculated"><questiontext><text>Sum?</text></questiontext></question>
      </quiz>
      """,
      [
        "4, id Q & A, topic Maps, tags [\"t\"] | Which **one**? | + `a` (yes) | - b | because: So. | "
          + "changed: left out 1 embedded file",
        "14, topic Maps | Which? | + a | - b | + c",
        "17, topic Maps | Is it? | - True (no) | + False",
        "20, topic Maps | Tell. | = Model.",
        "22, topic Maps | Capital? | type Rome / Roma | because: Anything else: No. | "
          + "changed: \"Roma\", worth 50 %, counts as right",
        "26, topic Maps | When? | = 1822 (± 5) | "
          + "changed: asked as an open question, for more than one number is right",
        "refused 28: no answer is worth 100 %, so that there is no right one",
        "refused 30: questions of the type \"calculated\" are not read",
      ])
  }

  @Test(arguments: [
    (
      "<quiz>\n<question type=\"essay\">",
      "refused 2: ends within <question>, which opens in line 2: it is cut off"
    ),
    (
      "<!DOCTYPE quiz [<!ENTITY a \"b\">]>\n<quiz/>",
      "refused 1: has a DOCTYPE, which could define anything; take it out"
    ),
    ("<html></html>", "refused 1: is <html>, not Moodle's <quiz>"),
    ("<quiz></question>", "refused 1: </question> closes what is not open"),
  ])
  func `a file that is no quiz gives one sentence`(_ text: String, _ line: String) throws {
    try Reading.expect(.moodle, text, [line])
  }
}

@Suite struct OpenTriviaTests {
  @Test(arguments: [
    (#"{"response_code":0,"results":[{"type":"multiple","difficulty":"easy","category":"Science: Computers","#
      + #""question":"What does &quot;CPU&quot; mean?","correct_answer":"Central","incorrect_answers":["Other","Big"]}]}"#),
    (#"{"response_code":0,"results":[{"type":"bXVsdGlwbGU=","difficulty":"ZWFzeQ==","category":"U2NpZW5jZTogQ29tcHV0ZXJz","#
      + #""question":"V2hhdCBkb2VzICJDUFUiIG1lYW4/","correct_answer":"Q2VudHJhbA==","incorrect_answers":["T3RoZXI=","Qmln"]}]}"#),
    (#"{"response_code":0,"results":[{"type":"multiple","difficulty":"easy","category":"Science%3A%20Computers","#
      + #""question":"What%20does%20%22CPU%22%20mean%3F","correct_answer":"Central","incorrect_answers":["Other","Big"]}]}"#),
  ])
  func `the encoding is found out`(_ text: String) throws {
    try Reading.expect(
      .openTrivia, text,
      [
        "1, topic Science: Computers, beginner | What does \"CPU\" mean? | - Big | + Central | - Other"
      ])
  }

  @Test func `true or false is a choice of two`() throws {
    try Reading.expect(
      .openTrivia,
      #"{"results":[{"type":"boolean","difficulty":"hard","category":"X","question":"Q?","correct_answer":"False","incorrect_answers":["True"]}]}"#,
      ["1, topic X, advanced | Q? | - True | + False"])
  }
}

@Suite struct AnkiTextTests {
  @Test func `the head says what the columns are`() throws {
    try Reading.expect(
      .anki,
      "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        + "ab!c\tBasic\tGo::Maps\tWhat is a <b>map</b>?[sound:x.mp3]\t\"A &lt;table&gt;<br>\nof \"\"keys\"\"\"\tt1 t2::x\n"
        + "d\tCloze\tGo\t{{c1::One::hint}} and {{c2::two}}\tExtra\t\n"
        + "e\tImage Occlusion\tGo\tx\ty\t\n",
      [
        "7, topic Go: Maps, tags [\"t1\", \"t2::x\"] | What is a **map**? | = A \\<table>  ↵of \"keys\" | changed: left out a sound, which a terminal cannot play",
        #"9, topic Go | ____ (hint) and two | = One↵↵Extra"#,
        #"9, topic Go | One and ____ | = two↵↵Extra"#,
        "refused 10: asks about parts of an image, which a terminal cannot show",
      ])
  }

  @Test(arguments: [
    "#separator:Comma,,\n#html:false,,\n#tags column:3,,\nOne: this,That,t\n",
    "#separator:Semicolon;;\n#html:false;;\n#tags column:3;;\nOne: this;That;t\n",
  ])
  func `a head that a spreadsheet has filled up with signs is read`(text: String) throws {
    try Reading.expect(.anki, text, ["4, tags [\"t\"] | One: this | = That"])
  }

  @Test func `without HTML tags are text, and a comma does not beat tabs`() throws {
    try Reading.expect(
      .anki, "#html:false\nWhat, is <b>?\tBold, &amp; so\n",
      [#"2 | What, is \<b>? | = Bold, \&amp; so"#])
  }

  @Test func `the add-on for multiple choice has marks for its options`() throws {
    try Reading.expect(
      .anki,
      "#separator:tab\n#html:true\n#notetype:AllInOne (kprim, mc, sc)\n"
        + "Which?\tT\t2\ta\tb\t\t\t\t0 1 0 0 0\tsrc\tmore\n",
      ["4 | Which? | - a | + b | because: src↵↵more"])
  }

  @Test func `note types that ask both ways are asked both ways`() throws {
    try Reading.expect(
      .anki,
      "#separator:tab\n#notetype column:1\n"
        + "Basic (and reversed card)\tmap\tkeys\n"
        + "Basic (optional reversed card)\tset\tvalues\t\n"
        + "Basic (optional reversed card)\tlist\titems\ty\n"
        + "Mine\tfront\tback\tmore\n",
      [
        "3 | map | = keys", "3 | keys | = map", "4 | set | = values", "5 | list | = items",
        "5 | items | = list", "6 | front | = back | changed: left out the field 3",
      ])
  }

  @Test func `fields are taken by their names where the file has them`() throws {
    try Reading.expect(
      .anki,
      "#separator:tab\n#columns:ID\tBack\tFront\tTags\n7\tA lock.\tWhat is a mutex?\tos\n",
      [
        "3, tags [\"os\"] | What is a mutex? | = A lock. | changed: left out the field \"ID\""
      ])
  }

  @Test func `a gap within a gap is one more question`() throws {
    try Reading.expect(
      .anki, "#separator:tab\n#notetype:Cloze\nA {{c1::big {{c2::red::hue}} dog}} ran\t\n",
      ["3 | A ____ ran | = big red dog", "3 | A big ____ (hue) dog ran | = red"])
  }

  @Test func `a note whose options are each true or false asks for each`() throws {
    try Reading.expect(
      .anki,
      "#separator:tab\n#notetype:AllInOne (kprim, mc, sc)\n"
        + "Is it so?\t\t0\tone\ttwo\t\t\t\t1 0\t\t\n"
        + "Which?\t\t1\ta\tb\t\t\t\t1 0\t\t\n",
      [
        "3 | Is it so?↵↵one | + True | - False | "
          + "changed: a statement of several, asked as true or false",
        "3 | Is it so?↵↵two | - True | + False | "
          + "changed: a statement of several, asked as true or false",
        "4 | Which? | + a | - b | changed: one option is right, so one is asked for where Anki asks "
          + "for several",
      ])
  }

  @Test func `tags may stand in the first line`() throws {
    try Reading.expect(
      .anki, "tags:x y\n#separator:;\nfront;back\n", ["3, tags [\"x\", \"y\"] | front | = back"])
  }
}
