import Testing

@testable import TextAnalysis
import Quiz

@Suite struct Porter2Tests {
  @Test func `every word has the stem that Snowball gives it`() {
    let rows = Self.rows.split { $0.isWhitespace }
    #expect(rows.count == 448)
    for row in rows {
      let sides = row.split(separator: ">")
      #expect(Porter2.stem(String(sides[0])) == String(sides[1]), "\(row)")
    }
  }

  @Test(arguments: ["", "a", "s'", "été", "модели", "数据库"])
  func `a word that is short or not English stays`(word: String) {
    #expect(Porter2.stem(word) == word)
  }

  @Test func `any letters have a stem that is at most one letter longer`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let word = random.text(of: Array("aeiouybdlstnmwx'Y09"), atMost: 12)
      #expect(Porter2.stem(word).utf8.count <= word.utf8.count + 1)
    }
  }

  /// Words and what snowballstemmer 3.1.1 (PyPI) makes of them; each ending of each step occurs.
  private static let rows = """
    skis>ski skies>sky sky>sky idly>idl gently>gentl ugly>ugli early>earli only>onli singly>singl
    news>news howe>howe atlas>atlas cosmos>cosmos bias>bias andes>andes dying>die lying>lie
    tying>tie vying>vie proceed>proceed proceeds>proceed exceed>exceed exceeded>exceed
    succeed>succeed succeeds>succeed inning>inning outing>outing canning>canning herring>herring
    earring>earring evening>evening general>general generous>generous generic>generic
    communism>communism community>communiti arsenal>arsenal past>past paste>paste pasted>paste
    pasting>paste universe>univers university>universiti later>later lateral>lateral emerge>emerg
    emergency>emergenc organ>organ organize>organiz organic>organic intern>intern
    international>internat y>y yes>yes say>say says>say cry>cri cries>cri by>by ties>tie tied>tie
    gas>gas this>this gaps>gap kiwis>kiwi bus>bus buses>buse caress>caress caresses>caress us>us
    egg>egg add>add off>off hoping>hope hopping>hop hoped>hope hop>hop filing>file falling>fall
    failing>fail sized>size don't>don't user's>user users'>user 'quoted>quot class's>class x>x
    xs>xs of>of is>is abc>abc saying>say keyed>key yellow>yellow enjoy>enjoy enjoyed>enjoy
    agreed>agre agreedly>agre feed>feed feedly>feed bled>bled sing>sing singing>sing
    string>string strings>string related>relat relation>relat relations>relat relational>relat
    relate>relat relating>relat select>select selected>select selects>select selection>select
    prefetch>prefetch prefetched>prefetch prefetching>prefetch authentication>authent
    authenticate>authent authenticated>authent authorization>author authorize>author
    migrations>migrat migration>migrat migrate>migrat migrating>migrat cached>cach caching>cach
    caches>cach queries>queri query>queri querying>queri middleware>middlewar session>session
    sessions>session serializer>serial serializers>serial serialization>serial signals>signal
    signal>signal template>templat templates>templat templating>templat formset>formset
    formsets>formset validation>valid validators>valid validate>valid cleaned>clean
    cleaning>clean deployment>deploy deploying>deploy deployed>deploy transactions>transact
    transaction>transact transactional>transact atomicity>atom atomic>atom inheritance>inherit
    inherited>inherit inherit>inherit abstraction>abstract abstract>abstract
    constraints>constraint constraint>constraint indexes>index indices>indic indexing>index
    asynchronous>asynchron async>async synchronize>synchron synchronously>synchron biology>biolog
    biologist>biolog geologist>geolog hopefulness>hope hopefully>hope carelessly>careless
    careless>careless decisiveness>decis sensitivity>sensit sensibility>sensibl vileness>vile
    digitizer>digit conformably>conform radically>radic differently>differ analogous>analog
    communicative>communic opclasses>opclass compresses>compress processes>process
    addresses>address subprocesses>subprocess unmodified>unmodifi contextified>contextifi
    queried>queri verified>verifi carried>carri roucaries>roucari entities>entiti
    anthologies>antholog capabilities>capabl priorities>prioriti marcus>marcus bekkhus>bekkhus
    emeritus>emeritus bogus>bogus remus>remus subprocess>subprocess clientaddress>clientaddress
    endless>endless isipaddress>isipaddress socketaddress>socketaddress bacls>bacl
    extraneous>extran axis>axi rows>row cpvs>cpvs indeed>inde linefeed>linefe guaranteed>guarante
    mustsucceed>mustsucce hashseed>hashse gained>gain delayed>delay handcrafted>handcraft
    rooted>root decreased>decreas accordingly>accord seemingly>seem repeatedly>repeat
    unexpectedly>unexpect setblocking>setblock popping>pop mapping>map timing>time grabbing>grab
    reilly>reilli userdirectory>userdirectori randomly>random nasty>nasti knuty>knuti
    functional>function exceptional>except unintentional>unintent bidirectional>bidirect
    intentional>intent operational>oper informational>inform inherently>inher presently>present
    independently>independ consequently>consequ consistently>consist privatization>privat
    optimization>optim debianization>debian normalization>normal tokenization>token
    sanitizer>sanit pptserializer>pptserial deserializer>deseri optimizer>optim vectorizer>vector
    renegotiation>renegoti restoration>restor implication>implic instantiation>instanti
    interpolation>interpol paginator>pagin validator>valid operator>oper asynciterator>asynciter
    authenticator>authent functionality>function inequality>inequ cardinality>cardin
    locality>local equality>equal typically>typic potentially>potenti internally>internal
    officially>offici mutually>mutual usefulness>use obviously>obvious erroneously>erron
    continuously>continu conspicuously>conspicu previously>previous effectiveness>effect
    activity>activ connectivity>connect inactivity>inact visibility>visibl flexibility>flexibl
    portability>portabl reachability>reachabl availability>avail inevitably>inevit
    reliably>reliabl reasonably>reason possibly>possibl forcibly>forcibl technology>technolog
    terminology>terminolog topology>topolog successfully>success gracefully>grace forcefully>forc
    purposefully>purpos faithfully>faith needlessly>needless fairly>fair conveniently>conveni
    fully>fulli indirectly>indirect individually>individu certificate>certif deduplicate>dedupl
    duplicate>duplic communicate>communic dedicate>dedic explicity>explic authenticity>authent
    eccentricity>eccentr publicity>public specificity>specif optical>optic numerical>numer
    hypothetical>hypothet vertical>vertic critical>critic speculative>specul associative>associ
    nonnegative>nonneg relative>relat negative>negat serialize>serial initialize>initi
    unserialize>unseri specialize>special capitalize>capit uniqueness>uniqu robustness>robust
    business>busi correctness>correct willingness>willing meaningful>meaning powerful>power
    graceful>grace colorful>color helpful>help allowance>allow avoidance>avoid acceptance>accept
    compliance>complianc newinstance>newinst audience>audienc confidence>confid evidence>evid
    patience>patienc dereference>derefer measurement>measur createelement>createel
    enforcement>enforc management>manag implement>implement argument>argument treatment>treatment
    experiment>experi environment>environ equipment>equip percent>percent glxcurrent>glxcurrent
    augment>augment consent>consent client>client redundant>redund irrelevant>irrelev
    unpleasant>unpleas entrant>entrant conformant>conform isomorphism>isomorph mechanism>mechan
    parallelism>parallel activate>activ uritemplate>uritempl instantiate>instanti cbstate>cbstate
    imitate>imit numerous>numer homogeneous>homogen unambiguous>unambigu continuous>continu
    suspicious>suspici excessive>excess revive>reviv selective>select recursive>recurs
    interactive>interact itersize>iters getwindowsize>getwindows localize>local recognize>recogn
    keysize>keysiz demonstration>demonstr participation>particip observation>observ
    indication>indic xmission>xmission allocation>alloc exclusion>exclus nodeprecation>nodeprec
    encapsulation>encapsul degradation>degrad retrieval>retriev personal>person
    individual>individu mathematical>mathemat tqsal>tqsal logpublisher>logpublish matcher>matcher
    charter>charter getcipher>getciph confer>confer frolic>frolic monotonic>monoton
    electronic>electron italic>ital elliptic>ellipt rmtree>rmtree windowshide>windowshid
    violate>violat absence>absenc rewrite>rewrit tmancill>tmancil novell>novel tarball>tarbal
    epoll>epol uninstall>uninstal convertible>convert nativemodule>nativemodul unusable>unus
    writeable>writeabl equitable>equit
    """
}
