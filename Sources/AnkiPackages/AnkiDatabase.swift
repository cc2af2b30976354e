internal import Formats
internal import JSON
internal import SQLite
internal import TextAnalysis

/// The tables of a collection, of schema 11 (before 2.1.28) or 18.
struct AnkiDatabase: ~Copyable {
  private let connection: Connection

  init(_ path: String) throws {
    connection = try Connection(path, .reading)
  }

  func collection() throws -> AnkiCollection {
    var collection = AnkiCollection()
    let tables = try connection.rows("select name from sqlite_master where type = 'table'") {
      $0.text(0) ?? ""
    }
    guard tables.contains("notes"), tables.contains("cards") else {
      throw AnkiPackageError("its collection has no notes; export it again")
    }
    if tables.contains("notetypes") {
      try readTables(into: &collection)
    } else {
      try readObjects(into: &collection)
    }
    collection.notes = try connection.rows(
      """
      with placed as (select nid, min(\(Self.place)) as place from cards group by nid)
      select id, guid, mid, flds, tags from notes left join placed on nid = id
      order by (select count(*) = 0 from placed where place is null) * place, id
      """
    ) {
      AnkiCollection.Note(
        id: $0.integer(0), guid: $0.text(1) ?? "", type: $0.integer(2), fields: $0.text(3) ?? "",
        tags: $0.text(4) ?? "")
    }
    collection.cards = try connection.rows("select id, nid, did, ord from cards order by id") {
      AnkiCollection.Card(
        id: $0.integer(0), note: $0.integer(1), deck: $0.integer(2), ord: $0.integer(3))
    }
    if tables.contains("revlog") {
      collection.reviews = try connection.rows(
        "select id, cid, ease, factor, time, type from revlog order by id"
      ) {
        AnkiCollection.LogEntry(
          id: $0.integer(0), card: $0.integer(1), ease: $0.integer(2), factor: $0.integer(3),
          milliseconds: $0.integer(4), type: $0.integer(5))
      }
    }
    return collection
  }

  /// Where a card stands among those that are new, or stood before it was studied; null where that is not known.
  private static let place =
    "case when type = 0 then due when json_valid(data) then json_extract(data, '$.pos') end"

  /// Schema 18; its names are sorted by a collation that SQLite does not know, so nothing is asked by name.
  private func readTables(into collection: inout AnkiCollection) throws {
    for (id, name) in try connection.rows(
      "select id, name from notetypes", decode: { ($0.integer(0), $0.text(1) ?? "") })
    {
      collection.noteTypes[id] = AnkiCollection.NoteType(name: name, fields: [])
    }
    let fields = try connection.rows("select ntid, ord, name from fields") {
      ($0.integer(0), $0.integer(1), $0.text(2) ?? "")
    }
    for (type, _, name) in fields.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
      collection.noteTypes[type]?.fields.append(name)
    }
    for (type, ord, config) in try connection.rows(
      "select ntid, ord, config from templates order by ntid, ord",
      decode: { ($0.integer(0), $0.integer(1), $0.bytes(2) ?? []) })
    {
      let texts = ProtocolBuffer.texts(config)
      collection.noteTypes[type]?.templates.append(
        AnkiCollection.CardTemplate(ord: ord, front: texts[1] ?? "", back: texts[2] ?? ""))
    }
    for (id, name) in try connection.rows(
      "select id, name from decks", decode: { ($0.integer(0), $0.text(1) ?? "") })
    {
      collection.decks[id] = name.replacing(each: "\u{1F}", with: "::")
    }
  }

  /// Schema 11 keeps note types and decks as JSON in its one row.
  private func readObjects(into collection: inout AnkiCollection) throws {
    for (models, decks) in try connection.rows(
      "select models, decks from col", decode: { ($0.text(0) ?? "", $0.text(1) ?? "") })
    {
      for member in (try? JSONDocument(Array(models.utf8)).root)?.members ?? [] {
        let fields = member.value["flds"]?.elements?.compactMap { $0["name"]?.text } ?? []
        var type = AnkiCollection.NoteType(
          name: member.value["name"]?.text ?? "", fields: fields)
        type.templates =
          member.value["tmpls"]?.elements?.compactMap { template in
            guard let front = template["qfmt"]?.text, let back = template["afmt"]?.text else {
              return nil
            }
            return AnkiCollection.CardTemplate(
              ord: template["ord"]?.integer ?? 0, front: front, back: back)
          } ?? []
        collection.noteTypes[Int(member.name) ?? 0] = type
      }
      for member in (try? JSONDocument(Array(decks.utf8)).root)?.members ?? [] {
        collection.decks[Int(member.name) ?? 0] = member.value["name"]?.text ?? ""
      }
    }
  }
}
