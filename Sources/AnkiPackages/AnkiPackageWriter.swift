internal import Archives
internal import Files
package import Formats
internal import JSON
internal import SQLite
internal import TextAnalysis

extension AnkiPackage {
  /// A package of schema 11, which every version of Anki reads; it updates what it brought before.
  ///
  /// SQLite wants a file: the collection is made in `folder`, which is made and taken away again.
  package static func written(
    _ notes: [AnkiNotes.Note], at milliseconds: Int, folder: String
  ) throws(AnkiPackageError) -> [UInt8] {
    guard PrivateFile.makeFolder(folder) else {
      throw AnkiPackageError("cannot be made: \(folder) cannot be made")
    }
    defer { Files.removeFolder(folder) }
    let file = folder + "/collection.anki2"
    do {
      try AnkiPackageWriter(notes, milliseconds).write(to: file)
      return ZipWriter.archive([
        ("collection.anki2", try Files.read(file)), ("media", Array("{}".utf8)),
      ])
    } catch {
      throw AnkiPackageError("cannot be made: \(error)")
    }
  }
}

/// The tables of a collection with some notes.
///
/// https://github.com/ankidroid/Anki-Android/wiki/Database-Structure
private struct AnkiPackageWriter {
  private let notes: [AnkiNotes.Note]
  private let milliseconds: Int
  private let decks: [String: Int]
  /// Of the note type, the same in every package, so that Anki has it but once.
  private static let noteType = 1_771_000_000_001

  init(_ notes: [AnkiNotes.Note], _ milliseconds: Int) {
    self.notes = notes
    self.milliseconds = milliseconds
    var decks: [String: Int] = [:]
    for note in notes where decks[note.deck] == nil {
      decks[note.deck] = 1_771_000_000_000 + Self.number(note.deck) % 1_000_000_000 + 10
    }
    self.decks = decks
  }

  /// A number that follows from a name.
  private static func number(_ name: String) -> Int { Int(name.fnv1a >> 20) }

  func write(to path: String) throws {
    let connection = try Connection(path, .making)
    // A file that is packed and thrown away needs no journal.
    try connection.execute("pragma synchronous = off; pragma journal_mode = off; begin")
    try connection.execute(Self.schema)
    let seconds = milliseconds / 1000
    try connection.run(
      "insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
      [
        .integer(seconds), .integer(milliseconds), .integer(milliseconds),
        .text(Self.configuration),
        .text(models(seconds).description), .text(deckTable(seconds).description),
        .text(Self.deckOptions),
      ])
    for (index, note) in notes.enumerated() {
      let id = 1_500_000_000_000 + Self.number(note.guid) % 100_000_000_000 * 2
      try connection.run(
        "insert or ignore into notes values (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
        [
          .integer(id), .text(note.guid), .integer(Self.noteType), .integer(seconds),
          .text(" \(note.tags.joined(separator: " ")) "), .text("\(note.front)\u{1F}\(note.back)"),
          .text(note.front), .integer(note.checksum),
        ])
      try connection.run(
        "insert or ignore into cards values (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
        [
          .integer(id + 1), .integer(id), .integer(decks[note.deck] ?? 1), .integer(seconds),
          .integer(index + 1),
        ])
    }
    try connection.execute("commit")
  }

  private func models(_ seconds: Int) -> JSON {
    func field(_ name: String, _ ord: Int) -> JSON {
      [
        "name": .text(name), "ord": .integer(ord), "sticky": false, "rtl": false, "font": "Arial",
        "size": 20, "media": [],
      ]
    }
    let template: JSON = [
      "name": "Card 1", "ord": 0, "qfmt": "{{Front}}",
      "afmt": "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}", "did": .null, "bqfmt": "", "bafmt": "",
    ]
    let model: JSON = [
      "id": .text("\(Self.noteType)"), "name": "prep", "type": 0, "mod": .integer(seconds),
      "usn": -1, "sortf": 0, "did": 1, "tmpls": .list([template]),
      "flds": .list([field("Front", 0), field("Back", 1)]),
      "css": ".card { font-family: arial; font-size: 20px; text-align: left; }", "latexPre": "",
      "latexPost": "", "latexsvg": false, "req": [[0, "any", [0]]], "tags": [], "vers": [],
    ]
    return .object([JSON.Field(name: "\(Self.noteType)", value: model)])
  }

  private func deckTable(_ seconds: Int) -> JSON {
    func deck(_ id: Int, _ name: String) -> JSON.Field {
      JSON.Field(
        name: "\(id)",
        value: [
          "id": .integer(id), "name": .text(name), "mod": .integer(seconds), "usn": -1, "conf": 1,
          "desc": "", "dyn": 0, "collapsed": false, "extendNew": 0, "extendRev": 0,
          "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
        ])
    }
    return .object(
      [deck(1, "Default")] + decks.sorted { $0.key < $1.key }.map { deck($0.value, $0.key) })
  }

  private static let configuration = """
    {"activeDecks":[1],"addToCur":true,"collapseTime":1200,"curDeck":1,"curModel":"1","dueCounts":true,\
    "estTimes":true,"newBury":true,"newSpread":0,"nextPos":1,"sortBackwards":false,"sortType":"noteFld",\
    "timeLim":0}
    """

  private static let deckOptions = """
    {"1":{"autoplay":true,"id":1,"lapse":{"delays":[10],"leechAction":0,"leechFails":8,"minInt":1,"mult":0},\
    "maxTaken":60,"mod":0,"name":"Default","new":{"bury":true,"delays":[1,10],"initialFactor":2500,\
    "ints":[1,4,7],"order":1,"perDay":20,"separate":true},"replayq":true,"rev":{"bury":true,"ease4":1.3,\
    "fuzz":0.05,"ivlFct":1,"maxIvl":36500,"minSpace":1,"perDay":100},"timer":0,"usn":0}}
    """

  private static let schema = """
    create table col (id integer primary key, crt integer not null, mod integer not null,
      scm integer not null, ver integer not null, dty integer not null, usn integer not null,
      ls integer not null, conf text not null, models text not null, decks text not null,
      dconf text not null, tags text not null);
    create table notes (id integer primary key, guid text not null, mid integer not null,
      mod integer not null, usn integer not null, tags text not null, flds text not null,
      sfld integer not null, csum integer not null, flags integer not null, data text not null);
    create table cards (id integer primary key, nid integer not null, did integer not null,
      ord integer not null, mod integer not null, usn integer not null, type integer not null,
      queue integer not null, due integer not null, ivl integer not null, factor integer not null,
      reps integer not null, lapses integer not null, left integer not null, odue integer not null,
      odid integer not null, flags integer not null, data text not null);
    create table revlog (id integer primary key, cid integer not null, usn integer not null,
      ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null,
      time integer not null, type integer not null);
    create table graves (usn integer not null, oid integer not null, type integer not null);
    create index ix_notes_usn on notes (usn);
    create index ix_cards_usn on cards (usn);
    create index ix_revlog_usn on revlog (usn);
    create index ix_cards_nid on cards (nid);
    create index ix_cards_sched on cards (did, queue, due);
    create index ix_revlog_cid on revlog (cid);
    create index ix_notes_csum on notes (csum);
    """
}
