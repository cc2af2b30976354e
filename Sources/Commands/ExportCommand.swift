struct ExportCommand { init(_ c: Context) {}; func run(_ o: ExportOptions) throws(Failure) {} }
