"""The words that most people meet every day: about 11 thousand.

Taken from wordfreq 3.1.1 by Robyn Speer (its word lists are under CC BY-SA 4.0): words of English in letters alone whose
frequency is at least 3.7 on the Zipf scale, five in a million. This list is under CC BY-SA 4.0 too.
"""

COMMON = frozenset(
    """
aa aaa aaron ab abandon abandoned abbey abbott abc aberdeen abilities ability able abnormal aboard aboriginal abortion
about above abraham abroad abs absence absent absolute absolutely absorb absorbed abstract absurd abu abundance
abundant abuse abused abusive ac academic academics academy accelerated acceleration accent accept acceptable
acceptance accepted accepting accepts access accessed accessible accessories accident accidental accidentally
accidents acclaimed accommodate accommodation accompanied accompany accompanying accomplish accomplished
accomplishments accord accordance according accordingly account accountability accountable accountant accounted
accounting accounts accredited accumulated accuracy accurate accurately accusations accuse accused accusing ace
achieve achieved achievement achievements achieving acid acids acknowledge acknowledged acoustic acquire acquired
acquiring acquisition acre acres across act acted acting action actions activate activated activation active actively
activist activists activities activity actor actors actress acts actual actually acute ad ada adam adams adapt
adaptation adapted add added addicted addiction adding addition additional additionally additions address addressed
addresses addressing adds adelaide adequate adjacent adjust adjusted adjusting adjustment adjustments admin
administered administration administrative administrator administrators admiral admire admired admission admissions
admit admits admitted admitting adopt adopted adopting adoption adorable adore adrian ads adult adults advance
advanced advancement advances advancing advantage advantages adventure adventures adverse advertised advertisement
advertisements advertising advice advise advised adviser advisor advisory advocacy advocate advocates aerial aerospace
aesthetic af afc affair affairs affect affected affecting affection affects affiliate affiliated afford affordable
afghan afghanistan afl afraid africa african africans after aftermath afternoon afterward afterwards ag again against
age aged agencies agency agenda agent agents ages aggregate aggression aggressive aging ago agree agreed agreeing
agreement agreements agrees agricultural agriculture ah ahead ahh ahmed ai aid aided aids aim aimed aiming aims air
aircraft aired airline airlines airplane airport airports airways aisle ak aka akin al alabama alan alarm alaska
albany albeit albert alberta album albums alcohol alcoholic alert alex alexander alexandria alexis alfred algebra
algorithm algorithms ali alice alien aliens aligned alignment alike alison alive all allah allan allegations alleged
allegedly allen allergic alley alliance allied allies allison allocated allocation allow allowance allowed allowing
allows ally almighty almost alone along alongside alot alpha alphabet already alright also alt altar alter altered
alternate alternative alternatively alternatives although altitude altogether aluminium aluminum alumni always am
amanda amateur amazed amazing amazon ambassador amber ambition ambitious ambulance amen amended amendment amendments
america american americans americas amid amino ammunition among amongst amount amounts amp ample amsterdam amusement
amusing amy an ana anal analog analogy analyses analysis analyst analysts analytical analytics analyze analyzed
analyzing anatomy ancestors anchor ancient and anderson andre andrea andrew andrews android andy angel angela angeles
angels anger angle angles anglo angry animal animals animated animation anime ankle ann anna anne annie anniversary
announce announced announcement announcements announces announcing annoyed annoying annual annually anonymous another
answer answered answering answers ant antenna anthem anthony anti antibiotics anticipate anticipated anticipation
antique antonio ants anxiety anxious any anybody anymore anyone anything anytime anyway anyways anywhere ap apart
apartment apartments apex apocalypse apollo apologies apologize apology app apparatus apparel apparent apparently
appeal appealed appealing appeals appear appearance appearances appeared appearing appears appetite applause apple
apples appliances applicable applicants application applications applied applies apply applying appoint appointed
appointment appointments appreciate appreciated appreciation apprentice approach approached approaches approaching
appropriate appropriately approval approve approved approximately apps apr april ar arab arabia arabic arabs arbitrary
arbitration arc arcade arch archbishop archer architect architects architectural architecture archive archives arctic
are area areas arena argentina arguably argue argued argues arguing argument arguments arise arising arizona ark
arkansas arlington arm armed armies armor armour arms armstrong army arnold arose around arrange arranged arrangement
arrangements array arrest arrested arrests arrival arrive arrived arrives arriving arrogant arrow arrows arsenal art
arthur article articles artifacts artificial artillery artist artistic artists arts artwork as asap ash ashamed ashes
ashley ashton asia asian aside ask asked asking asks asleep aspect aspects assassination assault assaulted assembled
assembly asses assess assessed assessing assessment assessments asset assets assholes assigned assignment assignments
assist assistance assistant assisted assisting assists associate associated associates association associations assume
assumed assumes assuming assumption assumptions assurance assure assured asthma asylum at ate athens athlete athletes
athletic athletics atlanta atlantic atlas atm atmosphere atmospheric atom atomic atoms attach attached attachment
attack attacked attacking attacks attempt attempted attempting attempts attend attendance attended attending attention
attitude attitudes attorney attorneys attract attracted attraction attractions attractive attribute attributed
attributes au auburn auckland auction audience audiences audio audit audition aug august aunt aurora austin australia
australian austria austrian authentic author authorities authority authorization authorized authors autism auto
automated automatic automatically automation automobile automotive autonomous autonomy autumn auxiliary availability
available ave avengers avenue average averaged averaging aviation avoid avoided avoiding aw awaiting awake awakening
award awarded awards aware awareness away awe awesome awful awhile awkward axe axis aye ba babe babies baby bachelor
back backed background backgrounds backing backpack backs backup backward backwards backyard bacon bacteria bacterial
bad badass badge badly bag baggage bags bail bailey bait bake baked baker baking balance balanced balancing balcony
bald baldwin ball ballet balloon ballot balls baltimore ban banana bananas band bands bang bangkok bangladesh bank
banker bankers banking bankrupt bankruptcy banks banned banner banning baptist bar barack barbara barber barcelona
bare barely bargain bark barn barnes baron barred barrel barrels barrier barriers barry bars base baseball based
baseline basement bases bash basic basically basics basin basis basket basketball bass bat batch bath bathroom batman
bats battalion batteries battery batting battle battlefield battles bay bayern bb bbc bc be beach beaches beacon beam
beams bean beans bear beard bearing bears beast beasts beat beaten beating beatles beats beautiful beautifully beauty
became because beck become becomes becoming bed bedroom bedrooms beds bee beef been beer beers bees before beg began
begging begin beginning begins begun behalf behave behavior behavioral behaviors behaviour behind behold beijing being
beings belfast belgian belgium belief beliefs believe believed believes believing bell bella belle bells belly belong
belonged belonging belongs beloved below belt belts ben bench bend beneath benedict beneficial benefit benefits
benjamin bennett bent berkeley berlin bernard bernie berry beside besides best bet beta beth betrayed bets better
betting betty between beverly beware beyond bf bi bias biased bible biblical bibliography bicycle bid bidding biden
bids bieber big bigger biggest bike bikes bikini bilateral bill billboard billion billionaire billions bills billy bin
binary bind binding bingo bio biography biological biology bird birds birmingham birth birthday bisexual bishop
bishops bit bitches bitcoin bite bites biting bits bitter bizarre black blacks blade blades blah blair blake blame
blamed blaming blank blanket blast bleed bleeding blend bless blessed blessing blessings blew blind blink bliss block
blocked blocking blocks blog blogger bloggers blogging blogs blonde blood bloody bloom blow blowing blown blows blu
blue blues bluetooth blunt bmw bo board boarding boards boat boats bob bobby bodies bodily body boeing boil boiler
boiling bold bolt bomb bomber bombers bombing bombs bon bond bonds bone bones bonus bonuses boo boobs book booked
booking books boom boost boot booth boots border borders bore bored boring boris born borough borrow borrowed
borrowing boss bosses boston bot both bother bothered bottle bottles bottom bought boulder boulevard bounce bound
boundaries boundary bounty bout bow bowl bowling bowls box boxer boxes boxing boy boycott boyd boyfriend boys bp br
bra brace bracelet bracket brad bradford bradley brady brain brains brake brakes branch branches brand branded
branding brandon brands brass brave bravo brazil brazilian breach bread break breakdown breakfast breaking breaks
breakthrough breast breasts breath breathe breathing bred breed breeding breeze brett brewing brexit brian brick
bricks bride bridge bridges brief briefing briefly brigade bright brighter brighton brilliant bring bringing brings
brisbane bristol britain british bro broad broadcast broadcasting broader broadly broadway brock broke broken broker
broncos bronze brook brooke brooklyn brooks bros brother brotherhood brothers brought brown browns browser bruce bruno
brush brussels brutal bryan bryant bs bt btw bubble bubbles buck bucket bucks bud buddha buddhist buddies buddy budget
budgets buffalo buffer bug bugs build builder builders building buildings builds built bulgaria bulgarian bulk bull
bullet bulletin bullets bulls bullshit bully bullying bum bump bunch bundle bunny burden bureau burger burgers burial
buried burke burn burned burning burns burnt burst burton bury bus buses bush business businesses businessman bust
busted busy but butcher butler butt butter butterfly button buttons buy buyer buyers buying buys buzz by bye bypass ca
cab cabin cabinet cable cables caesar cafe cage cairo cake cakes cal calcium calculate calculated calculation
calculations calendar calf calgary calif california call called calling calls calm calories calvin cam cambodia
cambridge came camera cameras cameron camp campaign campaigns campbell camping camps campus can canada canadian
canadians canal cancel canceled cancellation cancelled cancer candidate candidates candle candles candy cane cannabis
cannon cannot canon cans cant canterbury canvas canyon cap capabilities capability capable capacity cape capita
capital capitalism capitalist capitol caps capsule capt captain caption captive capture captured captures capturing
car carbon card cardiac cardiff cardinal cardinals cards care cared career careers careful carefully cares carey cargo
caribbean caring carl carlos carnival carol carolina caroline carpenter carpet carr carriage carrie carried carrier
carriers carries carroll carry carrying cars carson cart carter cartoon cartoons carved case cases casey cash casino
cast casting castle castro casual casualties cat catalog catalogue catalyst catch catches catching categories category
cathedral catherine catholic catholics cats cattle caught cause caused causes causing caution cautious cavalry cave cb
cbs cc cd ce cease ceased cedar ceiling celebrate celebrated celebrates celebrating celebration celebrations
celebrities celebrity cell cells cellular celtic cement cemetery censorship census cent center centered centers
central centre centres cents centuries century ceo ceramic cereal ceremonies ceremony certain certainly certainty
certificate certificates certification certified cf ch cha chad chain chains chair chairman chairs challenge
challenged challenger challenges challenging chamber chambers champ champagne champion champions championship
championships chan chance chancellor chances chandler chang change changed changes changing channel channels chaos
chapel chapman chapter chapters character characteristic characteristics characterized characters charge charged
charges charging charitable charities charity charles charleston charlie charlotte charm charming chart charter charts
chase chased chasing chat chatting cheap cheaper cheapest cheat cheated cheating check checked checking checks cheek
cheeks cheer cheering cheers cheese chef chelsea chemical chemicals chemistry chen cherry chess chest chester chi
chicago chick chicken chickens chicks chief chiefs child childhood childish children chile chili chill chin china
chinese chip chips chloe chocolate choice choices choir choke cholesterol choose chooses choosing chop chopped chorus
chose chosen chris christ christian christianity christians christie christina christine christmas christopher chrome
chronic chronicle chuck church churches churchill cia cigarette cigarettes cincinnati cinema cinnamon circle circles
circuit circuits circular circulation circumstances circus citation cited cities citing citizen citizens citizenship
city civic civil civilian civilians civilization cl claim claimed claiming claims claire clan clara clarence clarify
clarity clark clarke clash class classes classic classical classics classification classified classroom classy claude
clause clay clayton clean cleaned cleaner cleaning clear clearance cleared clearer clearing clearly clergy clerk
cleveland clever click clicking clicks client clients cliff clifford climate climb climbed climbing clinic clinical
clinics clinton clip clips clock close closed closely closer closes closest closet closing closure cloth clothes
clothing cloud clouds clown club clubs clue clues cluster clutch clyde cm cnn co coach coaches coaching coal coalition
coast coastal coat coating coats cocaine cocktail coconut cod code codes coding cody coffee coffin cognitive cohen
coil coin coincidence coins coke col cola cold cole coleman colin collaboration collaborative collapse collapsed
collar colleague colleagues collect collected collecting collection collections collective collectively collector
collectors college colleges collins collision colombia colonel colonial colonies colony color colorado colored
colorful colors colour coloured colours columbia columbus column columns com coma combat combination combinations
combine combined combines combining combo come comeback comedian comedy comes comfort comfortable comfortably comic
comics coming command commanded commander commanders commanding commands commenced comment commentary commentators
commented commenting comments commerce commercial commercials commission commissioned commissioner commissioners
commissions commit commitment commitments committed committee committees committing commodities commodity common
commonly commons commonwealth communicate communicating communication communications communism communist communists
communities community comp compact companies companion companions company comparable comparative compare compared
compares comparing comparison comparisons compass compassion compatible compelled compelling compensate compensation
compete competent competing competition competitions competitive competitor competitors compilation compiled complain
complained complaining complaint complaints complement complete completed completely completing completion complex
complexity compliance complicated complications compliment comply component components composed composer composite
composition compound compounds comprehend comprehensive compression comprised comprises comprising compromise
compromised compulsory computer computers computing con concealed conceived concentrate concentrated concentration
concentrations concept conception concepts concern concerned concerning concerns concert concerts conclude concluded
concludes conclusion conclusions concrete condemn condemned condition conditioning conditions conduct conducted
conducting conductor cone confederate conference conferences confess confessed confession confidence confident
confidential configuration confined confirm confirmation confirmed confirms conflict conflicts confront confrontation
confronted confused confusing confusion congo congrats congratulations congregation congress congressional congressman
conjunction connect connected connecticut connecting connection connections connects connor conquer conquest cons
conscience conscious consciousness consecutive consensus consent consequence consequences consequently conservation
conservative conservatives consider considerable considerably consideration considerations considered considering
considers consist consisted consistency consistent consistently consisting consists console consolidated consolidation
conspiracy constable constant constantly constituents constitute constitutes constitution constitutional constraints
construct constructed construction constructive consult consultant consultants consultation consulting consume
consumed consumer consumers consuming consumption contact contacted contacts contain contained container containers
containing contains contaminated contamination contemporary contempt content contention contents contest contested
contests context continent continental continually continuation continue continued continues continuing continuity
continuous continuously contract contracted contractor contractors contracts contrary contrast contribute contributed
contributes contributing contribution contributions contributor control controlled controller controlling controls
controversial controversy convenience convenient convention conventional conventions conversation conversations
conversion convert converted converting convey convicted conviction convictions convince convinced convincing convoy
cook cooked cookie cookies cooking cool cooler cooling cooper cooperate cooperation cooperative coordinate coordinated
coordinates coordination coordinator cop cope copied copies coping copper cops copy copyright coral cord core corey
cork corn corner corners cornwall corp corporate corporation corporations corps corpse correct corrected correction
correctly correlation correspondence correspondent corresponding corridor corrupt corruption cos cosmetic cosmic cost
costa costly costs costume costumes cottage cotton couch cough could council councils counsel counseling counselor
count counted counter counterpart counterparts counties counting countless countries country countryside counts county
coup couple coupled couples coupon courage course courses court courtesy courts cousin cousins covenant cover coverage
covered covering covers covid cow cowboy cowboys cows cox cp cpu cr crab crack cracked cracking cracks craft crafts
craig crane crap crash crashed crashes crashing crawford crawl crazy cream create created creates creating creation
creative creativity creator creators creature creatures credentials credibility credible credit credited credits creed
creek creep creepy crew crews cricket cried cries crime crimes criminal criminals crisis crisp criteria critic
critical critically criticism criticized critics critique croatia crop crops cross crossed crosses crossing crow crowd
crowded crowds crown crucial crude cruel cruelty cruise crush crushed crushing crust cruz cry crying crystal crystals
cs ct cuba cuban cube cubic cubs cue cuisine cult cultural culture cultures cup cups curb cure cured curiosity curious
currency current currently curriculum curry curse cursed curtain curtis curve curved curves custody custom customer
customers customs cut cute cuts cutter cutting cuz cyber cycle cycles cycling cylinder cyprus cyrus czech da dad daddy
daily dairy daisy dakota dale dallas dam damage damaged damages damaging dame damn damned damon dan dana dance dancer
dancers dances dancing danger dangerous dangers daniel danish danny dare daring dark darker darkness darling darren
darwin das dash data database date dated dates dating daughter daughters dave david davidson davies davis dawn dawson
day daylight days db dc de dead deadline deadly deaf deal dealer dealers dealing deals dealt dean dear death deaths
debate debates debris debt debts debut dec decade decades decay deceased december decent decide decided decides
deciding decision decisions decisive deck declaration declare declared declares declaring decline declined declining
decorated decoration decorations decorative decrease decreased decree dedicated dedication dee deed deeds deemed deep
deeper deepest deeply deer def default defeat defeated defeats defects defence defend defendant defendants defended
defender defenders defending defense defenses defensive deficit define defined defines defining definite definitely
definition definitions definitive degree degrees del delaware delay delayed delays delegate delegates delegation
delete deleted delhi deliberate deliberately delicate delicious delight delighted delightful deliver delivered
delivering delivers delivery delta deluxe dem demand demanded demanding demands dementia demo democracy democrat
democratic democrats demographic demon demons demonstrate demonstrated demonstrates demonstrating demonstration
demonstrations dems den denial denied denies denmark dennis dense density dental dentist denver deny denying departed
department departments departure depend dependent depending depends depicted deploy deployed deployment deposit
deposits depot depressed depressing depression dept depth depths deputies deputy der derby derek derived des
descendants descended descent describe described describes describing description descriptions desert deserve deserved
deserves design designated designation designed designer designers designing designs desirable desire desired desires
desk desktop despair desperate desperately despite dessert destination destinations destined destiny destroy destroyed
destroying destruction destructive detached detail detailed details detained detect detected detection detective
detector detention determination determine determined determines determining detroit dev devastated devastating
develop developed developer developers developing development developmental developments develops device devices devil
devils devon devoted devotion di diabetes diagnosed diagnosis diagnostic diagram dial dialogue diameter diamond
diamonds diana diane diary dice dictionary did didnt die died diego dies diesel diet dietary differ difference
differences different differential differently difficult difficulties difficulty dig digest digging digit digital
dignity dilemma dimension dimensional dimensions dining dinner dinosaur dinosaurs dioxide dip diploma diplomacy
diplomatic direct directed directing direction directions directive directly director directors directory dirt dirty
dis disabilities disability disabled disadvantage disagree disappear disappearance disappeared disappointed
disappointing disappointment disaster disasters disc discharge discharged disciplinary discipline disclose disclosed
disclosure disco discount discounts discourse discover discovered discoveries discovering discovery discretion
discrimination discuss discussed discusses discussing discussion discussions disease diseases disgrace disguise
disgusting dish dishes disk dislike dismiss dismissal dismissed disney disorder disorders dispatch displaced display
displayed displays disposal dispute disputed disputes disruption dissertation dissolved distance distances distant
distinct distinction distinctive distinguish distinguished distract distracted distraction distress distribute
distributed distribution district districts disturbed disturbing ditch dive diverse diversity divide divided dividend
dividends divine diving division divisions divorce divorced dixon diy dj dm dna do doc dock doctor doctors doctrine
document documentary documentation documented documents dodge dodgers doe does doesnt dog dogs doin doing doll dollar
dollars dolls dolphins dom domain domains dome domestic dominance dominant dominate dominated domination don donald
donate donated donation donations done dong donna donor donors dont doom doomed door doors dope dorothy dose doses dot
dots double doubled doubles doubt doubts doug dough douglas down download downloaded downloading downs downstairs
downtown downward doyle dozen dozens dr draft drafted drag dragged dragging dragon dragons drain drainage drake drama
dramatic dramatically drank draw drawer drawing drawings drawn draws dream dreamed dreaming dreams dress dressed
dresses dressing drew dried drift drill drilling drink drinking drinks drive driven driver drivers drives driving
drone drones drop dropped dropping drops drought drove drowned drowning drug drugs drum drums drunk dry drying ds du
dual dubai dubbed dublin duchess duck ducks dude dudes due dug duke dull dumb dump dumped duncan dunno duo duration
durham during dust dutch duties duty dvd dwarf dwelling dwight dye dying dylan dynamic dynamics dynasty ea each eager
eagle eagles ear earl earlier earliest early earn earned earning earnings ears earth earthquake ease easier easiest
easily east easter eastern easy eat eaten eating eats ebay ebook ec echo eclipse eco ecological ecology economic
economically economics economies economist economists economy ecosystem ed eddie eden edgar edge edges edinburgh edit
edited editing edition editions editor editorial editors eds educate educated education educational educators edward
edwards effect effective effectively effectiveness effects efficiency efficient efficiently effort efforts egg eggs
ego egypt egyptian eh eight eighteen eighth eighty einstein either el elaborate elbow elder elderly elders eleanor
elect elected election elections electoral electric electrical electricity electron electronic electronics elegant
element elementary elements elena elephant elephants elevated elevation elevator eleven eli eligibility eligible
eliminate eliminated eliminating elimination elite elizabeth ellen elliot elliott ellis else elsewhere elvis em email
emails embarrassed embarrassing embarrassment embassy embedded embrace embraced emerge emerged emergence emergency
emerging emily emirates emission emissions emma emmy emotion emotional emotionally emotions empathy emperor emphasis
emphasized empire employ employed employee employees employer employers employing employment employs empty en enable
enabled enables enabling enacted enclosed encounter encountered encounters encourage encouraged encouragement
encourages encouraging end endangered ended ending endless endorsed endorsement ends endurance endure enemies enemy
energetic energy enforce enforced enforcement engage engaged engagement engaging engine engineer engineered
engineering engineers engines england english enhance enhanced enjoy enjoyable enjoyed enjoying enjoyment enjoys
enlisted enormous enough enrolled enrollment ensemble ensure ensuring enter entered entering enterprise enterprises
enters entertain entertaining entertainment enthusiasm enthusiastic entire entirely entities entitled entity entrance
entrepreneur entrepreneurs entries entry envelope environment environmental environments envy enzyme ep epa epic
epidemic episode episodes equal equality equally equals equation equations equipment equipped equity equivalent er era
erected eric ernest erotic error errors es escape escaped escaping escort especially espn essay essays essence
essential essentially essex est establish established establishing establishment establishments estate estates esteem
estimate estimated estimates et etc eternal eternity ethan ethical ethics ethiopia ethnic ethnicity eu eugene euro
europe european europeans euros eva evacuation evaluate evaluated evaluating evaluation evan evans eve even evening
event events eventual eventually ever everton every everybody everyday everyone everything everywhere evidence evident
evil evolution evolutionary evolve evolved evolving ex exact exactly exam examination examine examined examining
example examples exams exceed exceeded excel excellence excellent except exception exceptional exceptionally
exceptions excess excessive exchange exchanged exchanges excited excitement exciting exclude excluded excluding
exclusive exclusively excuse excuses execute executed execution executive executives exempt exercise exercises
exercising exhaust exhausted exhibit exhibited exhibition exhibits exile exist existed existence existing exists exit
exotic expand expanded expanding expansion expect expectation expectations expected expecting expects expedition
expelled expenditure expense expenses expensive experience experienced experiences experiencing experiment
experimental experiments expert expertise experts expired explain explained explaining explains explanation
explanations explicit explicitly explode exploded exploit exploitation exploration explore explored explorer exploring
explosion explosive explosives export exports expose exposed exposing exposure express expressed expressing expression
expressions extend extended extending extends extension extensions extensive extensively extent exterior external
extinction extra extract extraction extraordinary extreme extremely eye eyebrows eyed eyes fa fabric fabulous face
facebook faced faces facial facilitate facilities facility facing fact faction factions factor factories factors
factory facts faculty fade faded fail failed failing fails failure failures faint fair fairly fairness fairy faith
faithful fake falcon fall fallen falling falls false fame familiar families family famous fan fancy fans fantastic
fantasy far fare farewell farm farmer farmers farming farms farther fascinating fascist fashion fashioned fast faster
fastest fat fatal fate father fathers fatigue fatty fault favor favorable favored favorite favorites favors favour
favourite fb fbi fc fcc fda fe fear feared fears feasible feast feat feathers feature featured features featuring feb
february fed federal federation fee feed feedback feeding feeds feel feeling feelings feels fees feet felix fell
fellow fellows fellowship felony felt female females feminine feminism feminist fence ferguson fernando ferrari ferry
fertility fest festival festivals fever few fewer ff fi fiber fiction fictional field fields fierce fifa fifteen fifth
fifty fig fight fighter fighters fighting fights figure figured figures file filed files filing fill filled filling
fills film filmed filming films filter filters filthy fin final finale finally finals finance finances financial
financially financing find finding findings finds fine fined fines finest finger fingers finish finished finishes
finishing finite finland finn fire firearms fired fires fireworks firing firm firmly firms first firstly fiscal fish
fisher fishing fist fit fitness fits fitted fitting five fix fixed fixing fixtures fl flag flags flagship flame flames
flash flat flats flavor flavour flawed flaws fled flee fleet flesh fletcher flew flex flexibility flexible flies
flight flights flint flip float floating flood flooded flooding floods floor floors flora floral florence florida
flour flow flower flowers flowing flown flows floyd flu fluid fluids flush fly flying flynn fm foam focus focused
focuses focusing fog foil fold folded folder folding folk folks follow followed followers following follows fond font
food foods fool foolish fools foot footage football for forbes forbidden force forced forces forcing ford forecast
forehead foreign foreigners foremost forensic forest forests forever forge forged forget forgetting forgive
forgiveness forgot forgotten fork form formal formally format formation formats formed former formerly forming forms
formula fort forth forthcoming fortress fortunate fortunately fortune forty forum forums forward forwards fossil
foster fought foul found foundation foundations founded founder founders founding fountain four fourteen fourth fox fr
fraction fracture fragile fragments frame framed frames framework france frances franchise francis francisco franco
frank franklin frankly fraser fraud freak freaking fred freddie frederick free freed freedom freely freeman freestyle
freeze freezing freight french frequencies frequency frequent frequently fresh freshman friction friday fridge fried
friend friendly friends friendship fries frightened fringe frog from front frontier frost frozen fruit fruits
frustrated frustrating frustration fry ft fu fuckin fucks fuel fuels fulfill fulfilled fulfilling full fuller fully
fun function functional functionality functioning functions fund fundamental fundamentally funded funding fundraising
funds funeral funk funny fur furious furniture further furthermore fury fusion future futures ga gabriel gain gained
gaining gains gal galaxy galleries gallery gallon gamble gambling game gameplay games gaming gamma gandhi gang gangs
gap gaps garage garbage garcia garden gardens gardner garlic gary gas gases gasoline gate gates gateway gather
gathered gathering gauge gave gavin gay gays gaza gaze gb gdp ge gear gel gem gems gen gender gene general generally
generals generate generated generating generation generations generator generic generous genes genesis genetic
genetics geneva genius genocide genome genre genres gentle gentleman gentlemen gently genuine genuinely genus
geographic geographical geography geological geology geometry george georgia gerald german germans germany gesture get
gets gettin getting gf ghana ghost ghosts gi giant giants gibson gif gift gifted gifts gig gilbert ginger girl
girlfriend girls give given gives giving glad glance glasgow glass glasses glen glenn glimpse global globally globe
gloria glorious glory glove gloves glow glowing glucose glue gm go goal goalkeeper goals goat goats god goddamn
goddess gods goes goin going gold golden golf gone gonna good goodbye goodness goods google goose gop gordon gore
gorgeous gosh gospel gossip got gotta gotten gov governance governed governing government governmental governments
governor governors govt gown gp gps grab grabbed grabbing grabs grace grade grades gradually graduate graduated
graduates graduating graduation graham grain grains gram grammar grammy grams grand grandchildren grande grandfather
grandma grandmother grandpa grandparents grandson granite grant granted grants grape grapes graph graphic graphics
grasp grass grateful gratitude grave gravel graves gravity gray grease great greater greatest greatly greatness greece
greed greedy greek greeks green greene greenhouse greens greet greg gregory grew grey grid grief griffin grill grilled
grind grinding grip grocery groove gross ground grounded grounds group groups grove grow growing grown grows growth gt
guarantee guaranteed guarantees guard guardian guardians guards guess guessed guessing guest guests guidance guide
guided guidelines guides guiding guild guilt guilty guinea guitar gulf gum gun guns guru gut guts guy guys gym ha
habit habitat habits hack hacked hackers hacking had haha hahaha hail hair haircut haired hairs hairy haiti half
halfway hall halloween halls hallway halo halt ham hamilton hammer hammond hampshire han hand handbook handed handful
handing handle handled handles handling hands handsome handy hang hanging hangs hank hannah hans happen happened
happening happens happier happily happiness happy harassment harbor harbour hard hardcore harder hardest hardly
hardware hardy harley harm harmful harmless harmony harold harper harris harrison harry harsh hart harvard harvest
harvey has hastings hat hatch hate hated hates hating hatred hats haul haunted have haven having hawaii hawk hawks hay
hayes hazard hazardous hbo hd he head headache headed header heading headline headlines headphones headquarters heads
heal healing health healthcare healthier healthy hear heard hearing hearings hears heart hearted hearts heat heated
heath heather heating heaven heavenly heavens heavier heavily heavy hebrew heck hedge heel heels height heights heir
held helen helicopter helicopters hell hello helmet help helped helpful helping helps hence henderson henry her herald
herb herbert herd here heritage hero heroes heroic heroin hers herself hes hesitate hey hi hid hidden hide hiding
hierarchy high higher highest highland highlight highlighted highlights highly highway highways hike hiking hilarious
hill hillary hills hilton him himself hindi hindu hint hints hip hips hire hired hiring his hispanic historian
historians historic historical historically histories history hit hitler hits hitting hiv hm hmm ho hobby hockey hold
holder holders holding holdings holds hole holes holiday holidays holland hollow holly hollywood holmes holocaust holy
home homeland homeless homemade homer homes hometown homework homicide homosexual homosexuality hon honda honest
honestly honesty honey hong honor honorable honored honors honour honoured hood hook hooked hooker hop hope hoped
hopeful hopefully hopeless hopes hoping hopkins horizon horizontal hormone hormones horn horns horny horrible horrific
horror horse horses hose hospital hospitality hospitals host hostage hosted hostile hosting hosts hot hotel hotels
hottest hour hourly hours house household households houses housing houston how howard however hp hq hr http https hub
hudson hug huge hugh hughes hugo hugs huh hulk hull human humanitarian humanity humans humble humidity humor humour
hundred hundreds hung hungarian hungary hunger hungry hunt hunter hunters hunting hurricane hurry hurt hurting hurts
husband husbands hustle hut hybrid hyde hydraulic hydrogen hygiene hype hypothesis ia ian ibm ice iceland icon iconic
icons id idaho idea ideal ideally ideals ideas identical identification identified identifies identify identifying
identities identity ideological ideology idiot idiots idk idle idol ie if ignorance ignorant ignore ignored ignoring
ii iii il ill illegal illegally illinois illness illusion illustrate illustrated illustration illustrations im image
imagery images imaginary imagination imagine imagined imaging immediate immediately immense immigrant immigrants
immigration immortal immune immunity imo impact impacted impacts imperial implement implementation implemented
implementing implications implied implies imply import importance important importantly imported imports impose
imposed imposing impossible impress impressed impression impressions impressive imprisoned imprisonment improve
improved improvement improvements improves improving impulse in inability inadequate inappropriate inc incapable
incentive incentives inch inches incident incidents inclined include included includes including inclusion inclusive
income incoming incomplete inconsistent incorporate incorporated incorrect increase increased increases increasing
increasingly incredible incredibly incumbent indeed independence independent independently index india indian indiana
indianapolis indians indicate indicated indicates indicating indication indicator indicators indictment indie indies
indigenous indirect indirectly individual individually individuals indonesia indonesian indoor induced induction
industrial industries industry inequality inevitable inevitably infamous infant infantry infants infected infection
infections infectious inferior infinite infinity inflammation inflammatory inflation influence influenced influences
influential info inform informal information informed infrared infrastructure ing ingredient ingredients inhabitants
inherent inheritance inherited initial initially initiate initiated initiative initiatives injection injured injuries
injury injustice ink inland inmates inn inner inning innings innocence innocent innovation innovations innovative
input inquiries inquiry ins insane insanity insect insects insecure insert inserted inside insider insight insights
insist insisted insists inspection inspector inspiration inspirational inspire inspired inspiring instability
instagram install installation installations installed installing instance instances instant instantly instead
instinct institute institutes institution institutional institutions instructed instruction instructions instructor
instrument instrumental instruments insufficient insulin insult insulting insurance int intact intake integral
integrate integrated integration integrity intel intellectual intelligence intelligent intend intended intense
intensity intensive intent intention intentional intentionally intentions inter interact interaction interactions
interactive interest interested interesting interests interface interfere interference interim interior intermediate
internal internally international internationally internet interpret interpretation interpreted interrupted
intersection interstate interval intervention interventions interview interviewed interviews intimate into intro
introduce introduced introduces introducing introduction invaded invalid invasion invented invention inventory invest
invested investigate investigated investigating investigation investigations investigator investigators investing
investment investments investor investors invisible invitation invite invited invites inviting involve involved
involvement involves involving ion ios iowa ip ipad iphone ira iran iranian iraq iraqi ireland irene iris irish iron
ironic ironically irony irregular irrelevant irs irving is isaac ish isis islam islamic island islands isle isnt iso
isolated isolation israel israeli issue issued issues issuing istanbul it italian italy item items its itself itunes
iv ivan ive ivory ivy ja jack jacket jackets jackie jackson jacob jacobs jacques jade jail jake jam jamaica james
jamie jan jane janet january japan japanese jar jared jason java jaw jay jazz jealous jealousy jean jeans jeep jeff
jefferson jeffrey jelly jenkins jennifer jenny jeremy jerk jerry jersey jerusalem jesse jessica jesus jet jets jew
jewellery jewelry jewish jews ji jill jim jimmy jin jo joan job jobs joe joel joey john johnny johns johnson johnston
join joined joining joins joint jointly joints joke joker jokes joking jon jonas jonathan jones jong jordan jose
joseph josh joshua journal journalism journalist journalists journals journey joy joyce jr juan judge judged judgement
judges judging judgment judicial judiciary judy juice juicy julia julian julie july jump jumped jumper jumping jumps
jun junction june jung jungle junior junk jurisdiction jury just justice justices justification justified justify
justin juvenile ka kai kane kansas kanye kardashian karen karl karma kashmir kate katherine katie kay keen keep keeper
keeping keeps keith kelly ken kennedy kenneth kenny kent kentucky kenya kept kerry kevin key keyboard keys kg khan ki
kick kicked kicking kicks kid kidding kidnapped kidnapping kidney kids kill killed killer killers killing kills
kilometers kilometres kim kind kinda kindergarten kindle kindly kindness kinds king kingdom kings kingston kirk kiss
kissed kisses kissing kit kitchen kits kitty klein km knee knees knew knife knight knights knives knock knocked
knocking knot know knowing knowledge known knows knox ko kong korea korean kurt ky kyle la lab label labeled labels
labor laboratories laboratory labour labs lace lack lacked lacking lacks lad ladder laden ladies lads lady laid lake
lakers lakes lamb lambert lame lamp lamps lancaster lance land landed landing landlord landmark lands landscape
landscapes lane lanes lang language languages lanka lap laptop large largely larger largest larry las laser last
lasted lasting lasts late lately later lateral latest latin latino latter laugh laughed laughing laughs laughter
launch launched launches launching laundry laura lauren lava law lawn lawrence laws lawsuit lawyer lawyers lay layer
layers laying layout lazy lb lbs le lead leader leaders leadership leading leads leaf league leagues leak leaked
leaking leaks lean leaning leap learn learned learning learns learnt lease least leather leave leaves leaving lebanese
lebanon lebron lecture lecturer lectures led lee leeds left leg legacy legal legally legend legendary legends legion
legislation legislative legislature legit legitimate lego legs leicester leigh leisure lemon lend lending length
lengths lengthy lens lenses lent leo leon leonard les lesbian leslie less lesser lesson lessons let lethal lets letter
letters letting level levels leverage levy lewis lgbt li liability liable liam liar lib liberal liberals liberation
liberty libraries library libya licence license licensed licenses licensing lick lid lie lied lies lieutenant life
lifelong lifestyle lifetime lift lifted lifting lifts light lighter lighting lightly lightning lights lightweight like
liked likelihood likely likes likewise liking lil lily limb limbs lime limestone limit limitation limitations limited
limiting limits lin lincoln linda lindsay line linear lined liner lines lineup linguistic lining link linked linking
links linux lion lionel lions lip lips liquid liquor lisa list listed listen listened listeners listening listing
listings lists lit literacy literal literally literary literature litigation litter little liu live lived lively liver
liverpool lives livestock living liz ll llc lloyd lmao ln lo load loaded loading loads loan loans lobby local locally
locals locate located location locations lock locked locker locking locks lodge log logan logging logic logical
logistics logo logs lol london lone lonely long longer longest longtime look looked lookin looking looks loop loose
lopez lord lords los lose loser losers loses losing loss losses lost lot lots lottery lou loud louder loudly louis
louise louisiana louisville lounge love loved lovely lover lovers loves loving low lower lowered lowering lowest loyal
loyalty lp ls lt ltd lucas luck luckily lucky lucy luggage luis luke lump lunar lunch lung lungs lust luther luxury
lying lynch lynn lyon lyrics ma mac machine machinery machines mack macro mad madame made madison madness madonna
madrid mafia mag magazine magazines maggie magic magical magistrate magnet magnetic magnificent magnitude maid maiden
mail main maine mainland mainly mainstream maintain maintained maintaining maintains maintenance majesty major
majority majors make maker makers makes makeup making malaysia malaysian malcolm male males mall mama mammals man
manage managed management manager managers manages managing manchester mandate mandatory manga manhattan manila
manipulation mankind mann manner manners manning manor mansion manual manually manuel manufacture manufactured
manufacturer manufacturers manufacturing manuscript many map maple mapping maps mar marathon marble marc march marched
marching marco marcus margaret margin marginal margins maria marie marijuana marilyn marina marine marines mario
marion maritime mark marked marker markers market marketing marketplace markets marking marks marriage marriages
married marry marrying mars marsh marshal marshall martha martial martin marvel mary maryland masculine mask masks
mason mass massachusetts massacre massage masses massive master masterpiece masters mat match matched matches matching
mate material materials maternal mates math mathematical mathematics maths matrix matt matter matters matthew matthews
mature maturity maurice max maximum maxwell may maya maybe mayo mayor mb mc mccain mccarthy mcdonald md me meal meals
mean meaning meaningful meaningless means meant meantime meanwhile measure measured measurement measurements measures
measuring meat mechanic mechanical mechanics mechanism mechanisms med medal medals media median medicaid medical
medicare medication medications medicine medicines medieval meditation mediterranean medium meet meeting meetings
meets mega megan mel melbourne melissa melody melt melted melting member members membership membrane meme memes memo
memoir memorable memorial memories memory memphis men mental mentality mentally mention mentioned mentioning mentions
mentor menu mercedes merchandise merchant merchants mercury mercy mere merely merge merger merit merry mesh mess
message messages messaging messed messenger messi messing messy met meta metabolism metal metallic metals metaphor
meter meters method methodology methods metre metres metric metro metropolitan mexican mexico mg mi mia miami mic mice
michael michel michelle michigan mick mickey micro microphone microsoft microwave mid middle midfielder midnight midst
midwest might mighty migrant migrants migration miguel mike mil milan mild mile miles milestone military militia milk
mill millennium miller million millionaire millions mills milton milwaukee min mind minded minds mindset mine
minecraft mineral minerals miners mines mini miniature minimal minimize minimum mining minister ministers ministry
minneapolis minnesota minor minorities minority mins mint minus minute minutes miracle miracles miranda mirror mirrors
miserable misery misleading miss missed misses missile missiles missing mission missionary missions mississippi
missouri mistake mistaken mistakes mistress misunderstanding mit mitch mitchell mix mixed mixing mixture ml mlb mls mm
mn mo mob mobile mobility mock mod mode model modeling modelling models moderate modern modes modest modi modification
modifications modified modify module modules mohammed moisture mold molecular molecules molly mom moment moments
momentum mommy moms mon monday monetary money monica monitor monitored monitoring monitors monk monkey monkeys monks
monopoly monroe monster monsters montana montgomery month monthly months montreal monument mood moody moon moore moral
morality more moreover morgan morning morocco moron morris morrison mortal mortality mortar mortgage moscow moses
mosque moss most mostly mother mothers motion motivated motivation motive motives motor motorcycle motors motto mount
mountain mountains mounted mounting mouse mouth mouths move moved movement movements moves movie movies moving mp mph
mps mr mrs ms mt mtv much mud mug muhammad multi multiple mum mumbai munich municipal municipality murder murdered
murderer murdering murders murphy murray muscle muscles museum museums mushrooms music musical musician musicians
muslim muslims must mutual mvp my myanmar myers myself mysteries mysterious mystery myth myths na nah nail nailed
nails naive naked nam name named namely names naming nancy nap napoleon narrative narrator narrow nasa nascar nash
nashville nasty nat natalie nate nathan nation national nationalism nationalist nationality nationally nationals
nations nationwide native natives nato natural naturally nature naughty naval navigation navy nazis nba nbc nc ncaa nd
ne near nearby nearest nearly neat nebraska necessarily necessary necessity neck necklace ned need needed needing
needle needles needs negative neglect neglected negotiate negotiated negotiating negotiation negotiations negro
neighbor neighborhood neighborhoods neighboring neighbors neighbourhood neighbouring neighbours neil neither nelson
neo nepal nephew nerve nerves nervous nest net netflix netherlands nets network networking networks neural neurons
neutral nevada never nevertheless new newark newborn newcastle newer newest newly newman newport news newsletter
newspaper newspapers newton next nfl ng nhl nhs ni nice nicely niche nicholas nick nickel nickname nicole niece nigel
nigeria nigerian night nightmare nightmares nights nike nina nine nineteenth ninety ninja nintendo ninth nitrogen
nixon nj nm no noah nobel noble nobody nod node nodes noise noises nominated nomination nominations nominee non none
nonetheless nonprofit nonsense noodles noon nope nor norfolk norm normal normally norman norms north northeast
northern northwest northwestern norton norway norwegian nose not notable notably notch note notebook noted notes
nothing notice noticeable noticed notices notification notified notify noting notion notorious nottingham nov nova
novel novels november now nowadays nowhere nsa nsw nt nuclear nude null number numbered numbers numerous nurse nursery
nurses nursing nut nutrients nutrition nuts nw ny nyc nz oak oakland oath obama obamacare obesity obey object
objection objective objectives objects obligation obligations obliged obscure observation observations observatory
observe observed observer observers observing obsessed obsession obstacle obstacles obtain obtained obtaining obvious
obviously occasion occasional occasionally occasions occupation occupational occupied occupy occur occurred occurrence
occurring occurs ocean oceans oct october odd odds of off offence offended offender offenders offense offensive offer
offered offering offerings offers office officer officers offices official officially officials offline offs offset
offshore offspring often og oh ohio oi oil oils ok okay oklahoma ol old older oldest olds ole olive oliver olivia
olympic olympics omar omega omg on once one ones ongoing onion onions online only onset ontario onto ooh oops op open
opened opener opening openings openly opens opera operate operated operates operating operation operational operations
operative operator operators opinion opinions opponent opponents opportunities opportunity oppose opposed opposing
opposite opposition oppression ops opt opted optical optimal optimistic option optional options or oracle oral orange
orbit orchestra order ordered ordering orders ordinary ore oregon organ organic organisation organisations organised
organisms organization organizational organizations organize organized organizing organs oriental orientation oriented
origin original originally originated origins orlando orleans orthodox os oscar ot other others otherwise ottawa ou
ought ounce our ours ourselves out outbreak outcome outcomes outdoor outdoors outer outfit outfits outlet outlets
outline outlined outlook output outrage outrageous outright outs outside outstanding outta oval oven over overall
overcome overhead overlap overlooked overly overnight overseas oversight overtime overview overweight overwhelmed
overwhelming owe owed owen owes owing owl own owned owner owners ownership owning owns oxford oxygen oz pa pablo pac
pace pacific pack package packages packaging packed packers packet packing packs pact pad pads page pages paid pain
painful pains paint painted painter painting paintings pair paired pairs pakistan pakistani pal palace pale palestine
palestinian palestinians palette palm palmer pan panama panel panels panic panthers pants papa paper papers paperwork
par para parade paradise paragraph parallel parameters paramount paranoid pardon parent parental parenting parents
paris parish park parked parker parking parks parliament parliamentary parody parole part partial partially
participant participants participate participated participating participation particle particles particular
particularly parties partisan partly partner partners partnership partnerships parts party pass passage passed
passenger passengers passes passing passion passionate passive passport password past pasta paste pastor pat patch
patches patent patents path pathetic paths pathway patience patient patients patricia patrick patriot patriotic
patriots patrol patron patrons pattern patterns paul paula paulo pause pay paying payment payments payne paypal
payroll pays pc pcs pd pdf pe peace peaceful peach peak peaks peanut pearl pearson pedestrian pedro pee peek peel peer
peers pen penalties penalty pencil pending penetration penguin peninsula penis penn pennsylvania penny pens pension
pensions pentagon people peoples pepper per perceive perceived percent percentage perception perfect perfection
perfectly perform performance performances performed performer performers performing performs perfume perhaps period
periods permanent permanently permission permit permits permitted perry persecution persian persistent person personal
personalities personality personally personnel persons perspective perspectives persuade persuaded perth peru pet pete
peter peters petersburg peterson petition petrol petroleum pets petty pg ph phantom pharmaceutical pharmacy phase
phases phd phenomena phenomenal phenomenon phil philadelphia philip philippine philippines phillip phillips
philosopher philosophical philosophy phoenix phone phones photo photograph photographed photographer photographers
photographic photographs photography photos photoshop phrase phrases physical physically physician physicians physics
pi piano pic pick picked picking picks pickup picnic pics picture pictured pictures pie piece pieces pier pierce
pierre pig pigs pile pill pillow pills pilot pilots pin pinch pine ping pink pins pioneer pipe pipeline pipes pirate
pirates piss pissed pistol pit pitch pitched pitcher pitching pits pitt pittsburgh pity pixel pizza pl place placed
placement places placing plague plain plains plan plane planes planet planets planned planning plans plant plantation
planted planting plants plasma plastic plate plates platform platforms platinum play played player players playground
playing playoff playoffs plays playstation plaza plea pleasant please pleased pleasing pleasure pledge plenty plot
plots plug plus pm pneumonia po pocket pockets pod podcast poem poems poet poetry poets point pointed pointing
pointless points poison poisoning pokemon poker poland polar pole poles police policeman policies policy polish
polished polite political politically politician politicians politics poll polling polls pollution polo pond pony pool
pools poor poorly pop popcorn pope popped popping pops popular popularity populated population populations porch pork
porsche port portable portal porter portfolio portion portions portland portrait portraits portrayed ports portugal
portuguese pos pose posed poses posing position positioned positioning positions positive positively possess possessed
possession possessions possibilities possibility possible possibly post postal posted poster posters posting postponed
posts pot potato potatoes potent potential potentially pots potter pottery pound pounds pour poured pouring poverty
powder powell power powered powerful powers pp pr practical practically practice practiced practices practicing
practitioners prairie praise praised prank pray prayer prayers praying pre precedent preceding precious precise
precisely precision predator predators predecessor predict predictable predicted prediction predictions predominantly
prefer preferably preference preferences preferred pregnancy pregnant prejudice preliminary premature premier premiere
premise premises premium premiums prep preparation preparations prepare prepared preparing prescribed prescription
presence present presentation presented presenter presenting presently presents preservation preserve preserved
preserving presidency president presidential presidents press pressed pressing pressure pressures prestige prestigious
preston presumably pretend pretending pretty prevalent prevent prevented preventing prevention prevents preview
previous previously prey price priced prices pricing pride priest priests primarily primary prime primitive prince
princess princeton principal principle principles print printed printer printing prints prior priorities priority
prison prisoner prisoners prisons privacy private privately privilege privileged privileges prix prize prizes pro
probability probable probably probation probe problem problematic problems procedure procedures proceed proceeded
proceedings proceeds process processed processes processing processor proclaimed produce produced producer producers
produces producing product production productions productive productivity products prof profession professional
professionally professionals professor professors profile profiles profit profitable profits profound program
programme programmed programmes programming programs progress progression progressive prohibited prohibition project
projected projection projections projects prolonged prom prominent promise promised promises promising promo promote
promoted promotes promoting promotion promotional promotions prompt prompted promptly prone pronounced proof prop
propaganda proper properly properties property prophecy prophet proportion proposal proposals propose proposed
proposition props pros prose prosecution prosecutor prospect prospective prospects prosperity prostitution protect
protected protecting protection protective protects protein proteins protest protestant protesters protesting protests
protocol protocols prototype proud proudly prove proved proven proves provide provided providence provider providers
provides providing province provinces provincial proving provision provisions proximity proxy ps psychiatric
psychiatrist psychic psycho psychological psychologist psychology pt pub public publication publications publicity
publicly publish published publisher publishers publishing puerto pull pulled pulling pulls pulse pump pumped pumping
pumpkin pumps punch punched punish punished punishment punk pupil pupils puppet puppy purchase purchased purchases
purchasing pure purely purple purpose purposes purse pursue pursued pursuing pursuit push pushed pushes pushing put
putin puts putting puzzle pyramid python qatar qb quad qualification qualifications qualified qualify qualifying
qualities quality quantitative quantities quantity quantum quarter quarterback quarterly quarters quartz que quebec
queen queens queensland queer quest question questionable questioned questioning questions queue quick quicker quickly
quiet quietly quinn quit quite quitting quiz quo quote quoted quotes quoting ra rabbit race races rachel racial racing
racism racist rack radar radiation radical radio radioactive radius rage raid raiders raids rail railroad rails
railway railways rain rainbow rainfall raining rains rainy raise raised raises raising rally ralph ram ramp rams ran
ranch rand random randomly randy rang range ranged ranger rangers ranges ranging rank ranked ranking rankings ranks
rap rape raped rapid rapidly rapper rare rarely rat rate rated rates rather rating ratings ratio rational rats raven
raw ray raymond rays razor rb rd re reach reached reaches reaching react reaction reactions reactor read reader
readers readily reading readings reads ready reagan real realise realised realistic reality realization realize
realized realizes realizing really realm rear reason reasonable reasonably reasoning reasons rebecca rebel rebellion
rebels rebounds rebuild rebuilding recall recalled receipt receive received receiver receives receiving recent
recently reception receptor recession recipe recipes recipient recipients reckless reckon recognise recognised
recognition recognize recognized recognizes recognizing recommend recommendation recommendations recommended
recommends reconciliation reconstruction record recorded recorder recording recordings records recover recovered
recovering recovery recreation recreational recruit recruited recruiting recruitment recurring recycling red
redemption reds reduce reduced reduces reducing reduction reed reef ref refer referee reference references referendum
referred referring refers refined reflect reflected reflecting reflection reflects reform reforms refreshing refuge
refugee refugees refund refusal refuse refused refuses refusing regain regard regarded regarding regardless regards
regime regiment region regional regions register registered registration registry regret regrets regular regularly
regulate regulated regulation regulations regulatory rehab rehabilitation reid reign reinforced reject rejected
rejection relate related relates relating relation relations relationship relationships relative relatively relatives
relax relaxation relaxed relaxing relay release released releases releasing relevance relevant reliability reliable
reliance relied relief relies relieve relieved religion religions religious reluctant rely relying remain remainder
remained remaining remains remake remarkable remarkably remarks remedies remedy remember remembered remembering
remembers remind reminded reminder reminding reminds remix remote remotely removal remove removed removes removing
renaissance render rendered rendering renew renewable renewal renewed renovation renowned rent rental rented rep
repair repaired repairs repeal repeat repeated repeatedly repeating replace replaced replacement replacing replay
replied replies reply report reported reportedly reporter reporters reporting reports represent representation
representative representatives represented representing represents reproduction reproductive republic republican
republicans reputation request requested requesting requests require required requirement requirements requires
requiring res rescue rescued research researcher researchers resemble resembles reservation reservations reserve
reserved reserves reservoir reset residence residency resident residential residents resign resignation resigned
resist resistance resistant resolution resolutions resolve resolved resort resorts resource resources respect
respectable respected respectful respective respectively respects respiratory respond responded respondents responding
responds response responses responsibilities responsibility responsible responsive rest restaurant restaurants resting
restoration restore restored restoring restrict restricted restriction restrictions result resulted resulting results
resume resumed resurrection retail retailer retailers retain retained retaining retention retire retired retirement
retiring retreat retrieved retro return returned returning returns reunion reunited reuters rev reveal revealed
revealing reveals revelation revenge revenue revenues reverend reverse reversed review reviewed reviewing reviews
revised revision revival revolt revolution revolutionary reward rewarded rewarding rewards rex rey reynolds rhetoric
rhode rhythm ribbon ribs rica rice rich richard richards richardson richer richest richmond rick ricky rico rid ride
rider riders rides ridge ridiculous riding rifle rifles rig right righteous rightly rights rigid riley rim ring rings
rio riot riots rip ripped rise risen rises rising risk risks risky rita ritual rival rivalry rivals river rivers rm rn
road roads roar roast roasted rob robbed robbery robbie robert roberts robertson robin robinson robot robots robust
rochester rock rocket rockets rocking rocks rocky rod rode rodgers rodriguez roger rogers rogue role roles roll rolled
roller rolling rolls rom roma roman romance romania romans romantic rome romeo ron ronald ronaldo ronnie roof rookie
room roommate rooms rooney roosevelt root rooted roots rope rory rosa rose roses ross roster rot rotating rotation
rotten rough roughly round rounded rounds route routes routine routinely rover row rows roy royal royals royalty rs rt
rub rubber rubbing rubbish ruby rude rug rugby ruin ruined ruining ruins rule ruled ruler rulers rules ruling rumor
rumors run runner runners running runs runway rural rush rushed rushing russell russia russian russians rust ruth ryan
sa sack sacked sacramento sacred sacrifice sacrifices sad saddle sadly sadness safe safely safer safety saga sage said
sail sailed sailing sailor sailors saint saints sake salad salaries salary sale salem sales sally salmon salon salt
salty salute salvador salvation sam samantha same sample samples sampling samsung samuel san sanchez sanctions
sanctuary sand sanders sandra sands sandwich sandwiches sandy sang sank santa santos sara sarah sat satan satellite
satellites satisfaction satisfied satisfy satisfying saturday sauce saudi sausage savage save saved saves saving
savings saw say saying says sb sc scale scales scam scan scandal scanning scar scare scared scars scary scattered
scenario scenarios scene scenes scent schedule scheduled schedules scheme schemes schmidt scholar scholars scholarship
scholarships school schooling schools sci science sciences scientific scientist scientists scope score scored scores
scoring scotland scots scott scottish scout scouts scrap scratch scream screamed screaming screams screen screening
screens screenshot screw screwed script scripts scripture scroll scrutiny sculpture scum sd se sea seahawks seal
sealed seals sean search searched searches searching seas season seasonal seasons seat seated seating seats seattle
sebastian sec second secondary secondly seconds secret secretary secretly secrets section sections sector sectors
secular secure secured securing securities security see seed seeds seeing seek seeking seeks seem seemed seemingly
seems seen sees segment segments seize seized seizure select selected selecting selection selective self selfie
selfish sell seller sellers selling sells semester semi seminar sen senate senator senators send sending sends senior
seniors sensation sense senses sensible sensitive sensitivity sensor sensors sent sentence sentenced sentences
sentiment seo seoul sep separate separated separately separation sept september sequel sequence sequences serbia
sergeant serial series serious seriously serum servant servants serve served server servers serves service services
serving session sessions set seth sets setting settings settle settled settlement settlements settlers settling setup
seven seventeen seventh seventy several severe severely severity sexual sexuality sexually sexy sf sh shade shades
shadow shadows shady shaft shah shake shakespeare shaking shall shallow shame shane shanghai shannon shape shaped
shapes shaping share shared shareholders shares sharing shark sharks sharon sharp sharply shattered shave shaw shawn
she shed sheep sheer sheet sheets sheffield shelf shell shells shelter shelves shepherd sheriff sherlock sherman
shield shields shift shifted shifting shifts shine shining shiny ship shipment shipped shipping ships shirley shirt
shirts shitty shock shocked shocking shoe shoes shook shoot shooter shooting shoots shop shopping shops shore shores
short shortage shorter shortly shorts shot shotgun shots should shoulder shoulders shout shouted shouting show
showcase showed shower showers showing shown shows shrimp shrine shrink shut shutting shuttle shy si siblings sick
sickness side sided sides sidney siege sierra sigh sight sights sign signal signals signature signatures signed
significance significant significantly signing signs silence silent silicon silk silly silva silver sim similar
similarities similarly simmons simon simple simpler simplicity simply simpson sims simulation simultaneously sin since
sincere sincerely sing singapore singer singers singh singing single singles sings singular sink sinking sins sir
sister sisters sit site sites sits sitting situated situation situations six sixteen sixth sixty size sized sizes
skate skating skeleton sketch sketches ski skies skiing skill skilled skills skin skinny skins skip skirt skull sky
slack slam slap slate slaughter slave slavery slaves sleep sleeping sleeps sleeve sleeves slept slice slick slide
slides sliding slight slightest slightly slim slip slipped slogan slope slopes slot slots slow slowed slower slowing
slowly sm small smaller smallest smart smarter smartphone smash smashed smell smells smile smiled smiles smiling smith
smoke smoked smoking smooth snack snacks snake snakes snap snapped sneak sniper snow so soap sober soccer social
socialism socialist socially societies society sociology socks soda sodium sofa sofia soft softly software soil solar
sold soldier soldiers sole solely solid solidarity solitary solo solomon solution solutions solve solved solving some
somebody someday somehow someone somerset something sometime sometimes somewhat somewhere son song songs songwriter
sonic sons sony soo soon sooner sophia sophie sophisticated sore sorrow sorry sort sorted sorts sought soul souls
sound sounded sounding sounds soundtrack soup sour source sources south southampton southeast southern southwest
sovereign sovereignty soviet sox sp spa space spacecraft spaces spain spam span spanish spare spark sparks spatial
speak speaker speakers speaking speaks spear special specialist specialists specialized specially specialty species
specific specifically specification specifications specified specify specimen specimens spectacular spectrum
speculation speech speeches speed speeds spell spelled spelling spells spencer spend spending spends spent sperm
sphere spice spicy spider spiders spies spike spill spin spinal spine spinning spiral spirit spirits spiritual spit
spite splash splendid split splitting spoil spoiled spoke spoken spokesman sponsor sponsored sponsors sponsorship
spontaneous spoon sport sporting sports spot spotlight spots spotted spouse spray spread spreading spring springfield
springs sprint spurs spy sq squad square squares squeeze sr sri ss st stab stabbed stability stable stack stadium
staff stage staged stages stain stained stainless stairs stake stakes stall stamp stamps stan stance stand standard
standards standing stands stanford stanley star starbucks stare staring stark starred starring stars start started
starter starters starting starts startup starving stat state stated statement statements states static stating station
stationed stations statistical statistics stats statue status statute statutory stay stayed staying stays steadily
steady steak steal stealing steals steam steel steep steer steering stefan stella stellar stem stems step stephanie
stephen stepped stepping steps stereo sterling stern steve steven stevens stewart stick sticker sticking sticks sticky
stiff still stimulation stimulus sting stir stock stockholm stocks stoke stole stolen stomach stone stones stood stop
stopped stopping stops storage store stored stores stories storm storms story storyline stove straight straightforward
strain strains stranded strange stranger strangers strap strategic strategies strategy straw strawberry stray streak
stream streaming streams street streets strength strengthen strengthening strengths stress stressed stressful stretch
stretched stretches stretching strict strictly strike striker strikes striking string strings strip stripes stripped
strips strive stroke strokes strong stronger strongest strongly struck structural structure structured structures
struggle struggled struggles struggling stuart stubborn stuck stud student students studied studies studio studios
study studying stuff stuffed stunning stunt stupid style styles stylish su sub subject subjected subjective subjects
submarine submission submissions submit submitted subs subscribe subscribers subscription subsequent subsequently
subsidiary subsidies substance substances substantial substantially substitute subtle suburb suburban suburbs subway
succeed succeeded success successes successful successfully succession successive successor such suck sucked sucking
sucks sudan sudden suddenly sue sued suffer suffered suffering suffers sufficient sufficiently sugar suggest suggested
suggesting suggestion suggestions suggests suicide suit suitable suite suited suits sullivan sum summary summer
summers summit summoned sums sun sunday sundays sung sunglasses sunk sunlight sunny sunrise sunset sunshine super
superb superhero superintendent superior superman supermarket supernatural superstar supervision supervisor supper
supplement supplements supplied supplier suppliers supplies supply supplying support supported supporter supporters
supporting supportive supports suppose supposed supposedly supreme sur sure surely surf surface surfaces surfing surge
surgeon surgeons surgery surgical surplus surprise surprised surprises surprising surprisingly surrender surrey
surround surrounded surrounding surroundings surveillance survey surveys survival survive survived surviving survivor
survivors susan suspect suspected suspects suspended suspension suspicion suspicious sussex sustain sustainability
sustainable sustained sutton swallow swamp swan swap swear sweat sweater sweden swedish sweep sweeping sweet
sweetheart swept swift swim swimming swing swinging swiss switch switched switches switching switzerland sword swords
sworn sydney symbol symbolic symbols sympathetic sympathy symphony symptoms sync syndrome synthesis synthetic syria
syrian syrup system systematic systemic systems ta tab table tables tablet tablets tackle tackles tactic tactical
tactics tag tagged tags tail taiwan take taken takes taking tale talent talented talents tales talk talked talkin
talking talks tall taller tamil tampa tan tank tanks tap tape tapes tapping target targeted targeting targets task
tasks taste tasted tastes tasty tate tattoo tattoos taught tax taxation taxes taxi taxpayer taxpayers taylor tb tbh td
te tea teach teacher teachers teaches teaching teachings team teammate teammates teams tear tearing tears tech
technical technically technician technique techniques technological technologies technology ted teddy tee teen teenage
teenager teenagers teens teeth tel telecommunications telegraph telephone telescope television tell telling tells temp
temper temperature temperatures template temple temples tempo temporarily temporary temptation tempted ten tenant
tenants tend tended tendency tender tends tennessee tennis tens tense tension tensions tent tenth tenure teresa term
terminal terminated termination terms terrace terrain terrible terribly terrific terrified terrifying territorial
territories territory terror terrorism terrorist terrorists terry tesla test testament tested testified testify
testimony testing tests texas text textbook textile texting texts texture th thai thailand thames than thank thankful
thankfully thanks thanksgiving that thats the theater theaters theatre thee theft their theirs them theme themed
themes themselves then theological theology theorem theoretical theories theory therapeutic therapist therapy there
thereafter thereby therefore thereof theres theresa thermal these thesis they thick thickness thief thieves thigh thin
thing things think thinking thinks third thirds thirsty thirteen thirty this tho thomas thompson thomson thorough
thoroughly those thou though thought thoughtful thoughts thousand thousands thread threads threat threaten threatened
threatening threatens threats three threshold threw thrill thrilled thriller thrive throat throne thrones through
throughout throw throwing thrown throws thru thrust thumb thunder thursday thus thy ti tick ticket tickets tidal tide
tie tied tier ties tiger tigers tight tightly til tile tiles till tim timber time timeline timely times timing timothy
tin tina tiny tip tips tire tired tires tissue tissues titans title titled titles tits tl tn to toast tobacco today
todd toddler toe toes together toilet token tokyo told tolerance tolerate toll tom tomato tomatoes tomb tommy tomorrow
ton tone tones tongue tonight tonnes tons tony too took tool tools tooth top topic topics topped tops torch tore
tories torn tornado toronto torture tortured tory toss tossed total totally touch touchdown touched touches touching
tough tour touring tourism tourist tourists tournament tournaments tours tow toward towards towel tower towers town
towns township toxic toy toyota toys tr trace traced traces track tracked tracking tracks tract traction tractor tracy
trade traded trademark trader traders trades trading tradition traditional traditionally traditions traffic
trafficking tragedy tragic trail trailer trails train trained trainer trainers training trains traits trans
transaction transactions transcript transfer transferred transferring transfers transform transformation transformed
transgender transit transition translate translated translation translations transmission transmitted transparency
transparent transplant transport transportation transported trap trapped traps trash trauma traumatic travel traveled
travelers traveling travelled travelling travels travis tray treason treasure treasurer treasures treasury treat
treated treaties treating treatment treatments treats treaty tree trees trek tremendous trench trend trends trent
trevor tri trial trials triangle tribal tribe tribes tribunal tribune tribute trick tricks tricky tried tries trigger
triggered trillion trilogy trim trinity trio trip triple trips triumph troll troops trophy tropical trouble troubled
troubles trousers trout troy truck trucks true truly trump trunk trust trusted trustees trusting trusts truth try
trying tu tub tube tubes tucker tuesday tuition tumblr tumor tune tuned tunes tunnel tunnels turbo turf turkey turkish
turn turned turner turning turnover turns turtle turtles tutorial tv tweet tweeted tweets twelve twentieth twenty
twice twilight twin twins twist twisted twitch twitter two tx ty tyler type types typical typically typing uae uber uc
ucla ufc uganda ugh ugly uh uk ukraine ukrainian ultimate ultimately ultra um umbrella un unable unacceptable unarmed
unaware unbelievable uncertain uncertainty unchanged uncle unclear uncomfortable uncommon unconscious uncovered und
under undercover undergo undergoing undergraduate underground underlying underneath understand understandable
understanding understands understood undertake undertaken undertaking underwater underway underwear undoubtedly
unemployed unemployment unexpected unexpectedly unfair unfinished unfortunate unfortunately unhappy unhealthy unified
uniform uniforms union unions unique unit unite united units unity universal universe universities university unknown
unlawful unless unlike unlikely unlimited unlock unlocked unnecessary unpaid unpleasant unpopular unprecedented
unreasonable unrelated unstable unsuccessful unsure until unto unusual unusually unveiled unwanted unwilling up
upcoming update updated updates upgrade upgraded upgrades upload uploaded upon upper upright uprising ups upset upside
upstairs upward upwards ur uranium urban urge urged urgent urine url uruguay us usa usage usb usc usd use used useful
useless user username users uses using ussr usual usually ut utah utc utilities utility utilize utilized utter utterly
va vacant vacation vaccine vaccines vacuum vagina vague vain val valentine valid validity valley valuable valuation
value valued values valve vampire van vancouver vanessa vanilla vanished vanity variable variables variant variants
variation variations varied varies varieties variety various varsity vary varying vast vatican vault ve vector vegan
vegas vegetable vegetables vegetarian vegetation vehicle vehicles vein veins velocity velvet vendor vendors venezuela
venice vent venture ventures venue venues venus vera verb verbal verdict verification verified verify vermont vernon
versa verse verses version versions versus vertical very vessel vessels vest vet veteran veterans veterinary vi via
viable vibe vic vice vicinity vicious victim victims victor victoria victorian victories victory video videos vienna
vietnam vietnamese view viewed viewer viewers viewing views vii viii vikings villa village villagers villages villain
vince vincent vine vintage vinyl violate violated violating violation violations violence violent violet violin vip
viral virgin virginia virtual virtually virtue virus viruses visa visibility visible vision visions visit visited
visiting visitor visitors visits vista visual vital vitamin vivid vladimir vocabulary vocal vocals vodka vogue voice
voiced voices void vol volatile volcanic volcano volleyball voltage volume volumes voluntarily voluntary volunteer
volunteers von vote voted voter voters votes voting vows voyage vp vr vs vulnerability vulnerable wa wade wage wages
wagner wagon waist wait waited waiting wake waking wales walk walked walker walking walks wall wallace wallet walls
walmart walsh walt walter wan wandering wang wanna want wanted wanting wants war ward wardrobe warehouse warfare warm
warmer warming warmth warn warned warner warning warnings warns warrant warranty warren warrior warriors wars was wash
washed washing washington waste wasted wasting watch watched watches watching water waters watson watts wave waves
waving wax way wayne ways we weak weakened weaker weakness weaknesses wealth wealthy weapon weapons wear wearing wears
weather web webb website websites webster wedding weddings wednesday wee weed week weekend weekends weekly weeks weigh
weighed weighing weight weights weird welcome welcomed welcoming welfare well wellington wells welsh wendy went were
wesley west western westminster wet wh whale whales what whatever whats whatsoever wheat wheel wheelchair wheeler
wheels when whenever where whereas whereby wherein wherever whether which whichever while whilst whip whipped whiskey
whisper whistle white whites whitney who whoa whoever whole wholesale wholly whom whose why wi wicked wide widely
wider widespread widow width wife wifi wikipedia wild wilderness wildlife wildly will william williams willie willing
willingness wilson win wind winding window windows winds windsor wine wines wing wings winner winners winning wins
winston winter wipe wiped wire wired wireless wires wisconsin wisdom wise wish wished wishes wishing wit witch with
withdraw withdrawal withdrawn withdrew within without witness witnessed witnesses wives wizard wo woke wolf wolves
woman women won wonder wondered wonderful wondering wonders wont woo wood wooden woods woody wool word words wore work
worked worker workers workforce working workout workplace works workshop workshops world worlds worldwide worm worms
worn worried worries worry worrying worse worship worst worth worthless worthwhile worthy would wound wounded wounds
wow wrap wrapped wrath wreck wrestling wright wrist write writer writers writes writing writings written wrong wrote
wtf wu wwe wyoming xbox xd xi xx xxx ya yacht yahoo yale yang yankees yard yards yay ye yea yeah year yearly years
yell yelled yelling yellow yemen yen yep yes yesterday yet yield yields yo yoga york yorkshire you young younger
youngest your youre yours yourself yourselves youth youtube yr yu yuan yup zach zealand zen zero zimbabwe zip zombie
zombies zone zones zoo zoom
""".split()
)
