struct SearchCommand { init(_ c: Context) {}; func run(_ o: SearchOptions) throws(Failure) {} }
struct ExportCommand { init(_ c: Context) {}; func run(_ o: ExportOptions) throws(Failure) {} }
