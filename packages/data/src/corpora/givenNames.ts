// Generated from @faker-js/faker (MIT, see ../../NOTICE.md) by `pnpm generate` in packages/data; not to be edited.

/** 14,174 given names in a–z from the Latin-script locales of @faker-js/faker, one a line, in a shuffled order. */
export const givenNames: string = `
gangsa hardy mathis nihat gianmarco mujur antonello petrut alexe kemalettin ethan tad drona almiro ernestina
ernest timon eusebie toki enea atreyee varalakshmi micah kajetan barlas kayliah apolena miklos candelario
slaviboj rafila tyreek brendon rahayu valerico isidro oyga baalaaditya zdena anesa razvan marika leyna jett
oumayra hosea suryakant altuga deondre lyne mizgin riley allegra jarvis alysa ferruccio ned bilgetamgaci zohir
immacolata rosamond danielle agustin shresth inc sico nusrat dobromila nasim reyhan aliette kwaku anastaz kaja
belcir ansbert genadij emanuelly elka mohamadou hortensia kirti jidde karim klea leonio luuk birdie albertina
isla miraziz curt laylo synne flynn silvio anjushree secondo iasmina candace dejah jevrosima paulien pierre
hiba axinte abar alviero addo spidola democrito andrej ransom abdulvohid abluc napoleon cezary pleun katrine
rohana mallaury themba asig yuna vojislava timea radislava begkulu egemen ikicitoyun kaleb colins efsun
maurine mariano ocie gianpiero samson waluyo borys tuba antelmo alberte sicuro alaba garuda darshan isadore
adebiyi kasian sahra elora barbarigo addie nejat zenzele vittoria justyn zbynek cagla vilma lawson cigil
youssouf raven mufid oktavius ermen leah aleaume jeramy gubio joeline barsimeo nergis melisande adonis adeoti
tymeo walenty ruza kailey botir vernice zsolt senofonte maiorico vreni hasano mauro miriam chakrika finnja
ruedi fausto tugiman jorge ajani viliberto radeke esuperio sanziana nihal ciprian momira aldemir eligio turner
isak juvenal zbynka lemide lesly ghani haroun ifeoluwa bankimchandra edward todor ruperto evsen habib forrest
reilly bailee husamettin ernestino ernestine ikin bastar jon jai antone matej uriele ilyana vieve christiano
mya bagaalp fexriyye gian riv aleth baybicen ananda damion kole boglarka dasia rehor rokia adekola amdy umid
baltir alenka budunlu bijay tobias afitap jozica salimata behzat floris dawn benli suhrob bahuraksa gisela
fern suman bilva miluse zorka jayeng johanna olympe dorris colby jelle leonor emiliana mozes edgaro raharja
oliwia jorgen barsbeg besra abdourahmane micael postumio bobby desiderata catinca deeptimoy ryszard alexandra
anastazie jeronimo fred trey akinkunmi cavid ermenegarda mashxura kenna noami zuzana valentine kristopher
ahsen coriolano zafir padmi timmothy nera hilarion adik althee akifa traian thanina kristen nickolas ulgen
folu arjun adrijana nikolao bagaturgerey clorinda eliahou alexa agape dobromil siphiwe gustav buzactutuk
bystrik orland joscha ertan mabruk izzet henrick abenzio swapnil dilay polissena ave kvido thom isidore hilma
karthik gorana mira jagapati norris berran lale frontiniano barton maqsud chranislava asadulloh maris barlibay
jayadi keano suraj rifki mihael weldon charvi ginewra waleran darija youssef hava baybars bazil megane bhasvan
trajan gaurang baytas armida kendrick alpsalci louca mylan chandraswaroopa jordon gerharda serafim mugur
aristo shresthi ganesha fem adar vance akula hawa kylie daniel omotolani katelynn darien timur jacob mufiz
brooklyn kwesi arpad ecevit fatma charline margarete lesek mohana chakradhar tarja jasmina jermain anselmo
linus haley vivianne blahoslav ivetta buster samu konsuela izidor niro archan wasis ozan mihriban hicham nella
siddarth cubeyr neal bakhtiyor bangizwe leana ildika sedrick ilgmars nural kirsten demirhan sonke luis jayson
chelsie khadim tiara kinga boas jazmin urban alissa anette tsipora terenzio harsana kylee narseo oman archange
keyla josiko signe ilona ylvie branko gunnel antwan demond serghei sami ariosto hortensie havel kianna lieve
jens pepo aleksi ayize ede jeppe aynur odie syahrini clodoveo trilochana seyfi joso ajla jaakko erdinc mirka
corrine juli justyna vinnie jadranko nikko uve cataleya iboja dorli marie kyara trilokanath ananta kamille
sandu justen keith djibril bakagul cedrin odilia libusa steen climaco ksawery genesis begarslan lucas eliodoro
rosella eren jazzlyn adea massima hamzah opaline fahriye dipali jarolim troy darijan agafia iffar nizar
sergiusz duncan osmondo asim elenor serena altea alvena myrtis tansu vala donka amante massimiliano erdal anda
damir lias matylda miljan arielle ilacin jaycee zelaya nazim massinissa heru elijah dyah merovee olgica dogan
lean mikael ilkben thurman luluh lue yance ilinka constanca soumaya neda valtr dragana hanifa laurin nazzaro
nehemie gunsel loriana vimala arkad dadap bent silviu lurhur vlastislava aymen paulica ozana jekabs hamsini
ignacio vilhelmine mathilde austin oswaldo branimir tomasa egeo slamet beuve dionisio ramata vitezslava iven
aleksandro divaakar asal brandyn iris cullen justus jernej daliborka jelmer riccarda maas hendrika ceyda
hrvojka gladyce salomoun bebe bilik lars agathe allie ansgar buyandemir olufunke marcelin yannis anjali ahmet
asmianto jacinthe soraia sunay demarco ruthe harun rodiano marge loy tichomir bedreddin ricards graciana fedro
emanuele vuslat emine durgeshwari gaiman gulpembe nilde ridvan loa ismael ildefonso julius delmer miranda
obioma lanjar valere vedanga trpko baltazar medine torey brown todd elisabetta eve darimin vojmir leanne
brooke bilol harald soan pontus rohan behram adetoke dionigi dag randall annabel eufebio cayla ilyes brittany
nicolas crin drago guldem bertram ksenofont roko arin roxy geronimo ljiljana annette libena noemi ofelie eytan
carmina zejnep horacio chinmayananda barmakli baydur mihnea radomila anshula petronio anae dusty pasquale
irwan christy adolfa ognjana alimga usyi patroclo melania joanna necdet hairyanto misaele gisella maartje
lukhona abelard freya millicent marwane georgije ilke timo sidonie nives abbondanza mnislav stepana vahdet
lidio amalija madalena halim kvetoslava terrence vrinda aanand sylvain michela bradford muhamado virone irina
prospera karak devesh manlio alexandru chidambaram cora kim svend zdislav lera kyllikki zoja llewellyn sitara
ambrosiano candice yacouba perle lida melda dario hermina chiranjeev arunthavanathan agathange orazio jordy
korneliusz camillo magdaleno poul presley raihan roksana carolyne aquiline catur tonnin abebi sherwood lester
oceane prune florenta ally doda rebecca venusta iustin azgan matthew lykke zelmir atsiz danko izia ortensio
mayoor jacinto omotara lotar beaulah chelsey karsana sarita nika arleta gatsha geraud chandira einars
gualtiero alon somnath sekinat macario sila rutilo marek aratone silvere spencer devante ahmed jayde radomira
ottilie denizalp hillel celik loreno onome frederico musawenkosi ozod amrit deon melanio anouar harimurti
meena warre lucretia daphne garrison louis robina amelie digdaya aurelienne patrick toni karmeno miroslav
charley hasin serif jagadisha bayincur zdislava jazmyne onur doug lazare galak garimberto alima zelma svatava
shannon moxidil siv dione brionna pavlina pantaleon bicek osmund iyed herluin arkadijs gianluca maddox zita
jumadi diri filotije adele sulton sfiso daren dilmurod huma fionn shantanu vaidehi brannon dune christ emrah
jesa sahsuvar suleyman nazmi belle alessio mahe swarnalata clarisa bolukbasi estevan sanna sylva unseli muriel
neiva edvin ranek vladan hostislav salif katica esi kala sixt nicla hiram pirjo kofi noella ifeanyichukwu
charli bino cem simono rajana ferda borek solocone nikodema martin azelio tudor ajda lenka marielle joost
muyassar meredith parfait elyssa ctibora ilia manfredo acik minnie zihni eero garda nedim kryspin mattis grato
rosa bartholome jeannel izabella milo luminosa dortha safi bernd snezana jela acelya turker ozcan nels
bhilangana erine amerigo lala braeden keshawn sibylle benno gozde anastasie valentins kerry richelmo adalmis
silvano karoliina geza tiguida fabia yasmeen imam gita lior devran isabel shivakari agathon melchiade edgardo
yunita kirstin ingeborga ludovica sinja kawaca alvera siyanda smilla safura bilgebayuncur joao zamfira emerich
omobobola esmee mohamed franc dusica gianluigi rapulane rusman mattea ansel tyler shay alvina gerarda ulfet
lia cerasela joseph danica akkurt asimodeo talea decebal carlos steve stella anamarija youna arijs sharmila
fynn quarto destiney anne giadero belinda brendan francisko cornelis nuran shashikala nandi kayca rawane
reagan bogdan bartolomea dhanalakshmi hannes eliel merritt novella cornell maximillia maxence elion
oluwagbemiga mederic bunyamin capitolina borcul sister heda ombeline chakravartee heikki hana aimone sauveur
hammad samsul danka neyla dogu tuana daantje rebeca amarande svatoboj stanislao helie liva aicha torrey lucia
iva baltar menardo angelo nozima leonilda aino novi belemir zitomira wale guy alpike damocle foss mirta colin
karoline tate vuk paige albrico vedanshi dluhos doina anthony marlin milan sidon kristiina torrance omari
adaline gabrielo minervino huzeyfe herminia anina alsu ilse bojan giasone deodata sucheta dorthe bivoj marat
clemmie sukanya jozefino talia davy hardi vin aybars romuald bakti lasmono dedric eric laurencja rosemary zara
nidia destiny wladyslaw lucile ondine alika arbay mex frenkie mamante aboubacar evaristo wes leonora varvara
pablo parvati yazid daniella amara ilana oussama evghenia sanem walker ronja washington giyas georgina reese
milada savel fiacre kaylin begoyim sihem saroja vittoriano philani marino myrtle polly sifiso ozden merle
barkdurmus penelopa candida sylvan codrin erkki elmas carloto sijuade theophile kristy hamit romualdo tiago
laurentiu myrna vaughn perseo mina chandak marnie toney zsombor ionel anar faustine garland fantin myron mack
guido hanefi shaun hollis samed shirley livius jaydon onorio reyna polina karsa annetta cene abdurrahmon
iraida frederique verdie fily mels artawan maren bardibay kastor wiley pervin szonja korinna marcela celal
theodose ivana egle feline kjeld rolfo polona ianis jamar jaclyn ulker andrea jammie myrthe hasan aimable
liyan ninthe basar jono joann kariane vibeke zekiye madalina annapurna mukadder daliman barsboga mirabela
nynke zev dragisa blandine reine furuzan sebastiaan bjorn bobbi prima anastasije rosalee oktavian divakar
vildan brune lilianna devyn sigurd corine tor matroniano jimena jachym mehmet lillian otis oreste gerda bjarne
aloizs mahmoud barsurungu oma sahinalp garett oqil barca alton fulvia carole inaya ibrahima gulemen uriel
michel velaphi ghita mia fidele ernecjo mactar ewan smita lizbeth bure giocondo mustika patrizio fridolin
begdurmus chasity harsanto gerardo ricardo verdiana abayomi sanya alexandrine sennur srboljub cihad melodi
arsil reece jocjo anuska venceslava idella ayan zivana opemipo julija gavxar lutobor rino miromila artukac
bharat arnold febe arabela isolda evert lavern kays jacklyn youcef cheick tatum marisol dylano anael iclal
maksim chris gulriz hikmat diodata theodor meneo cedric ilyess claudine martim butak flore christop tuhfe
rufino mailin nilam zosimo yahya feriel delia nthabiseng kadir helin monvids esenbike stiliano davids dion
jasen lacey omodunni efken hettie kemal mareme wende dimas sindre albertino sixtine dincer ikbal tamina katia
lutibor amon filipe jakayla lavanya seb thorge namik nayeli lere orell rufus bornak jaxx narcis guvercin
adeniyi christer olof tomislava lex cremenzio sobit abigel hafshah miles merwan akanmu tamino damaris kenton
aquilino rados semion jilji geralda bellino yildiz sohib kelli bhushan didina asija lesley fien amope
olumorotimi jesus loane janessa eusebia armani maan jenna cyryl aiyana asma adinath bayri luc vilemina sven
agrippine dundar liyana khalil hamish jacynthe temel winfield rika til girja pio arlo bayik alcibiade radovana
adeliya idea nikki iyinoluwa chekhouna vavrinec turkes kirilo asirwada floriano mayte dwayne tugba alptunga
anton genoveffa billure cagri teudosia wuraola jail sandra marinko acilay mayane gunilla allison jesslynn
frederik altintarkan verulo kelsie nela fryderyk jane vasilisa dado adama acim iveta kani edison tian gothard
karson sabar norica akbulak toy cristaldo antonela emery rasim suzie lyla melezio stig corinna olle mustafo
amely taurin davey caba dilberay lutfi shashi granville segilola veleslav gagan berniece leos monte darrick
reginaldo katja evelina bagis marton jassim annemijn ivanka zakelina astianatte afzuna riana milena solveig
arnould antino fridrich puji dex nestore agalak chiamaka sheryl marcella sadye sofio lizzy eufrasia bayankagan
begi empirio brandy patriko davud violetta josip joe daley kesme judyta bheeshma melichar doris saffet mark
mojca elroy atberilgen kaynak penelope sizakele thea inger freja bitaybiki agnesa adalbert evann ayinke
geanina suzanne amie krisztian sophie chandni aruna regan reza bilgetacam cosma qudrat abdulholiq graham xaver
pandu dumitra annalena neri tekla valeriu tiberio zakir katheryn diara keegan florine jasper leopoldo ozge
arthurine servan edita aygun uzeyir adalric ilies elnare ellie maud evdochia krishnadas arlene paulin sostrato
ambroise belimir sevgi stuart merete egmont mulyanto bugubilge ola sasha prokopa rufo frederick gideon elyas
tjasa lewin vaclav nikolasz loraine cathryn jace tiina andzelika lura olindo yasmin alisir mendel ino hanna
beau bob leokadie norina gurcan lakshmidhar fletcher radimira ersan cecile oscar mara samih nicolette meire
hulusi roderick venusto maximilien izmael antun keanu elouan jinthe emils deontae shania zoia adlibeg mike
emerencie timothy gigliola bagdagul nicolaie agah umile lynn giovani maxim anahita rim ernesto noam chrysole
sidy lot skye sofronia tuva katunkiz klara maija huguette bhadraksh doganay basci kriss laurentyna julieta
leonne oreofe abiola caden janice keisha andree alpkuluk ibrahim maxellende sibyl ayyildiz sabrina saar noa
julan brit ayren zvonko ayomide alanis yusiv arindam gandharva dobrila dirk rhea chisom ega ximena vojmil
cristiana marolo buck sarai elvis ancuk faris adalrico rike basilia mircea maffeo rosan ergin vseboj
harinarayan manetto klementina myra sayyora akumaa kasiran rejean hassie ansley apuleio lynette sinasi armande
manley andrijana egor sunniva danika nida renaud steffen lamont amaryllis jitender ruslana thomas cvijetin
ladarius bassiano bahrom stanca jaylinn lea gulsora bagaturipi boet archie balthazar bektur violette gregoire
qori ayhan comfort lothaire ignata aldegonde zain daniela trine ferman ovidiu kaycee levi dannie vive douwe
mathurin aayushmaan kaina bethel lidia gligorije ajeet altin joy blair haskell payidar filiberto lila nilufar
viviane xaviere mazie nelson ferdinando tasdik lubica hifzi kody cici alica antonella marla tugtekin damaso
nistiman yessi cloyd leila thibo haya kiley marcel marjan spytihnev fanny gamze erast anko rosana fazli
elfrida oger oluwamuyiwa alonzo ea tabris anna chidananda dragojlo barbu metin amando kartik aminat margita
ria rotaru chetan orio vergie beatrice ecmel youp loredana eloane mona alejandro kenes zbyslav argelia
gordiano meike dilare semiramide zane constantin jaquan grigori dono asil eliona rija adjutor alcide carey
isom purna enie ilbilge senay valburga ebba payton bogacuk rudolfs medard seconda stefania ezekiel pharell
tekinalp marijana eufronio husnida cassiano mansueto isig nawel shanny ortansa evran tuncer carlota rowland
ludolphe gopal adelbert jelka zaccaria dieke judson loreta durward brenda guven eudora pamfil adsiz albrecht
ultimo reybaud sancho jadon virgin yusuf danial kaitlyn altemur faustino mandla jaida fahrunissa akbudak
platone thierno reid vladek abdelkader goran nostriano gineto makary anom oguzhan mouhamed damien kristofer
anis annamae hank gulay mariama jusma veceaslav jonatan baldassarre efraim irsad jinte alea banawa akshita
violante halil joschua tesifonte mirto stan clayton bercin friederike mildred ishaq evariste slavoboj ed baya
ghanashyam asja otilija basileo kalinda amin ferhan carina azalea brycen ilko jaiden zana amrak lestari tevin
skarlet chaaruchandra ivancica akboga mattias giambattista tadeas tierra carrie azak murray linoy rio ksenija
naud manfred giriraaj predrag ondrejka ermenegildo selale ponziano xatun thobeka johanino constant lasse
cirilla enora guldeste maxfuza lava imelda odessa nemanja wissem shawn danuta jude spiridon didier erling
kathrin tranquillo talita rudolph halis cetin anders costache thamsanqa marcellus buluk wilfryd bradly prokles
azban zacharias darnell boaz clotilde danio uli josefien castille tiburcius evgheni emanoil sarlota luana
scholastika warsita pattie haleigh zulfikar svenja elvino isin marzio zigfrids philibert brita asmadi shayna
jurg gemma bucan cirano anghel luus agesilao detmar gaudenzia neja oksan cansu jabari puk izak hazar daniil
darla carminho nafisa lennard urs elie libor wakiman muaviye enno apsara ulberto tizian tijn tolomeo mpumelelo
jesika frana yadira vidya schuyler nesrine vinka hortenzie liv hansjorg laurenco abdulazim armagan andrin
cilenti brianne zaharia assetou velislav nqobile lionel devika cortney gertrud hevi dell kirlangic margarida
antonietta okto cecep tunc tijmen jelte alessandra marwin bayat zanete qosim alexine deepali oriane maelle
armel alvine chakor vivien sjors bilgic maca nedra pilar jukka berit vid latofat titilayo julian jarwa marlee
sean jona balta chandravati katharina wanesa galang wilton terezie itil arona puck xaverie sabin adrianna
kiano ryley csenge oluwatofunmi doubravka kayode alamu maely chandradev guler art octav babacan luena janusz
andelina bahriddin georges fenna lili kgabu vladimira mavlon alpinien elizabeto joza ayse noelie kathy wava
ludoslav arminio christoph settar cannur camil samba islom beato astrida laureen youness toluwanimi carolina
savanna dilorom ricario morgana ansaldo gerhard jorrit balapati olasunmbo aswani riza fabienne florent jakobo
alberic svatoslav twan blahomil gustavine bernarda eugen dimitrina akas yassir akua balijan euclide izzettin
marty anastazija preston caleigh zelda chitramala begtegin resad emilie noha stanislaw ekalavya keely titilope
calebe kveta karahan suat ilgegu narciso gust julien absar valeriana zbyhneva trycia isabelle elizaveta adolf
scarlett oybek dean ike girart sveatoslav zbyhnev kadidia gail slavoj benyamin katherine marwan angelique
cesminaz alvaro mama chidaatma safia sid maissa sarbello ambroisie cenk fehmi gulistan floor buyan fulcran
ceylan cansin perica borna devajyoti laureline kadi mavis humay tasa quincy dacin kenzie anghelina drahotina
virman imogene hildebert pavlin robbie jorn ciler darius uttam sinenhlanhla teofan aubrey bayrac leandra
sapiente mabel egrim marguerite subhash misty cecco nedjeljka galuh georgo battal brielle abraham arpat simen
ottilia meghan coreno kyler kornelius bayram sirojiddin anderson nahla patryk herman marilyn rostislava fine
harmony mathuys juliette rachael darsirah junon eliseo ulwazi amos yohan livia fortunat rachele cebe
abdulhafiz gioia dunya magdalen gursel arabella ole kincso hilola firas banel witalis maurilio adame voichita
editta rustam jeromo patrycy neva earline laney shrishti hakim seff alissia leopoldyna fatoumata lucie taiwo
laurenz hortenzia myrtice miladin seraphin mac sadie palma hendri gottardo adedaramola evangelina kees nosir
elzbieta samukelisiwe naja baldu lancilotto surya delizia vahid rasifa himawan eusebiu ayushmati svetla jolie
jo naudet levente balamani ritesh atanas aykagan arthus dasa letha abeiku eugenia balagovind yael samantha
braxton annonciade anabel kleber kayacik malena angele mart baypure chiril narimon bermek anrijs gajaadhar
telemaco paul emmi shelia fazullah tancrede marina kismet ramy gejza regnars vlado aidano rajinder ivan
aktekin priamo govinda makso casandra quinten feridun tezer olim lourenco marjory preity gardner leelou janae
laura bambang khady karolo genesia axel renee danique lazarz ayman natale adriano malvino amiya janko mirela
jette mayline leonore elisabet gwendoline xavi daryani wawrzyniec andrada lauryn pravdan ibou livio ugolino
erentuz muktedi bertha erasmo boga falba parker quintia hattab ikrime apollonia barskan noble dame prospero
pangestu antero tevhid brock vijeko nikita shayma jusuf tyron carol bice nannie anastasia donalda teddy
fatimata hannah malco marilyne lene inga oral eloi uriah engin roslyn arif dolly sladana max giuda christoffer
demetris telchide odette dewitt lancelot ira nellea akvelina arcadie salma perihan eleonoro lucca joana terenc
mimma nyah dafne indro driss milorad anatole viorelia cuneyt ludoviko romee moriah lassana albin pauline
claire inge vitali fleano eracla mutemed giovanni lothar lenia carlo loek ovidius hedelin noema silvester
calogera drahutin edmund theophane romain drajat stone olimpiu liselotte csaba gautiero johnathan eflah nowi
bhadrak crespignano hasta primerose balaban ade tasha wandrille winona elmira prabowo edgard mertie daciano
balazs sebine federico bala eino alexei milanko viggo muge mihai cassandre mine brankica aliza ippolito mirza
pauliina polifemo luce danilo misko theuns bosiljka shakti berat nandor buddha tija estiawan bozidar kent
ladislav bette opan blahoslava diogo irtis ciya dennis klaudius narayan jazz reed vasudeva florentina gioconda
uros meyra laurane lucien eleanore barcadurdu johan linne jennie terezija ovidio klavs adekitan gunes medea
warsa megan stephon krasava calogero ismoil nelya chatur siddhartha danae irmeli indiana ilker lumir ronak
ariste kevser roosevelt geminiano bibiana maxsuma valeriano asad alojz auron gaduh matheus onesto tadeo
mellina upton lucentiu tyra juta flavian jenifer giusto gasper kara elifio kamil khadidiatou sohane tymoteusz
anjushri brant deron olufeyisayo norene feda fanika tunay arinc edna paolo danuja poornima bortolo malthe
chranislav saige hata altankagan florie veli dianna seher boban novita vince katarzyna abelin kuddusi janosch
evans barman florestan yoann guendalina bernita nat astride tomas nikkie eloise zaneta leandr zehra tomi nalan
lamar elanur arna london drzimir iacob cedrik sharon tami satish jenel kanchan roy artemis carli celestyn
lilliana gabriele alec davide ludvika aristofane arnaud ayluc leticia algis adelberto argil enola anissa
viktorija vladivoj zvonimir leontina darryl enecone slavka thirza zenija bibianna ortensia jayne yulia can
janelle claudiu enis girish chandramohan barak ward nrima rodan vitoria juston dusana anvar ferenc oskaro
eleni parsla erwin clemenzia callie radomil ismail ashton arkadiusz akwasi adhemar uluthando seyma kadin
jeffery martial tybalt carson purushottam cvetka decimo stefano hudson rubye audra nyoman bunmi boleslava
dunja ifunanya bertille behrem ansovino secondiano gautier vega jose alano lachlan rajab vidur giriraj barbe
giove kristin kwadwo fayzbek chyna ireti alojzije agnimitra himmet alade baymunke charlemagne eliza dania
leonis laurel brajan floy karamoko sadik linnie amber karine lian etienne franz anneke trofim jourdain
prayitna ibidapo marrit bambina zobuhle velda florea saadi svetozar hilar sofija camille pribyslav nurgun
seckou achil chanda okiki vlatko querano kagan napoleone rusty cahid adeola mohinder malina chaitan joze
shelly concordio maurice ireneo eldridge clay nesim vishnu tolqin aykan birgita levana nabin kamoliddin urfon
adedayo muziano lula gerbert saulcerite kamren davorin yildirim konstancja perver muazzam vitezslav serenity
kariman arslantegin daria mulyono oluwunmi lai drahuse nalar daru morgan adikutlu ksenia petronilla otakar
zelislav vedran glorie chandraayan shane dags quinty eloa josko eddi tea timothee durodola udit szymon feliks
dumitrita semenica mare safiatou sebnem elgin drahoslava moisette taddeo lerato prisca devdan nia balkik
asartegin lyda malvine teodata horia saiful otomar agripino mickael nimrod robert hubert gbolahan asmaa
dionyzos gussie niko wilmer renja yvonne rosendo rengin leopoldina venerio legawa alisher giacinto bhisham
isee hojimurod amine gottfried drina sname atasagun tycho emanuela enzo august alcine bugduz rimma savion
assia watson rudite thies eda rayona deborah cenka traci emi kreuzo anni theresia leendert hailee bolun csanad
sempronio maybelle edd bidin zabina houston cory ulviye loula ezechiele euridice jayce dereck alyssia marley
neo sipan fereh jaeden luna orenzio milovin adam irem rubiano teea pavla hamima sarada anaadi nereo german
sabrine lindsey reinhold borusengun elliott keno dorit barbulsun ronnie galar simisola gulsum boge colombo
nicolai krystina sue nikolas teagan titien theunis eser frances behlul ulla vilde danang abdussamad john
dhanesh petrija olajumoke melina manikya jacquelyn koksal gokcegol trinity fabrizio hermann rachel indra
kamola achyut yogendra bonito nudem ayitmis maricarmen tanushri jamaal alma zenon chaten zerrin yuni kadiatou
petr febrina aasha april nadia mateo agabay galileo leopardo natiq moradeke valeri zdana tillmann rainold
nadine marko yacine habbab kashyapi ildegonda chinmayanand jindriska desmond ameliane zigmund veysi himadri
zora pius abisola maram jesslyn dua fatime bargan louison hennes snjezana elouise aureliu vera lyes teije
hudavendigar veslava siddhi elyes marietta viktoria yaelle joas edda bhanumati dalimin theresa leann dallas
layne sidney mace natacha drahon tana salsabila mikolas dinesh kristyna fritz toke crocefisso emilia adriaan
yumni emmelie domiziano tyson moa waylon zbysek anibal dimaz unique gulnoza gonul cassiopee mardon kwasi
garnett floriane shekoni eduard wolf neoma valentim ozren manoah richmond luisa gurol autumn tyree joan myrl
alzbeta stine brahmanandam giona zlatuse mirte dave emiel vidhur garnet jale faustina telly dayna evarist khem
rinaldo acuk sulaymon oleksandr alp borka gabriel pushti maelyne giuliano duanne luko belcim manuel songul
faya skaidrite akande mirek prem maeva doroteo aytekin seda adi marica darasimi inocenc murphy bassilla
ctislav mudite nermine bettina kadem tanner aimee lirik teodoro yago goksin pol simi johancjo estel lupe karma
lambert ulvi tomiloba botond sebastiano jeanne olivija steven aletha torben nematulloh pardo ifeoma jano alok
saim sesto robyn wardaya alejandra alekso faik alpkara radhost prabin jim simon victoria virgilio alfonsa
junius oliwier ranolfo marian sema badis ressie nicoara capa dagmar ataldi bhudev rocky bud anemone jamol
hulki olivier elvina iyabode drahoslav abel evalds josselin dubravko bratislava emong leilani stana fiete
medya mervin tre aykurt velislava marcello franciszka daphnee bernadetta ize melike swassane stancu keyshawn
fredrik birjesh emeline jamshid king sybilla jaden dewi duarte liliya susanne malek zelibor mnislava sarani
giordano monroe mariem graciela alaina tammy illuminato maksimo gulegen baby apa salomey olin herta ninfa
crina gildo caino virginia kyano jill henrietta kubad veroslava paxton muren jamalia thulani paris akalp ilja
shad ofelya bogoljub budag eliette alayuntlu luzie dandapaani winston viorel octaviana thore ferah adrastee
javon macie hartaka komila marlo isobel heema bulut francisca gavin juan selami hamed oskari ndleleni bastian
lovisa falih unjani lasma alena arian lubor darshwana fatin micjo anuta hatem tincuta aldigerey chraniboj
sabina tazio rashid ariele fitrat atanasia florentyna zygmunt amar ekaling mercede chaima serpil cyrila
gautami evar anjolaoluwa filofteia bridgette bankim henri motunrayo maarit lutfulloh vujadin velina lakshmi
leora parman irawati rini eizens olanrewaju nkosenye nebojsa caetana mojmir ebren tugol alaboru adela harriet
makan belgi landry dilsoz eliott shana bindo adolphus ergenekatun erguner meriem antigone cyriaque ergun
eugenio alayunt keyken afet sjoerd selcan yono andac naya prita koleta enos mennone venere vincenzo magnolia
gulden kaitlin ludomil altmiskara reta laurine rana anasuya afia tatana tamara iliane junior kehinde servac
ratna sheela milton feliciano elliot freida antono vasilie forest trevion abadon mikki illidio celeste anatol
maryann lizzie leontine reina havla pierangelo ivano porfiriusz fayen marshall assunta clio anatolia miriamo
mercedes youri faderera archambaud taskin bulmus jackeline gheorghe nike noham anamaria brieuc nihan loris
argine franci abdulboriy prasetya ikeme ljuba matar diarra elina raff benigna seghei siska deen lacramioara
vilhelm pie pertev linde kassandra zbyslava aladag rodrick malin amady cinthia amato gatien dorka coco ingrida
ysaline ombline barkan vlatka jimmy atinuke kiyan zdravko titus menka natalia cassandra ioanina grgur madleen
sosteneo ildebrando omer kayli ellada darja amahle norberta chrysostome nuno chaz guilherme giorgiana tito
aglaja piotr valentin jiyan clelia milos harper ian ubertino donatello michele hoyt cornelia chitrali lal
rozita gabor terrill jennah saad jatmiko gerolamo thijn kellie adalardo annie abdulqodir renske emna mas
susanna zarko sinesio gilbert giulio delfina geraldina atreyi attilano adem fabrice romilda teo emmy ludano
fehime pip pearlie luhung ante jacobus wibke celestin adolphie cyrielle birino laure hortense safina pierce
edilberto inessa lwandle dangelo cabdar huseyin felicity chandramani ruya betty pascal makhtar lisandro
nadalina kamelya perkasa travis fieke brigitta lone mikaela paulo fikayomi angelita buyruk kubra cahya pepijn
rainald vespasiano easter sizani nolen henrieto dragica adolfina cagrihan gudrite aiace nimas sheila talrits
katelyn sylviane gaglioffo beti horea yani cirillo tyrique akboru sierra hilario derrick amabela ivna umut
didimo celie elmore nyasia nedjeljko akim gwenaelle ina trevor dax alpaykagan jannik philothee livino raymundo
rageswari gratian ajita wilfried abd rhett mary cagatay pit walerian bakidin amintore hilmi jonas erel allen
stiriaco florica sabir petruse gauthier adityanandana bertolfo alpis juliino crawford corneliu marut olaide
humberto carleton calapkulu sim shanel alexandre rahim curtis filiz ionela muattar ruhsar amalia badr zlatka
coronato wael almine baudouin akkunlu orest cenek astalogul persida marly bailey meghnath neven kazim leon
samuel dhanu kassim tymon minh jyoti medoune mouhameth mila zubeyr marieke sona wallace lorenz andela otmar
ajoke silviana maximo valter tore phiwokwakhe aldonce harit addolorata tomaz emelia mckayla junayd placido
kamol cemil gurbuz ilknur empluk viera fabricia bende petko elias harouna lafayette teodozie nana sibel krijn
josiane brahmdev arseniusz leroy munir sasa elvan morena jeromy yaw ibra necat malik codruta ranko sudeva
electa matthis lorik nancy klaus ireneusz zelimira leola mille berkay durdane kevin maci plinio adhrit akpira
lohan iliana jovany dmitri breno jayda finley akata atanazy chizoba oyindasola ben eliot heath hanspeter
dinakar saiq tacjana gry bilgez uberto farida eugene caua wira nadejda dinu jaro chirill arthaud aydogan maceo
ulises michalina melvina devvrat artanto wendy kelya lubomir anuja joakim sinfronio temidayo makenzie licia
aslim maite gudakesa scottie youssouph turibio embuh matthieu medoro adeline abendam nazan adikavi blagoje
gerson ashok rashad myla newell irving liboria baydemir theofan eluh hacib danyl danijel ctirad bekectegin
bektas gopaal aktan vella lennie amalio sher natasha pavica vsevolod hallie aurian francia ludwik rozvita
kiera gibran ethem abdulmalik ikenna alban manil karja veroslav novak stina gorkem radika ayiz florencia
begine lilith opalina asa gherardo heja fiona beltramo tizio basarab taib ginger ctirada brahmaanand alphonso
gillo tijana silvestr rosman afsin matilda malachi iona gabrielle homer gokalp zoeva dilnoza saodat alcime
sadriddin laury peggie nasiba zeynep salomone sem prabawa mable gavino nigora fidel lenna hastal urska adelfo
mollie gianpietro jaromira micaela denis pratiwi agapet cary noelle brennan pollione fode nisa jamil nico ivo
zokir ondrej andro evrard dorota corentine lazaro mailo eustorgio annibal ertugrul ketsia awar deeptimayee
gaston chanakya georgel kalle afolarin clifton milka jody yejide dobroslava kaylee saverio nicu elvin lelia
bajragin sinikka jaylon ladina guloy samo beatrico rochelle seydou muharrem patrik annabella amanda bart
ermanno nicuta gala aracely catherine lauro remo sireno hendrik anatolii catarina volkan zala pecine shayne
wiebke mojzis paciano klanjo keagan ziga reymundo erman jari maureen wiara proteo lavina pran kumar enoch
jaimy tinca gultekin carola berendey necla katell kai ronald ige connie lydia salamoun yoav bertilo bilgebeg
richie zdan kambali mence susana zlatomira anunay barin solal jeremie xenia jalou valerija rahel elody metello
flurin jailey mariela rodney lenne morris turi fulgenzio bernadine emerance torsten refah vaijayanti hassane
westley casilda zorana jadwiga katrina dorinel vilema vena dizik damife cheyanne kamla pierluigi eleanora
abduljabbor callisto aliz norman tyrell vinebaldo usha muaz arthur mawusi cosima charlene ascension cicem amra
maximiliano nagabhushanam adelmo nolhan stepanka graziella audie diksha arsinoe dalimir gerberge raf girika
earnestine mateus otkir emmanuel klaro javi elizabeta maros appia vit ayaci inka keklik settimio mansvet
izolda daciana atim anggun dewayne lilio seyfettin abosede klitemnestro dipendra abakay amaranto blaise kurnia
magali nkosingiphile artus nala gianmario jolana sterling sante abhaya cantidio vasudha monique krasomila
carine perry reba mckenna uzayr osvaldo colette giosuele tomaso juri alpagut danyka tabita rashawn nirbhay
ludvik rhoda clarabelle enguerrand domen moise elpidio kasiyah ulduz allan bozboru siena banawi elisabeta zdik
fuat leif carmela basanyalavac emilien leono vesta ilqar ilbey rahmi laxmi cagan zdeslava talon yaron libora
meda veleslava ilay kory bugduzemen katlynn siem jax cyprian jaime trace kale ramesh efimia arwa rajan alice
roj barkdogdu alvar amarnath jalyn clement nozipho drahomila ivy ryder etela timeo olimpiada eugeniusz sephora
coralia svatopluk vedat vivian koralia pelagia zizi maloxat trever lennox vladimer daiwik aria marta dusan
giovanny mancio elvezio cagru altinkagan elvera andelika vasil bhargavi chauncey afanasi frederica isai
teobald rosita sherzod lis judito rui hillard abduljalil bendeguz aurelia kamile sandeep shirine nya kick karl
malick ewald godeberta batuk zadig senne alin levio avar liliane annika debbie kabil cager kimi vaclava
brygida charuchandra musa leny jasmani conception lolade basilisse russel demilade iseoluwa nimakoah earl
rizvon chiaffredo bohdan ceca demba riyad pepin seamus ennio aris lamiye niyazi enderun nhlakanipho hektoro
sude benjamin kwabena salwa qobil zigmars devani diocleziano hillary euseo giuditta yarah bulgak maguelone
guenda lorin vasudev rangga ameth veselinka cesario stefana erol kairav jensen atmaca bill valfredo arturs
davron celina corbin micheline armelle boke michale aviel amit edmee basanti ilhan monserrate atis haseki
soter mazlum gal adityanandan kemi fikriye caspar kubat lucienne borivoj famke judge jedediah arvel michal
laila akbas nea flavia lukita susano quinn teja fatouma teoman evzen severino phila madlaina dinda alejandrin
river amid frantiska damilare marit kornelia manasse mamadou gavrilo vasco cristofor silvana ferhat giorgio
abbos bartolomeu jasna sanka nesa benedetto siep budus elizo alberta akeem leman adah berti ermete otha gamani
fitri sef lilan prascovia gazanfer kaan aagam evdokija samiah abdurrahiym naomie rada dalimila rudolfa
adberilgen tezel chandrani filipino mads thulisile anno clementine yousef bridie budislav victoire ziad
ercument arnesh mauricio cabus niklaus armandine emmitt breanna demiralp diler ziva mihajlo yuce sevval
anastazio cassio guner neha ljubisa cise boldizsar arystarch abhirath silvie adaldi silvestro mosinmileoluwa
gherman bahuwirya claudie giulia arslan ekaaksh matyas jillian ayotude asta baidehi aliyah alcyone adolfs lyan
jamison orsola dev tulay geta giustiniano diah leia prassede zaida shahboz battista adrehilde rupinder hugh
janina aculina yosun gulben konstantins jolien edoardo johnny santino veridiana cleonico zamir bade veneranda
remilekun tereze lyn marcus verlie kayleigh sirio michelle amelya arnulfo odin artemisa zackery uqbaloy ties
tullia amandin larysa maksym sedef mugurel toncica ghenadi zlatomir kanaka ciara amata najwa insa jiri erkan
stanislas brajen clarenzio mackenzie jelisaveta nilgun eufrosina marine khalifa zlatan zetico stanislav beglen
arden anora bozidara ethel marsha zin katelin furio tankred chahine sidiq tali arijit halima lumira donat
carna liberato palladio ezra niene lyna assa leela elisa som elmurod sehlevent lowie arkis damodara xezal baba
borut aloys yucel atilgan teresa valdemara emie arialdo tapio bayboga bethany juhani chet anneli ulderico reis
jaunita michael regitze piera kresomysl carla anandamayi antonina broderick minervina thibaut eusebius edgars
kenneth lungu melis zulaikha agostino aurelien anastazja dilbar enna daiana teobaldo ruprecht shilpa
vlastimila herberta jitka nihad maritza uranio reksa olayinka baylee wannes fatima depold jacek doganer axenia
noan rene gatik stephan douce catullo eunice vica nicklaus honorine fadime suryakanta edelberga demario kusuma
rex livie nonhlanhla ilinca innocent saffiro cagribeg oswald alceo sartika dezider vali alexandrina mirjam
athena scholastique fitria florin bastiaan ecrin keji nastja nelli makuta finia arsenije gustava lota americo
janez csongor ilarion maurizio labuh semra aloyse merel ingeborg mindy ayvaz adegoke tomori jaromil biborka
nicholas deanna barcadurmus hedviga ergene fos vjenceslav dorthy adelphe opung radislav imrane ekundayo caglar
marlena norberto mamert jakelino roma chaturaanan lorene mirko rachid lucinda pompilia nienke una procopio
kagiso hilarius elissa renette selmer terrance leta aykal bayruk alia sakina ziver ekrem antimo dayamayee
miruna viktor bernie marjorie egona utku vojslav clarisse lawrencia brunehilde brajendra kwame wulan rozana
zvonimira barsgan prayag mikail vitalico maxine kalervo botan jaroslava vlastimir juanita mariella rafaelo
dorottya heracleea evelyn petrica durica cabli ozodbek emidio amaury caio reginald liah itzel bodhi claus lien
gui zef shola hikmet gislebert ota kayla inars vanya fenne pravdomil william nae nasrullah joep aube dimitri
bodhan ludovit athos raisa camryn merijn hunter kyla mirac benicio cesare madelyn amalthee ermelinda olivie
gumesindo mari adja kanti wilford shari svetislav shobhana uguccione camden monalisa phil abdulhakim tihomir
julieto savanah bengi alic kevon vidiano anatazie vallie benice seppo ralph dayane dalie berenice arike
sheridan isac judah giuseppina barsaba mijat camelien svitlana derek abbie cale nicoleen merl akin itri
achille satyen burnice alpyoruk murl izako nkosiyabo ubaldo heinz knuto patrycjusz pedro kristiana mutahhar
iwan handan stanimir serafino alphan ibodulloh luca althea nolwazi akram novan selen chidaakaash chitraksh
evaldo noaho vinsen aristione dulce silvian wm imogen iosif aanandinii aubree jaivey hamdi katina mija linwood
morenike serafin atena elior chira eloisa shaka buford yuksel bulmaz muhtar smriti maksymilian mete alfreds
ritva esta aude jindra akinwale vasilina davi harold fausta onoriode anise dieudonnee aisyah garfield sare
loua nena ora skylar ixtiyar liman sahin abaco trent mubina tunar husnu auriane akroor kircicek vukasin riad
kemba gergely zackary vasja irena micheal jihane andre edmondo glen cosmina deb vishwamitra ayana emanuil
nicodim lawrence marte korey glenn assomption jorin adigun nash burley muktefi adwoa arlette timmy villy
vienna anila marinetta coleman mansour giovenzio tushar cemplunk scot gunars sil tesnim candar zelmira
clotaire innocenza katlyn balangga anouck moshe cleveland alcina matko jordi katija arik sehriyar toussaint
trudie alkis anele thierry catharine erico huub basat grigorije sander unsel hermiono imge matiss maad nnamdi
mesut maissane citra akdogan dorana recep janos ameyatma mozell savino cengkal rameshwar jonah arcadio deepesh
dov ojars earnest almira leandre maurits ursino hanno martana camila maina eudokia milovan coumba vok mathys
orin achaire obie maheswar dragoljub torquato timoteus dainuvite bobana teofila ata eniola javonte torkvat
ganesh jamal ifa asila indy yetunde akkus larue edvarda erardo betemir eralp venceslao omosalewa sihabeddin
purwanto medardo malti yaprak kenji justeno saveta jaquelin deangelo tanju domingo connor erwan clementina
claudia avram iuliana gorazd milon osborne sintia laetitia zacharie kapgar fara sinan felicitas horacy
vittorio matti taceddin stefanino pam manal mathieu gul antonine linda emre janin valentyn fazilet pardi zineb
lorenza tanirika harley salimatou ermes pelinsu inez barcatoyun kamal crispino filip caridad doreen ujjwal
mayra aloisie divjot lisann alpertunga janek aalok tiburzio toluwani yoginder simge vitus umur savin bayuttu
rae anaida cristin josephin fredrick hyacint belina rasit eduards simao janni aladogan resat leena rebeko
bozan jakov quiteria berva batu andreo ramon renato teofil raymond oya orion kamilla taner feyzullah baraktore
marjane diane sev rozalia rosalinda erhan cornelius vital leontyn zarina tevfik cruz annabelle ivanoe salvador
lauriano walgierz alysha adraman birgitte annikki helier buhle adalbaude jente pulcherie barbala triston
desimir sanjay jawad orzu alexanne hussein luiza chandrabhan milly talya cecilio kelvin zlatko maras meik
filomen benett ilan riff rainer tyrese tara zavis vecdi arsene janka njegomirka jenovefa oladare makar buchi
olimpio majda onofrio arcuk catena rhonda oluwatobiloba sudi hans jadyn norma olakunle teona aristide helmer
gerasimo kumush karima fuscolo annelie hanus elea adalberta otello delaney wirda albano heidrun opal luminita
bartu kendra gladys juho marilena tarcisio emmie mikolaj darine viktorin taras marceau manuele said reuben
franciszek alisan vujica devonte etil panfilo uhra bagatengrikagan zula gautam dejon adikara kazimira dervis
valentino gati ursmaro samil dana vukota adebola redmond vjekoslav rajna retno julide arved octaviu ulfa
milano vik lucja bhadra viorica cawuk leano abdoul laurentia adin noviana carolanne erminia kimiz soline arina
barney titouan oynur tosca upik dejana yves cingir slavek bibi altankan gun beceapa arsipatra nomvula benito
sorin timofei bartolomeo monica leonid aristeo msizi isidoro morgane pavle alis ottaviano sithembiso zitoslava
amparo inesa marleen gulnaz erinc casper petteri gustavino demeter kaarina begtas amandine lanang petula
bahuwarna serban dilek ignatius bera akibudak shodiyor darinka juste amone juul leonidas talat moris sarmite
jassem aglaia berislav anjaneya valery andres kliment sunita benedikta bakiman amadou fadekemi azzurra
christodule kris cointa anusuya muhtesem flaviano sadberk kennith taufan martani winnifred mulya goswami
guusje cecilia cakrabuana gonsalwy budustudun tudorita azganaz feryel nicoline kader ihtiyor rahmat priyala
thando girolamo donnie pava alwar narinder milous borislava aydemir chandramauli isisa umaya therese casey
robaldo milivoj hadrien duccio miljenko ezoza abhisyanta aurore tejumola sevda tommie dobroslav zeynab
pancrazio helmut hursit hadi heitor henrich erazmus irmina anka maeve clark onorata ermenegilda elmar janica
gregoria mpho velio lalie murat radu estela liborio baybora enes raleigh tessie emory malati webster jasmijn
mandakini sherine taina samona akkun cipriana auro ubaydulloh swara ksantipo cassie fabie pelhrim afel arolde
relu abramo ancica piraye lega ulrico pacome berneice fabio zrinislav lewis bohumil randy juwan agata petar
dagel brook kamala jati jacoba carlee clemens verla prvoslav kimberley purwa domenik nischal mile barkin
emerald rafet frederike priscila pawel anass kuzey umar constantina vlasta kaci eleuthere oumou hayden dandre
randolf nazrulloh daija eloy virgil idil sobeslav jordyn ricky moxigul beate hania lieto ogooluwa irnanto jany
zachery margie taziana raci anselme patrizia anacleto yango ulfo kristijan chitrangada liyam dragomir martins
margareta taide warta karen vladimir kristine abdramane mik ireneus abeline emelie doyle jordana gumus faas
iacopone param paulino adella tatiana kutbettin ceykun anthelme jay agilbert vojin amedeo moises maman alana
vatroslav hobart natalie bruno ake andrian mojisoluwa pericle andreja aykut burdette eldora cleta daevika
svatobor pakize wawan tirta kawa marcheta thalia surano navin ruxanda nicoletta sergen consuela enrica
menodora lonnie kate soraya bilgetardu nuda serhad dorcas atalay gotum bacman mahendra nardi nila manisha
slavibor ostoja aderopo promise krimhildo naia mohammed diptendu absolon aissa vlastislav glennie pantaleone
bozica noel luigia marwata yunus karolino beyaz gvozden mae kelton troels sira mala maila bryana marin andreas
linn kveton dorde hedvig tiphaine oluwakemi iroda sidonio metod dhara maverick kenyatta remus aadi katun
malgorzata savinien heidi darrin dulcinea massimo sylvestre archimede khalid iljana johnson jovan vulmaro
hedvika asug omina furseo kathrine arnaude beverly libuse tessa amaranthe armando adina gordana shemar
bilgekagan kikelomo zofija molly souleyman mahulena teodolinda cheikh folco helga subhasini estera sanjin
alfonzo cleophee marianne zeljka bukola valdemar praba zaira liboslava raj franjo severina amir rima noura
abagail esen alpulug barimtay otilia sigfrid ganjaran anstrudie roxana senta euna sevtap fedor nergiz bakianto
azeline ansberte gianni ciriaco fanta berengario manar norwood bagaisbara elsbeth silje elio conner mitch
santiago slavoljub fabian fadil nick chayma lotte tome anthelmette wiktoria damiana graziano daniele ville
turgut israa diclehan andreea manon ilham anes mani suzana keren cosmin francesca abyasa sandrine hovard
francine mahzun dacio mursinin bilal marylou tomo brisa toluwalope marouane guljaxon lukman bekazil alexzander
matteo muktedir leticie lenja karlee anjela sakip tammo elmars branka ignacy merlin baccayman gundogdu rodica
shaima ethelyn makenna zeinab harmon angie mamour rozina adrain nonjabulo alfred kylian rubie colleen bruna
nicon benvenuta bamsi kristian zithulele branimira paule muzaffer pirkko necib gabriella alyssa elyne lucian
adams mariane catrina terry efisio tereza ziyo gertrude vidhya theo alpbilge cuzia melinda estelle secondina
liza izabela miloslava tellervo shaylee talis fiorenzo bless tonko bratislav lilly emiliano bronislava ronan
mattes calista jimram mikelis evelien simonida asmuni bara melitina maimunah dhanvin harry eddie aslijan
dayana vencel aryan robertina divis marga vlada antony mohammad merjem alisa boyankulu malia mireya felicien
klaudo lloyd gundogmus rabia pacifico bahodir yara giuseppe ruby elimena danny liya yeliz ruthie christa
malvina celine rainaldo quinziano atlibeg garik duane slavko ophelie baltaci heinrich sebastiao szabolcs
malcolm marijn mthunzi nadi barbora andi jamey krasoslav inanc primoz antide amelien abilay dior caslav
sofronie hisam mariam kayden cloe gentiana ivek zayn lidania frido jacky egidio tommaso anika amleto madlen
levoslav bessie hurshida hafsa quin prudenzio pribyslava hakki leona terence boru svetluse zitomir tokunbo
arija padam gijs avery ylvi brunilde hal pancario zahar retha chinedu bishal gonerio adalberon irene rossie
adeodat ratimir kolawole parla madalyn italo adekunle arsenie eustosio felina coen issiaka erdenikatun
dhyanesh muslih agrypina hari tilen tieme bayrak tommy royce aydogmus johannes pearl mariola jorga cyrian
girija liudmila kurtis mouctar sonia franco cakrawangsa aza berkis zakary jeanie hester mileta drahotin
ludivine idowu thorben semih omad avluc byron athanasie spartaco rocio sydnie respicio oni berta saturnino
apollinare shaily aydarkagan anagh tri jaylin maryse okan xaverius elodie bonifacio ranjan sadri kuzman ado
opeyemi lizeth zella lio liberata pietro maddison lejla andra gulchexra stephen salomon elza bahula angadreme
esat violet krasomil fermin nazli benedykt chaturbhuj bhoopat bayur mumpuni joyce issa milanka natan rossana
atilla bonaventura balaaditya budak nunzio leane shakuntala casimira baaba kamryn aatreya amadea donna bohdana
arzen brandi rolf dildar eef ami dawson marlie skyla libby bickici nelly subash margers bineta gokce kardi
vratko ranya olcay jaroslav geremia amico kiara gabino debra cemen jessie bakula yossef colombe andrei lonzo
chanelle ethyl annibale josuo shakila bulak luka ambre romeo adiba lorna bahadir putu bastiano pia stelian
willy raif firmin bagya elaina gamblang andjelina shirisha rainhard maik omar elizabet pink elene boluwatife
javohir ruzica divya guerin jurgis dianne almire alpha lutfullah rylee frantisek corto elnur balgopal liusea
giray gioacchino gentile meghnad kay adalbald vafo hedda suma makinwa maryanto fathonah karli hakon alperen
buyancuk nunziata elektra hud ayden clodomiro huriye koko sadoqat zbislav swann laurenty ozgur frederic
nicusor bercem ayah lapo yumi arsun frankie zoie conor lillie orvokki lorella stipe cezara berardo bicki
mahmut bucur liana karmen zainab baynal laurence neset zeteny patricia catharina adeyi bek isaias liksma devan
steeve alex vilem verano peter childebert fulbert magnus britney gunnur farhunnisa bafode antonetta eulalie
kattie pernilla rigard leander adrian acharyanandana milred saffo cirino guillermo sadi lenni anurag lennert
aylin elia eyiz honorius katie adeleke ingrid aileen christiaan palladia mofifoluwa seraina pranata jolin tira
verecondo adebankole jarwi bhooshit lysanne samiya diletta gyorgy klaudie gawati joanie nouri leodegar fabiola
juraj ewelina semsi borjan fiammetta ieremia adib fae essie renata badur leandro uliana akshat lee latika
lorenc penda ajana alioune joleen agilberte demetra joel milota abisoye mathijs zigfrida beniamino mellie kurt
giyos lucija bhupen bogac estiono bhudeva yewande avigaelle shyanne gioventino amira destini nurseli prabu
bagatur aruk matous kristof bohuslava shalewa timm hlengiwe fahriddin idell lev aldric heryanto louise ivanna
maks misra umida bouba nabil brandon turkan ntombizodwa deevakar gerald ewen coline huccet agrippa floare
samuela domagoj fazio bagus carlton auxence jost audreanne zeynel sefer jerome ceasar liyah gioele vinicio
gonzague eudes andraz meenakshi enio ilyass nurbek serenus simina peyton murilo costanza rejeanne jennyfer
waleria feodor iustinian dobrava rosetta darman kalea maysa tapan doriano oleg srna memduh henrieta amel
alican toscane gokcen behic isik timbul eliah antoinette isabeau amanzio sakari ianos rebekka bonagiunta sara
timotei oren gerry marion angelika avril jeremias rajsa selena graciliano naima smaranda zaki sakura ersin
jackie busayo karin zaur nona safta kian don horst alpay esse patricio maelie jil nanna asolat jodi augustine
fevzi benvenuto chimamanda karianne amande guiscardo rosalie nefeli yogesh maura aljosa krisztofer jautrite
gordon ferdinanda acacie bowie astou tibo smiljana gicu catrin chidambar kristi valera sexmus tao pelagie
kareem boyd leonie jabulile lilas marjeta quirino bawer vojteska donny katariina salvo atmanand daliono rania
lotta teodosio aminu adeolu gabi acace fatim yavuz cristiano subhi candide josef aleksander gautama sonja
manca kameron pieter jannis langa chadd darian erdeniozuk achim kiki omowumi salih solange terencius antonija
adhiarja cronida madeleine rover altay svetoslav tecla jena fadi valente joaquin akinlabi chaim pierrick
chrabros lemuel vanna nodira lune mirella sina bronislavs aristarco lelah marieme prakosa andrzej saso
bernardo branislav sylvia fannie emili neil jagdish bilgeciksin teguh bolsun antal ecclesio zephirin lungelo
baykara aryanna odolen modupe nikoleta aline grozdana sanele amac joanny ecem nizamettin ambrine amedeu stefan
davina geeta tayler henrike nathen vissia rotimi anabela vida kiel argimiro ombretta romaine astrid mislav
miljana anang veerle sophia jeannie kornel ayinde wirginia arie kargilac arda nokuthula ornella divo siria
atasu humayun narji otokar ardella atalan devon crystal shubha boylabaga zeyd twila hanae veriana conchita
davino ava danila emmet bunsuz remi yanis tiziano ekdant golia mikko fernando tarso yenthe klotildo bafana
devi israel burkek asel galdino sumeet michelangelo prasetyo shyann esben silverio adwitiya kelyan melia fasih
alycia bisenija guadalupe ema imke yosra isidor sylwester amya dexter polyxena burunduk veit bobbie demarcus
rickard stephany sarra enteng lennon philippe sarka waqila otabek oskar vitalia joesph clovis jadran america
rozalie ysee kezlik buke hayat kessaf dumitru sire anand adolfo robin priscilla gorakhanatha vendula zselyke
bardo vergiliu vilfredo koby ardito seyyit dragoje septi josep rayan leonhard ivar silvia asan keyon
konstantyn ahmad pelaghia eeva antwon sebastien caitlyn henning burluk lynne gulbahar yalcin alta cassien
ignacie demetriusz eldred zofie marlen orie markus mamie mutia fikret maira klementyna dipesh aymard zderad
bohumir eekalabya colt bulan jazlyn alexie amalie bars onorino elly yorqin sergei zayd virgiliu leopold kekik
inder elettra aurica hozan adaugo deneval silan esau gokboru dondu ikeoluwa sandor girardo amalric hande jerel
calcedonio elwyn chester gunnar minodora dorine fuldem wouter fotih gianna agakagan selda justice apollinaire
alenia niceforo anil geovanni judd koloman bell luke paskala eden charleen tarsilla esha jasnena fahri destin
felicie pippo houda egisto lilian levin simeone mustofa quinton amaya syble sebestian naemi elyanora gelu oda
may cevat petri precious bhupati voicu svetolik miray uliva melvil azalee libere grady youssoupha alphonsine
hardana pomponio santina blanca swan zachariah vilibald jerad maricica rejan ayaan ulku faruk iyadunni
averardo knut martaka charl iginio karley antonette brian tancredi paterniano asterie caglayan sever nadir
hilton mattia mirona hamid dinkar aurelian basademir respati simeon maica lilou mitra hadley mitja benone rick
basu ludovico muhyiddin eyram ima frederiko eva sydnee esteban douglas paramartha hostimila uygu nore darion
tygo burhan nino raniero sheri elisio miron claud pheobe aminte germano ayu jirina nanda stanley providenci
einar ilza kailyn bogde akdemir griffin mlad paivi livija farangiz dora denise marzia minakshi mecislav ursulo
abdel tais camilia riaan lavinia adesoji elin cody fran danjuma rasheed cahyadi vladimiro darwin prosper
fulden zohid mirziyo subhashini dahlia nursel biligkongulsengun jodie franklin betina egils ray hasim izoldo
soren kubilay slobodanka dalima yakubu madita cataldo nubia braulio agnivesh rovena buzac diogene suryakantam
shamsiddin yasmina merih laal dinis dakota irfan freeman cordelia hilal kyan vojmira salustio rati zinedine
pusicio simo laurens darina callum biljana gondulfo vratislav mpilo macey odetta anicet niceto burslan gervais
jadesola nikolai petek publio orfeo rakita zoroslava beltun guljamol damu jamel vaishno rustu alambana
felicita florian kasandra anej haydar raheem diroj dwaipayan vendulka barcan aral muhtor julina rozalinda
bretislav melchior vusumuzi howell gioacchina theodore tilla ardic avaz aliou langgeng savva aleksandar birane
tesnime nik kristians sarah bozkus corbiniano gara lieze giobbe telica korina loubna zivan basilio coy velana
sertac lauretta naomi xavier abeni boza vanessa aymeric safira davon ay abdiel palemon slobodan wissam henrie
ise capucine safouan vincenza jalol rigoberto catrinel verona ignazio kerem urmila theodora maelys jonna dina
vitalie otilie clyde virgile gelin inna horymira antoni christophe ismaele cecilie faustyna akshayakeerti
narcisse chanel baytara zache amand lenn felipe jessica padma pacomio gisele renate efren peri idan arademir
menahem atimer vladlen randi husida mathilda augustino nurettin eginardo kazkatun vicenta ezechiel baltur
nerea chandraketu brigito hakan lerzan aden lana ileana zohra bagaturcigsi price kora dhaanyalakshmi titin
rayyan miran adriena funmilade guher freek gaudino erberto quintiliano shanice altinoba filomeno frida verica
teogene marianna milomir darron irinel kalpana monika paraschiva safo morton cheikhou dieter niouma theodorik
doyinsola agapito himeno klemen abdurrazzoq miodrag darmaji omolara nkosinhle arto eulalia luise sule lahna
luwes adenike edyth jean jerrod raffaella charumati enrico panna kamlesh svea erazim devangana japhet tony
clint zumrut zente karligac mirna gaye omawunmi eddy basbug abderrahmane golden dilara delbert salome adalgisa
cengkir abibatou vitalijs fortune mitar eirik detrich madie gaetano ansgary tahlia judite neopolo karla daan
nusret gwendolyn alexandr leonel zdeslav cagak tibbe rosmunda meryam abdulla radoslava jaqueline rahsaan
gilles binbegi abdone celestine caribert audeline evalyn kalender ilhami francis tuula awa perikles alene
bankole alain martyna daruna abramio baksi tobiasz floarea jimmie theodosie firdavs jibril dalia mouhammadou
alpaya marlene fatou casimir bhoopati moustapha muriela walentyna mbaye ganaka michala kleopatro madelief
anselma gizela kirana kawaya adelina odelia bozena camylle fidenziano elda clifford ann deeptimoyee galeazzo
yoshiko radslava temitope armins haluk mert branislava seth hipolit vidak tanyeli suzon colten declan misa
arij virginio casto nukhet lyle elisaveta eyal seckin ama tilio momin yener freddy cezar jarred muhammad mika
stasa olaf ashlynn lylia jagica cevahir vivi albena awesi ilai liisa garth gilda isil goranka maida jordan
lorenzo golda chayenne sabato keaton speranta josefina nurul rein barboga vefa corrado nahil orsino ozoda
gunter numan pangeran haylee costante jula tadej adan krista jettie juliusz febriana evi mekhi robb venceslas
busisiwe borko fabien konrads camilla atuncu jozue nuredin damla kamidin alvis miha sadullah zach emilian
eudochia lieuwe ayodeji safietou leatha akca necmettin huberto herminio relja rahmawati klementino bhagvan
alkaevli elmo jairo olavi feba maia arta mahault raegan radolfo eftalya rajmund maike ninon avan azra
bukaktutuk dimitrij anita abdon julia jeremiasz bertalan casian mazhar tia verena clery rafal soccorso lyric
suci rasko igino karlie carub kvetuse tufan patricija angilran mahmud ambrozy hanne georgian gurdev evelin
malea romolo jure theotime bekir baldwin landen amani lourdes tomasz manjo bayrin beya yosef osanna franziska
keon rafiq rosamunda terezo ameline sergiu luthfi ilenia nineli lexus tijs kellen sincere umran wincenty
banara tichomil kelsi guzey nuccia harrison mitrut kawtar bennie patience macy elwira vivaldo tristin veikko
irwin oke karina kresimir yozida anala cicero klotylda celestyna amea aphelie lisette puspita marsito louisa
joakimo volfango beyrem alverta alarico candra askin arcadii basile oluwatosin wies komil dubravka ludoslava
aygirak nazario noah imran joanne fares geneva eftimie janick aurea ristana janis earlene marwa yuliana
gulnora theobald veronique antonin elone alva paloma ilzo begdemir dita abdullah ica vincentiu reghina
pantelei margana sune maruf pantaleo flaviana ajlin wage agneflete valerijs gada jindrich najib vilmars
foucauld anuraag bryon dilrabo dara immacolato venka sava morayo elaide woodrow azelia florentine barbol aytak
irisa modesto archer ross lilwenn dale anslavs kimizin madid achalesvara alanna aglae eythan desiree arsal
acaryatanaya zabedeo beltir amore aybeg eustache demostene sururi kristoffer agenore aloisio yaren kristino
zyad pupolo baskirt agaton adeshina moyosore lovro silvija dajana blanduzia camren dadi juna vahide floridia
ivah abbas visnja bernard dianora elon inioluwa datta kimizalmila ekaparnika jugoslav gianina gavril princess
gurhan erten elvire leopolda abak gurdal artiinal unal tamer bhadran ecvet ganda lamberto ania esma yazmin
trenton vijay baz akwesi carponio josefine dhyaneshwar giacinta husameddin wadi tomislav damjan camillien
saskia quieta laksita karlis hazan aydin boldaz freeda mozelle pellegrino dhana keet cato eloan gergo melody
guiberto wani deonte romeu rendy maegan ruth aanjaneya estrella sky kato pathe vimal nicole bilgekutluk ekim
bibiano nevin vasilica arcadi mangala cordie ilian yven dimitrii gracian athenais fedai mbalienhle burkut
sermin virag nyana milica tanushree arvid gvendolina kizilalma yibanathi ginevra roberta ferit cokramayul
romano loic sana tal abaka yaretzi aprancur sinkler valentijn dersim mukaddes claudien nicea gemini normand
ismerie dilruba maruta divna cipriano jesper pravomila abbondio audouin eriberto yoel chandrabhaga karna
gregor aurelle nahid danu gundelinda kanak rico giorgian shanna vitale sabino eusebe nour tobiloba faye erdem
bianca quentine janaina ilgin ila deeptiman aranka samuelo deepika jusra cazimir vitalina emced clothilde
dirja ozlem aldogan derya ozy niels rosalia hayal idrissa taya ctislava fulgence ashlee rhiannon gonenc wilson
inara ekaksh velma jagaraga ratibor mariadi wanda acilio jewell javier alida velimira mareike stjepan zrinko
vitold sofinjo simion begtuzun prayoga emy maya ambrose randolph codrina shawna rahma albane bentley isacco
josephine patsy alizee mioara ferqane joris roselin sebastiana emilija wlodzimierz viliana gheorghii alba
isadora naval hidaya bilge miley augustina antoine kari nicolae lukasz jakob nawfel marite maugis gonca glauco
donaldo sujata ulrik gelila sevki bohuse philip bahri selin angeline begdilli hasmet gajbaahu liene emil
nikolina dudley hamdullah milford dayne ambar malou everardo chval jazmyn paterne sameer alek cahyanto jerzy
domenico gonthier wessel riccardo karan aymon valdemars tressie lutz flavie ana dedrick elodia foca ilyos
dafina maurycy aziz melyna octavian kyleigh jumari jennings amul hedi dura degna lieke kasey aidan prema
sverre gongor ilyan lulu louvenia alessa palmiro prasanna rajko adrienne evremondo yolanda vezio ajimat
adebukola raxmatulloh dipa chatura bilgekan ekow antonia vinciane kunhuta mateja salimah zubeyde madyson
gamanto remzi sefora blanka ulysse arnost adelajda khethiwe eftimia vitor henriette jasin ziya jarne izydor
anamika brett agripina temistocle zenaide hyman aby eduardo efrain ugolina budi atikutlu mossie soave anezka
pat gunseli elisha dimitrije sigmund miomir creola filibert lyana valer marquis ausilia paride evandro
ezequiel tricia colton florencio fortunata hermenegildo ersilia eliano jerod raymonde vicki fabiana georg
destan setya orlando nonkululeko loren mitchel jakubina kalyani phileine thibaud nais lottie pelumi suzan
solene valeria aleen chapal drake jake lalita tumer bongulboga bangu tope dionyz marten millie marlon pekka
davin antoniu kwintyn aly cleopatra imad zaenab krishnadasa deepankar roscoe bonifac rafael sisto aysil
aurelie elya itir costel alberico marilu rohit vern manu anci maxwell generoso plutarco elinore silja ayizdag
hieronim melchiorre galih kade everett irmak amant weronika rogers thiago jarret talha guerrino agniprava
fidenzio erica darek philippa coskuner yessenia falk abiodun elmer prathamesh demetrius azil xalima begil
bugday iacov ebunoluwa jazeps gitanjali sherri cristopher brahma messalina chandler kocer ebiowei kirgavul
clara jur julienne umidulloh etha calin marceli atlas daevi diviska jannek denisa zuleyha keba raffaele
alexandro bergu devadatt begbilgeciksin shwet minka birgitta komron ibironke atigay andriana eyup dharani yaa
svetomir protasio sydni funani augustus aleksandra zenovia jella edwardo aysar taha tiberiu ledion delpha
lietald tolulope ganep gulseren ausilio liga zekeriyya jaelynn mnata luboslav adalberto cleandro cicek mima
susheel cuniberto sushil deodato eline madaline tabitha asanboga gema colmazio istvan pravoslava metra
columbus subodh aladino marcell patty bhekumbuso ines siphephelo cortez charly per babette robi moxina gary
harjasa siir gurkan hostimir bay ace shirel blahomila rollin domenick vulpiano oladimeji jared barbara davor
fiorenza nevenka jannah gerasim sevinc amethyste radko dwight ludmila garnier dwi ivica ayomikun maxie timoteo
madonna celestina nonna enver doriana baybayik verda maximillian brad constatin saxona wiktor begbars fatimo
cooper blake mukul eldon fazliddin awero matei ervina lujza remondo isioma aleksy kallie venek caterina
petronius kartika titi ilene duuk leda erke zion muni giada janie umit akos beniamina kenan guiseppe konstance
hyacinta batilda cihan rasmus belguc howard sanja abi daron ozlen epiphane olansile mahamadou collin elenora
tesauro mittie akarsana ferdinand dalibor sage gioberto nazzareno ferre kamron adikutlutas dragutin batur
dashawn hvezdoslav bozok juliet leopoldino baron nathanael buge manel fedora zachariasz ionut prince jara
latife ron rukhmani dawid tatyana jeannette mortimer erich trisha marceline asuela rieke johnpaul akosua
benton gustave aatmaj dilovan tine karimah yasmine cilasun collien tirone binafsha gizem maxima harto hasibi
argun judicael gauranga carmel durmus peyami fiodor naneta zekai reynold ozkan cecylia jozef ecaterina keerti
veronika graziana bruto olaoluwa malte bacco leu bengu celen pravomil crenguta blahomir dorel guillaume
cesaire isidora andrew myrtil hannabel orestes germaine hadriel hafiz velva dessie adeodato rusins talip
yannik turgay hurram irvin cemal blaze ueli safa bonaldo bret madisyn stanislava adone bruce gaffor benlidemir
aure amza abdurrauf vidal davriya elisabeth maryadi pelin guilhem sloka rufina ulviyye mariah maye mick latoya
meissa diamante bishnu feriha makara rado porfiry baijayanti nassim ludie nehoslav flavien medina oto uzodimma
jonatano devagya lou alper patru meral edwin gemine korkut garan anik natalija zeliha janeta svebor serafina
renars berceste ayaz zerdest amelia iman aveline rafid camron costanzo domenica karel tezcan ahilya francois
solon mujgan oluwole henry alphee bahia della gina dillon rea josua aayushman teodora edmond niklavs tibaldo
caket sir adria raoul roderyk florence elbert rahime vindonio moric royal tomaska kirk ender cakrawala gerard
pramila amilcare saboxat ganak guenievre donald skipped cagdas arisa assya kiran durda nadzieja rowan porter
damola staza giorgia radana kamalesh honor bohuslav asella ramiz ayleen viviana adelin gajana farruh kizdurmus
vukan imron roan selyan ozella liviu elise desanka leina adriana lois rosalind kaspar sokrat adinata ralf
abdulqahhor ruken tunahan oysha aytac abibo pompeo jessyca anze fosco felipa nabila jozefa juwon roselyn lison
drahomira fevronia barkdogmus thora zdirad yasar divine kanda alvah vesna incoronata yvette evanghelina
baybure cornelio lubomira patti lucrezia zoe iker oluwaseun vanda jeremi treva algu olbram quintilio attilio
defne crescente bediz dilfuza altintay levent layanah ferne maher hassan pentti dragos ottone menno daphney
amath hamidou ashtyn altinkan budimir abbey niniano adalan kacper brancaleone cristobal heval speranzio
victorien andrija petronila enya fiordaliso tetiana sergio waly dieudonne gulbaxor petrisor eron alvin bastien
aslesha paulina miromil agneta feyza micha marah tarun melusine faustyn maiwenn najla adiguzel cistoslava
hauke gregory slavomila nicanor dieynaba flossie gervasio adile wade dounia marwen emeka jocelyn simeona sally
baykoca jumagul vittore duygu szofi olimpia george sohan radivoje inocentiu algirds constance stephane taswir
ensio vinfrido luciano klaudino axeline avadhesh viliam morolake lisanne avi bitri necati afruza casimer
gerazim santo melvyn jelita dionizy lilli ksawera stacy raphaelle myah pammachio baldo aysilig teunis dino
darta vojslava thelma iuri ioan altan akshainie malone eterie jaren timoleon eros deepan ifora bagatursepi
nouha cantemir matisse ange ismaila alois umberto beser kristjan midas flavius kosmas imoleoluwa sigrid mohini
samia lexie ratmir katerino bertoldo avoye munif eka jarrett gregorian charlie klaudiusz mevlut dharitri
makayla dirok estella polykarp monty usmon eraldo barrett bilgetegin orlo gojko marjolaine valerio lembah
ayanda arne even lily yesenia sonya azelie jeremiah maelis melissa madina aishani iago riitta bulug donato
maes barnabe helio seynabou nicklas diana dejuan georgianna chesley endah sarvin ayoka orsolina amogh esra
hannele lanfranco ehmed aydan gbadebo charuvrat efim suheyl anahi valfrido unggul umang cyra liz alkan
berenika gwen yse draza izzy marcin carmine lurline begni wout fleur ajna zulfa brunehaut bohumira babeta
ziedite araldo daouda kumru ilyane liron cydney daryl ludomila alojza gulom jonte mato bazyli hrvoj secaeddin
dandak henrique teohari savas baala hilary ambroz elle izaiah myrtie bhaswar saturnin gaetan sofiane esmeray
baran cimen wilbert coty chretien vasundhara kamuran geltrude cilvenaz alphonse liora lara salwator sindisiwe
thaddeus goutam liuba ciro lorian stojmir flaviu oluwasemilore herbert buyankara emin ippocrate tinas alfonso
akif aymonde margaux dalla calvin miloslav idy vinay asceline alixe adegrine angoustan willie kailee cameron
abdulaziz esref philine toyip delores jelica valentyna imen adelchi mieke siloe birgit maxmilian eveline
severiano gianpaolo elynn gabe wellington olegs iustina adamo fabiano mouhamadou moniko oba yigit
aanandaswarup marc harjo blahomira arslansungur pim ermilo loup semplicio larina selina cestmira
alpurungututuk adheesh antek latifa anas mahfud cristina zaboj jitendra alptegin tianna reto attila oktam
kacey francisco vojtech angilberte priska vasili melissandre apolline arame italia hypolit celestino ara
mihailo iremide bukak drahomir nimit utama rafaela vendel banu cihansah emel caner bretislava esmeralda giosue
siti crystel gayatri ikhidie lua odorico kiandra vasile jeramie joud fenja alesea rut jordane dorin sarla ediz
gael paramita ajiman chandranath kleopatra clarissa bagan dies asliya snejana buldur gualberto senn vanesa
genta verginia sebas mitchell sonny linett nathanial rosie borlukcu carl eustracjusz veronica ivory theron
frank abigael joshua thabisa boniface eunika gadang evelyne behruz babur kalidou aglamis iolanda akbugra emma
olusola elfrieda trpimir angus kaia muammer mehdi mason betania peruna abena kania ova matt zenebio bulus roel
giacobbe amritambu hincmar dinc eufrozina refik pero andzejs furkan susie jason sarina djenna porzia moritz
ceyla ruggero adalfredo ilario asake augustyna marcelo gauraang josue bumen shaniya zelie edythe caraka beg
zan ataman jadro bertold ataleo era tyrel meltem dante clea viscardo metodej gatra mosunmola kyle similoluwa
pera augusto guyot grimaldo rayxona maxbuba bilgekulucur berdibeg astree arya aleramo ljudevit amatore balamir
peleo russell nicodemo kordula venceslav paula zakariya nur levy leonida eleanor radmilo charlotte busulgan
chandan resul carlijn sibyla jawed vladislava eutalia kazanc crocefissa rahul elzear innocente gastono imrich
gaman zanis youssou fabricio lodovico effie gadis lamih nazariusz rahsan prakash jyotsana esther emanuel terri
beatrycze miller andeol cisem bohus radim ada jovana abimbola zanita danijela alexandros ibukunoluwa cordell
sehrazat hajar patrice hildegard gudakesha vlastimira sedrik alpilig ancuta chaya feodosia florina ambrogio
azeglio berkan adnan mauricette arkin aasa bert yoni thais sorana bhooshan nazary gajabahu nelia slavena fiore
onesta hayali marcis mawuena matz lutfiya ulus kaleigh alpturan azer cakrajiya joelina feodora azizhan margo
lena shanon eleuterio sonjo aditeya ettore elakshi leposava shristi gevheri lavinio fibikemi tracey desiderato
sascha bence fortunato barkdurdu darcy skarleta augusta romina joes batuhan andrina deenabandhu darleen leigh
camelia tsabita rhianna amen radmila ewell nathalie lodovica stephanie ascanio kalinik grayson louane sumayyah
narsete breana robiya vukica swami simea ojaswini mylo sepp maarten caesar ingmars ewatomi dabiziv zack
minerva shade ariela emely assunto intan zamfir teodosia bagiya amish tuomas prudence krsto kathleen ianna
purwadi osunleke alvise aygul duru lucio archibald dhruv kimo radion rocco burgucan nurullah xenie chad okey
gangsar fedde fulvio rita heloisa bagasatulu romoaldo gouranga eliane brice radosav arslanargun rickey firuze
nayel modrite mahir atila oormila layla dalibora ulva sardor karol tamia dionisia ghaliyati julio saphira
gulsen folashade katryn shiv anny pravdomila ruzena janna cobulmak jayden pippa hector vivienne raik kumuda
ololade jad ashleigh cristoforo ranim norval tristano toon caronte gus milutin resid fardau suyuna zola zahra
gaelle soof hani uffe begcur gracie sedat petrana reanna nadja benigno maxens kaylie orrin alverede lucille
saturniano araceli slavica ladislava aissata alka cherif geoffroy vserad radisa berre suus becky nicholaus
athalie murod mafalda vic edi lilla guilhemine allene dany ludomira geraldine lamine shreya kyllian prudenzia
johana filemon nizom renzo kaden brunhilda atli dalida angelina jazzlynn werner corey gosto agrippin rudra
rajnold milhan kimberly martine josianne lucjan sanda mariana giri madilyn paola larry akcakoca ahenk elsa
arnaldo marthe iyanuoluwa afonso alden irinc eliana jameson clavdia leonard lital leland agca ryleigh haven
endra tantri rama fiene petra barcadogdu kathryn lakshminath jannes maiya florentyn toby loyal drew sten
canalp domezio bolemir tirza cecil vaishnavi abakan melek sevara andelin puput ctibor joshuah salomea jaya
bojislava brayan icaro ive laurenc cetinel quitterie naim zinovia daver kolumban celian guncicek jaga adetoun
balidin guru noar garud muhsin julijana marcu stipan chahinez manelle aksungur christin margrit mirocleto
demetria iole oliver gabrijela bozetech nechifor akinci abdulvali dulari nikol engelbert isabela antioco
muhterem mees cielo philou butuk verenzio lucius halle dorothea carlotta vratislava serbulent ursula jacey
gaspar archippo zahir alparsbeg ebkizi braden elcin mahzan jalen alassane saliou deeptanshu galur niyaga
gracja ruben hugo elita avital queen patricie runa othmane roland florida donatella bhoj laurentino lenya atac
cindy francesco giuseppa urbain alfonsino bernadette dylan elkin theophraste kristina ladislau niek celien
berangere coralie duduzile bhagavaan aarya abou afanasie harsaya letitia goffredo emmerico seden iorio naveen
bogdana zalindra sylwia diego farouk icha marco meric maudie rickie luther haralamb heleno asterio djeneba
marketa albina lexi sondre bedran premysl jamila harja tatjana ntokozo malak bukey lenny qizilgul nine
bakirsokum aresio jennifer kvetos aulia clair baladitya smeralda andromeda apollinary ausiliatrice beniamin
obrad viktorie zubite rowena ariana kendall seweryn mukesh bora sredoje alamanno aaron ammar fazil ester
scolastica halie penny alina samuele janjo aniceto hein cocukboru margherita febi kaj rozalija velibor sushant
anica karolina undine ege modest ala zama evy servidio emilio khulekani baldomero ayla bouchra kobe socrate
alen taziano savannah rares rudis erick carmelo renat jinawi louann achintya carloman davonte akunna rukneddin
salvatore auguste anja vorsila cathrine borbala gene agnes heber deeksha galatea darren walid raduz nova job
jannie aleksa vieroslava burhon mobolaji sidonia fabijan hami margareto kenari ewa sviturno roderik shukrulloh
siara ilmars serhat krystof eremia jerry aaltje marli imene kruno emirhan deion hernan iurii saida gianuario
arnolda yaro andreanne saboxon litzy juliane jagadish esupofo niksa christiana abbondanzio geronzio sacha
mansur zahide javas arbuz willi elvia rodolphe zuxra seyban vianney panait behcet sayan aniello valentina
meggie christelle adalsinde hagen osman kazi ivonne lance rune belek marioara radul naoufal sanobar samanta
xebat olufunmilayo karelle austyn reha ditya enrique nora kieran harinakshi yasser francette kashyap dani
celinia vincenc eliezer sweta doroteja keara khadidja feruza percy gil emmalee sorina nargiza jakubka moos
abril seye celso porziano matilde zuhal yilmaz katarina dayaamay hipolito volfgang terlan ugo arion federica
stijn ridwan adesewa helios matthias reka menelao joelle tayyar rogelio katy ventura bryan vesper bronislav
babir diomede anasooya erenia nikolcjo odil avantika asirwanda evie lennart perzida manuela ferdynanda oliva
gading aymane abdulkarim rakip adelie imane julika buyat marcelino easton karolann mercia saxida dijana
christopher jyotis phoebe genevieve asman samandar bhima aadinath gbemisola massamba zander tvrtko elti evo
burulday name veaceslav aminata james atif idriss deste primo hosiyat ludomir seppe ataullah begitutuk kacie
masa yalgin safouane misael gunyaruk sermet jezdimir smil uda caius ozhan keyan grayce domenic basil bayna
sadina gaia charles vicky fosca zosim siana shahobiddin azamat eberardo general colu adelya sigismondo eileen
lazar neli vijolite inyoni zaria edouard kenyon krunoslav sobeslava drzislav zerya ayluctarkan efrosinia
abiona brajesh cheryl lonny meliksah nevena keira osvald norah lilie enid oldriska amabile tugay hostimil
aiden julita bhramar hailie trilokesh farah ebin desiderio eladio josipa asya eusebio cinzia selma madge
theofil victor beatrix margarett lorraine milic jakuba dominick acun flora xander crescenzia luciana dixie
bhavani muesser artut costin didem eudoxe agabio iacopo isaac tade gandi gilberta amour justin beth zena shani
jaiman prokul dujo mikulas keeley nosirjon radojka pepe elwin ayem anicee cansel nofoto mstislav boleslav
omolola bhekizizwe nand bharadwaj darmanto adebowale dilaver oderico lavon brahmabrata saban mio barry zlata
destinee brennon hazel mavdud ziyad moche zenobia kaya arnostka moreno stephaans aliona louie shyrel lauren
aurelio aubin gwido armin meryl kennedi eutalio taisia carmella janiya mahdi jolayemi raquel bouchard
baldovino cosimo eduarda jaylan merve bindir thibault bongul girindra zile narendra yann tonka bonavita oguz
placida tino sabri bhaasvan vlad sterre heloise svatomir lowell rica cino chandraprabha sebastian anuar
florentin floyd liberio wyman bianka zalan oliviera lon philippine sarvar krystal adil shubhaprada iside benny
dayton artheme saly nichifor hanga tanguy basma serapione artiom eula gabriela ibun erkam ellis terzo ashlesh
keshaun kady desdemona bhagwati abigaelle costantino visarion cunegonda parascovia christian rod oury codin
giandomenico siriano akbay nasab tidiane orhan keramet ebru voldemars ihsan namazio jefri nola ophelia ulpiano
mikkel marieta chiara natalina zeltite lisa augustin chandran ascelin lander daisy chukwu ludwig craig perran
ankal iride helen nadege atakagan dhatri delie civan al bukebuyrac kayna leya barnabas prashant magda atma
arslanyabgu piersilvio clemence kelley salomena iztok miguel szofia jort nil faizah albertine bobur vernon
malo baucido maribel ryann hvezdoslava gheorghita sybille line haylie fruzsina tayfun edvard anilaabh canziano
cheyenne till ebe jan sherly karman wilhelmine lola atakan morten bahtiyar walton calpurnia andy icilio
mariuca enise daghan ulrich monserrat major gobinda elian laisha torbjorn aurel ceylin elizeus onder pankracy
deependra joojo filou kamel somu dallin flavio leontin alford maja krystel saskie baykal jadrana yahyo milana
profira bhamini abdul damian naelle elvira nio yoga eleazar bayancar kolombina maily giusta adiarja montana
ciaobella viola irma bente tari cletus eleonora serge remig ezrak sinisa duje ronny bedri berard silke moses
caturangga bozetecha ethann elona christie maayane nettie mihail bayurku ib monaldo ashley roseline atalmis
wilber adriel dena maxime atanazie muzaffar gajadhar lirone mirja adika levke zinaida odeta arely arvilla
damayanti hatip korneli izaak margarita fazilat rozo matheo tremaine efe brahim garry ampelio vseslav amauri
horace feyyaz vanja zdenek ercan ranjeet domnica ari kannan maryjane ulstano natanael chranibor charak alison
advaya fiifi quartilla goncalo clarence lindsay elinor husrev esmira ulisse theofila malinda artuk ulugbek
nawroz green najmiddin casimiro velimir kolos jozefo bakiadi zachar mahesh cagritegin marija dries bhaumik
santos ford bikash triloki nox gederts nafiz trilochan sekou zayniddin willard mahesa dida draginja corvin
dharmaketu eszter regine haldun despina iban jaylen prasad bhaves tapani melani jayvano stephania milisav
figen jolijn nevra cahyono nail noud kailash ajan crescenzio kristie mimo purnima horac brooks petronela
luella veta samina brandusa gheorghina klaudian peer pearline tammaro palmazio aaryan jagathi krisjanis
radomir ekmel geovany carmo gustavo alexane grga melodie alexis badabul liberatore shanti zaccheo marcelina
dilhan nizomiddin tekin haim babatunji kin apollo michaela dolunay abidin linoi sunny guvenalp sansone aleksej
leonardo deja gianbattista radka kayra norhane flip moxira indira kjell tracy yonca eymen mayssa egizia ludise
ulrika pooja balagopal mayson ousmane rory albert viviano bhagirathi ulya tasnim fernanda limar ilyas puspa
bhargava dalila zanele loretta jarolima marinella kolumbina mamoudou inja restu joannie ronaldo argu arlie
thadie magno kensi krystyna settimo jurre senol vaha haron arnoldo ancilla milik gage bhuvanesh sigebert
tichon gambira bakda benedita liara besar bolmus enakshi orchidea acilia annaelle lucilla alyson omero vlaicu
welat coskun ster egon ercin ken mikayla arun bulah monitore roxane otylie vicentiu younes bhuvaneshwar manah
josy ambra marcia tamas irinckol eugenie mats beklemis ilva nael ruxandra vrund rebeka consuelo sherman darie
milojica ottavio ibrohim armeline veniamin olena fermo aissatou vilmar honore isabella reva berkin talivaldis
nehir alfonz samim antonie mahan lidya gorun oluwatoyosi baalagopaal ellsworth vicdan jarod augustyn estefania
sebastjan celia bacara missouri veduna perpetuo bayazit jagdeep slaven senna putri jalon judith neila ion
mathew zvezdana slavomir ayodele brady sodiq sengul ozer el vitazoslav nelle korbinian kujoe elisea violeta
filippa beritan genesio anastazia cezmi nkanyezi nusratulloh olive galina felicia yelda uma leonia sevil
pamela palatino oznur richard nathaniel jevon amat abbigail turan octavia mohan iryna leufroy moxinur rina
remington petre laverna carlie cecelia flo chloe hira conrad godiva zlatica santa mukerrem adelardo cafer
agrata zdenka saraswati thijmen arslon gonzalo gulzira leke idir derick felician bugrakarakagan winda tadija
adesua zenobie radit acar eglantine nelu guglielmo piero caitlin niranjan cedomir cyrine aaratrika draupadi
sakir myles cistoslav aditya anish karam druina chelsea amadeo luk parsival kama evren jerald durante gerazym
kiraz paja lew macaire longin myriam berto ravi bugra liviana edvige cyril jeff ceylinaz denisz tavares
raditya euphrasie lenora imrem milla recai hermine seren onie giotto gallicano ettie kine bernice johann
zikmund khoudia gennaro ildegarda nele cihangir romul agamennone belo dorothy orville leo eugeniu haby greg
prayogo giulitta bilig nada adedoyin erhard ligia obanijesu naila benedikt piet zechariah dochia jovin
anggabaya zuzanna selene almila cordia sylvie modesta boubou apollina dumisani ilarie pinar giancarlo iurie
ellen radimir june ikrom zbyska acrisio ariel adalgiso rey arno stef avis lasmanto luigi vasliddin walentyn
courtney hugues letterio hershel bukduz itunuoluwa ancelin cilay ulf afaq valid lucretiu siddhran sener
ramziya shridevi beat matjaz dilber boroka jacobo tarik casiana tanja manoj dominic mario celil bhushit
everette damjanka blazej dodo claude gratiana ludek britt among kenya jeffrey spano eja emerson lela dipankar
tasnime safiya ivone ludvig serafima adell jip bazir catalina aubertine favian ariadna devasree akmal vincent
klaudia dee alyce rodger burak hasna janine bartolomej soleh ladislao sylvester feride dorothee darin miriama
yoro jael yousra amelio mylene durriye berthe logan dobromira alptugrul eray pavel margarette finlay fermiano
piermarco anya salman oona abrahamo agatha akshata enyo sidra jimi odidone sacid eudoxie calanico francisque
kata mujde areta bartimee iseult maccabeo leonids tiffany artur usame gica marquise lion roberto elizej
buddhana baki ervin adelaide newroz valerie albino franca fay stasta philomene aristid aagneya porfirio mattie
elna bayutmus ferruh rosalyn cyprien ciril mareta gionata ekin boyan gion joaquim nelio citlalli ilmari dea
polikarp rikke cankiz dacian tone atikutlutas giliola daniswara sam albertha krzysztof bayuncur modou antonio
louka aya talay donavon ani jacques matus nicola audrey santosh berenico galfryd duilio rolande afton lauriane
shea adel marita lizz gencer anabelle mamady malwina chai omotoun nikola hartana ernie ghanshyam baktiono
hizir edith eliabeth ognjen aktimur diyor jayme vosil aksel betta belma poppy nedeljko jermey balderico agneya
horatiu flodoard jerrell kolby lukrecius andelo krystian maximilian misbah obid fikri bon alize arturo edil
mose suelen genziano seyda terrell hilda dalimil elta juana mujdat azmi dumitrana kayaalp bohun satine lioara
momir ajiono nicoleta devota agazio arjen feray guelfo nils jagmeet cleo vito laron vehbi aram aneta mai
manjusha henryka fayenne ladji otakara maaike benthe prokop abdulahad oliviero corinne malisa travon melle
sokhna iuliu sabazio colombano ireno affan alpamis hailey corene zubayr kathlyn yana bonnie baha dalimira
bilel angilbe rylan fiorella polidoro joany iancu joachim vesile maryna harjaya bridget charity rebekah ruslan
gellert rasheedah ensar wesley ozanne jarmila ljubica zilan rayen teun sadan neonila radina jorg vasanti
shaina vincencie alistar aaliyah chirine martina fiorenziano yasemin kwamena dilafruz alaine jolanta nabi
cristal menaka vania laswi ninioluwa renas oliviu bodi jergus stefanie mumtaz manda lorrain cathy funmilayo
ryan lounis ranjit generosa alpdirek ianina bugu chapala lavada issam svatoslava rahman sertap keles bram noor
garrett aleandro gerrit boncuk amrita bartolo rachelle subomi lore evasio ceren arslanboru rayane luboslava
vitalii nahel veroniko pauside gudrun emmely johnathon sevket besim kimizalma klarencjusz dorotea diamond
jaylano danuse jovanka ionelia marius abele jozsef agnane islam konstantin giuliana dmitrii kaela violina
gatot letizia selim vendelin hedvigo dovie jabal beata geo margaretta kajen carley kende judita saul basmil
killian rifat ayebatari udo barchinoy len liberto jalil soma floortje sarvinoz stojan colman henderson bennett
suze nohan vefik richarda agnese elif avsar avni donnell asikbulmus lolita mustapha benedict orlane kaelyn
rageshwari gbeminiyi hafi roza wolfgang mirkelam akanni eko niklas turna herve corentin jet aagney kilyan
hidde izel darrion demetrio cankan mahrus angelino zavida nomi louay yinthe christiane kaylah aric zac nazif
tillman balcar whitney stanford maeline ted aboubakar alix delta ak guniz romane carter bagtas carles
friedrich cinta edgar zanobi iridenta aleya miel alptutuk jefferey dartono ignac finnley kerstin asia aatmaja
rauf loreen srecko delal kursad felix leone ilsa radoslav damiano niraj mckenzie karta lise katrin hunor
hippolyte ramziddin azime sarisha lehna gelincik cemeti dildora ghennadi simona jovani barica ernesta kolombin
ulices emir waclaw immanuel yohann elogio jelena grgo olgerts harvey sabele percival davion kenzi lempi
gorakhnath ugis barbeg beatus nicephore hjalmar emily griselda philipp koray cierra yolande deeptendu biagio
hertha hafid darlene jamiro mette fady aquilin zetta geovanny lidmila gopee laurie acanthe darby strahinja
fender wardi darrel dicle abdulvahhob reda atlikagan gertruda giles matias khadija ayma retta sallie vidone
naoufel rona matan ioana simone abigail xenophon mateusz tristian beranger pranawa amicie petro berkyaruk
astarte grzegorz besir eufemio babasola verner kraig edwina asilbek martti isiner sibusiso idris klement
anilabh anisoara kamila bhardwaj nell vinz bradut gunner mallie dayan cas edvins sharda iginia oxana marilou
laksana libbie ekadant austen noe kolumbin alexander kaley leyan delinda garrick iosefina monde ottis arrigo
hatouma amaranaath maynard johnnie thije hulya benedetta mojisola aferim sydney ionne tarquinia ryad tiziana
vedang phyllis nejc taurean sergey budivoj otho ahror bukebuyruc zilola stojanka marinus sukru shayan davis
kunthara vero solomon rodion mischa vela kaat raducu ayruk flaminia konstanty savi gulgun baktianto aciscolo
alda armine hayati bulent niculina xem efrem babila lisbeth nasir oumar mustafa clinton rolando paiman
rodoljub ayline loma roziya olufunmi murti wiem abdullatif siebe bolatito rastislav atmaja iretioluwa isis
fanyana lincoln kepez taufik giel helle demi faiq marteno hayley bhishma robbe madeline galiono vicente odell
germana boylakutlutarkan ebiere isaure banji ravshan gasti sammie erda nourane shahzod lascar benja ludovikino
aki david stewart colpan bohemond bumin berk marlies selahattin maphikelela jarmil arabelle ramiro russ sadio
sostene anwesha katerina umuralp mikel jeana akshaj bryce gradimir niclas azubuike bekecarslan benedek gilang
concetto sena hattie ekec ismaelo rano alberto jedidiah marinjo zigrida algiso oluwafemi henryk eubert franka
mirtil scott tej ducu chilperic trasea lori oktay uchita sirineu odilon bhaanumati venanzio hakem bagatarkan
leontyna emmett mory bozkurt isotta kika georgiana burcak branson ursule sixtus karlo saka ayban jenny ido
serine jaleel aisha icie sakti bhekimuzi alpurungu mael aylan nusa iana flurina nestor alexys elma desire
kilian nevzat natasa afro mamur ukbe luize elli dorian aniya mir ildike wassim oyindamola dhananjay igori
dariana hicabi kenzy diodoro zachary jeffry athina gisselle petronille mecislava isa bedir ant imani madhuri
cyrus liliana gungor berginsenge vada saer gandolfo venerando melanie jewel jaeman aime henrik radek bohumila
bilgin nevio mestan badruk alpdogan veysel abdonie lilia france agus adonise bintou cade wilfred hvalimir tuur
abe mirthe brenden adedeji maymie hostimira berinay mazbut gulzoda kasusra jakub brigita darko timotej devak
tirtayasa fuzuli emeric olympie dhanpati darmana winifred stanton raimondo nurlan krishna agnan furman nugraha
digambar raju oriana bozislav cali brando bilgeisbara roch margit bortecine gedeone heaven aamod aleardo viman
nurgul loet bolen alakurt zoey auberto zabir garance wilfrid atanasio ljubomir tugrul ajimin ebuzer indah
maggiorino alysson zina zeno tahir rizki sinica marlis solenn foster susan pave revi thalea ursicio cangul afi
gitte aide basan athanase grazia andreane vicentia chandini edite tonci akofa carroll iulian kadrican mavluda
fedele quintino drahos noelia nate gopi johathan amari isabelly aqil grazina buktegin safae nakia amadeus
husniya felton romans anatoli oyku ivona aljaz chase viorela victorin adolphe bastugrul seyfullah catalin
agasti finja benoit banuta omobolanle gulen lintang helene gaud justina vino glenna neele jasur axelle ardith
abay gesualdo lora arikdoruk sushma amina martino kitty yorbek pelle garang sabine bradley lubos wilma
deveshwar zoila kamber panagachie charlotta annunziata vaijayanthi alayna lino orval canel mladen olimpian
alessandro bogu marjatta juliana bonek kamaria lonie yassin doru rym roos thibert dzile trystan edyta caleb
zoltan ylan arinola moctar gia carolin hrvoje olatunbosun roger sima rezzan marsudi alistair lott zoroslav
alparslan scotty samir osbaldo zelimir konzuela benadik batrak briac anaelle lina fantine inza tudosia musir
beulah puti iriana elizabeth olympia bathilde ida fidelius ahalya fidan alisha kenzo zelislava quasimodo
babacar yagmur chandra anjelica abdulhay guillermina gillian meagan ariboga ali benigne loyce kiana ilija
agnieszka fureyya else sadettin mayar baydar melih valerii kavon mirjana aleska rodrigue husein rachela nuri
oluwatumise jessy hostislava ilias claudio dominika adalard laras venera fatih asantudun fulya nenad goundo
steliana jinane dorina eli ignjat oluwasanmi jarwadi andris johanne brody cetiner aurele rudi lidija julijs
salim silvius deshawn yetkin meta zoyir jaimini stepanida cedrick elisee zephyr mercurio dodato shanelle serin
adolph laxman vigile teodor gontran olamide cherechi raluca bozdogan luwar yannic adenet davida su nicolo
omolabake ita maude tania kathryne widya tulin maxi rosario piergiorgio bonginkosi lilyan slavomira abelardo
betsy jefta vladena chakravarti gerino firdevs marques lukrecie mailys vedasto eman sandy jaxon adegrin
endrigo femke edzus jeronym yagiz tiberius nawal mangalya xanana leopoldine aziza zefiro bosko oran petru
andelko burgut lyam cakrabirawa elva janja maria annagrazia cerise nicarete tedi duco platon ponzio konstancie
satya acela gerardina baturalp joline alivia melenija beryl aanuoluwapo burkay jeannot nalini innocenty
laurent foulques weston nuria erna gulumser ghislain venuse maylis alyah mitica acario sirri gaj bohuchval
brent gokcicek yoznur maddalena sari radha modibo digambara gad vere warley constantia dominique horymir
georgette lobar luz suresh colmanno summer refet eriks rostislav mirco ramaa rami doubrava alberade sibongile
elija adunni alya lautone gifty innocenzo barcadogmus satu ihvan kalistrat teri regolo ece marissa melyssa
macaria albertyna kelly marijan erdeni lynda felicite adelia ico lantar elaine gedeon ione solveiga shanie
brenn goswamee liba derin kane blanche quentin eryn gregorio arvids laverne aldo nuriddin ajala hazle severo
sherry vladilena doriane alexia viljem nigel blagica sachin kamran thilo wilbur awaz myrtille jasmin ararat
sandro bulacapan yasin ratih silas buluc teodorik direnc cana destany gaffar arcibaldo billy warji severin
liubov pinkie noortje berivan leni abby buyrac hynek ischirione barthelemy mayla alicia stevie kasper tressa
regis tolga mabela madison edhem ishola acharyasuta hilbert isaiah siro senesio gabin pankrac candrakanta
feramus zulal bettye jess julianne cyrille bennet jana pompiliu giacomo anceline angelica frieda pavol daris
youmna alliaume diar agnos anastasija oddone lamia afua gokmen blazena oladara severa amoke maksud metrofane
govher adhiraj fahrettin brenna queenie gheorghi dusko dariusz peteris philemon segolene privato joko gertrudo
doinita sirine selcuk fiep ales consolata amy hiranmay ernst filomena zitoslav roxanne yaman nathan berend
durdona arcade rozella festo marcelle kopano shelley laurene pien briana paulette martha timothe addison
faysal kali lacy greyson musulmon luiz aida nikodem ayoub vladlena ofelia bekmurod ufuk nelda goknur holden
storm delphine bekec severine deniz tiril robinson syrine melita lavonne tejas cole svetlana benjamim
apatarkan lilien candido bonge ikhsan bedirhan agustina oluwasegun mladana habil funda leslie markika
adeltrude berdan buyruc mireille ephraim konrad odile haroune delphin fulberto radivoj fatos lorena andri
yoqub sibilla damon emile phoenix marcos roxelana sammy radmil dayaananda grigore mayeul sheldon bandhul
eliasz oyenike tohir barno zayneb javlon lize maggie sigfrido turold phileas shany ena dagoberto dobromir iyik
sevim cagil audebert safir tiberia nigar banna adetayo deeptimay elide dzirkstite olutomiwa mahaut karya natka
liubovi jolina vidor eufemia sadulloh cisil mallory neoterio enimia maryam aymardine jerrold flor gleb elvie
baysungur dalmazio laia dolores carolyn alexandrea ignat varo mathias jasenko appoline zdenko johano cristea
ivor bojana sveva aubry dian ariberto tomke bancar joey karlijn ziyanda iulia alpgerey joah secil lauri tullio
accursio anselm marisa fanni alkasi dhanadeepa sahap ghenadie kosma draga hollie loise ferdi evin shankar
serafettin yvan donata claas cesar gianmaria ludivoj coraline arduino hale chance alkaboluk lubin akbatur
drahomil freda kalim maguette fotima fleta arnac zamira avani nejla genoveva charlize kadriye damilola masinka
ilayda nelea dane ramatoulaye jaswadi tina andoche bertolda abigale peggy wahyu abdoulaye girik bria amaliane
aliya alienor eefje gazi cupido kira rozamunda dragan lajos kais minna jeanette shai zeyneb panca yseult loan
rodolfo olen amaresh kanishka issac gokben tanya emrullah sofia linnea ruchan aronne nicezio eulah neslisah
delilah cahyo rahelo onorina silvan amiel gunay zenone walery olivia demet alan humaira altintamgan ummiye
mohamad cleora jocelyne chiranjeeve damar serdar husnora lane jasmine hurkan tolunay giovanna josefin cemani
constanta beatriz filipp lucy bilgetonyukuk saadat juda billie jesse reinhard palmira vagn gaja bukusboga
hiranmaya zoran samira karmela jeremy aydogdu chandrakin ercole meryem sofie bertrand darrell selvaggia ervins
romy orietta eldor abdou noila balamantri alfreda gula abhaidev ika proserpina sigismond reggie arianna regula
angela lukas acig ianira keremsah uzbegim ahlem cvijan nolann amael laurianne simonetta bhaaswar eveliina
josefa anal patrycja larissa vladana lenore rivka kyra vedrana dagmara yanni sihab kezia olga gondebaud evald
prisco matija beronico keenan moussa imre hesti bardomiano rodrigo basak borubars berfin odon melba haralambie
jonathon ertenozuk elton tjark tess sien inkeri manik oluwamumibori ismet vigo mabelle corina obren zafar mica
benedicte lotti emilijan erika iza anicette brigida upendra dock lylou bandhu geoffrey madisen famiano ecehan
tosco annamaria alceste armide mursita chinyere quinzio speranza emmanuelle gomberto vendelina sipho auxane
josh ilaria sabryna miracle lui ilkay dren aadrika alf priya elbek baris zakarya oleta elyse ipek sumitra
manilio dejan stribor laziz raide asiya kerami soda rukmin janne borislav nellie marana evidio odunayo tahsin
bakary eustatiu daksha abner karunanidhi niyilolawa julie romero aba esterina clemente spela kristan aron ona
oldrich kasim gordan beyrek lucijan georgia kadidiatou diyora calina jehanne jamarcus tabea celaleddin ilksen
jovanny rossella tudora bokde remigio naz masud baga elnora ayten tulliano celasun asdrubale viktoro eshita
hansueli cleofe jolanda floriana senka jaco absalon isaia hazim amita lux omotola halit olinda josiah djayden
arman gonzaga omotayo eurydice jamir moustafa bextiyar sidoine jack marilie evangeline jaka bekbekec antea
rosina araboga waldo adripathi nando bekecarslantegin alone pola jailyn willis willa cawisono sowande deshaun
dikmen liboslav filipa danielo unna basut zosima heather borivoje faust mink madelynn avdal argono muhammed
cayadi frusina omana markku vickie erwann khanyisile gaspard gulhan concetta ajit bedrich dulina ruta
gherghina kiymet bagas kahina cemgen bettie delfino naura agostina rens halina eshana abigayle sixte bas seval
raden petruta clinio abdallah concepcion bhagwanti muyiwa annamarie guus debora achraf cara gino gianfranco
akcora rian grover barmaklak annalise gloria aras dorica savina francoise lavize akiner jackson regina jed
jozefina tonya akorfa shahriyor boris taylor izajasz audran andariman izidora vodingo arkady jamie meaghan
jaromir bibek bahar faith liam jais lucious roman vita wilburn octave teodoto asri dayaanidhi cyntie meriam
melisa pravoslav louan aina dragoslav kumari alexej alla antti olesea tom grace kalevi xzavier stanko
hansruedi josette ibrani thijs aleodor chaanakya tim waino barnaba vsebor wisnu sinem esperanza tyrone hudayi
bayindir tobin eudoksja norbert saladino raphael warren parmenio geetanjali oliga niculita kazimir rosalina
yona anais babawale lakshman terezia teodoz tiber himani chetanaanand gigi panka mariame roni aydinalp
francisc okta bela nina naci alaban adrien vilhelmo tertuliano kenza zafer alpbamsi karamba hostivit kayley
newton alboino isra godfrey van bo romanita radegast aricie samy naradi landolfo besentegin jade korede alcino
amedee garika serap eraclide devin baykuzu oronzo brigitte zofia hind valtena hiranya isabell taryn eysan
ebony laszlo andzs gandewa dovud melvin leyla eya cassidy sidki aaditya perrine adrione tuulikki delphia mody
neela humeyra tonija kosta jada nadezda magdalena erik codrut sotira jarrell siricio apak najam steluta
lorelei urdino trilok raina asantugrul zanna alara leoni lydie hilaire lessie hannu karlotta perceval binta
ugur brandt gaio jules stevan adelle evelino alfio yamina dariati viva zorina loes armance udai angel kenny
vadim rumena zakaria estell miro hendra boran ticone narin dron bilwa ludovic alcestiso folafoluwa vesma
fitriani sirin rudy georgeta achiles zaraza nene mandaakin clare puneet oluwatimilehin leart leanna fortunee
vyas laurian lova jani rakesh onufry irenej maximus bina kweku mutasim aybalta blessing vitoslav marciano
gulcin helena kannen christina ayas zarije nout cynthia turkay alico orpha colomba wyatt ilie layana xochitl
claes rafi soledad justine ludwika ajeng roser vilhelmino yassine bakiono greta chantal jef budhil terencjusz
miya dyna dalton haki aristotele janet dada rajendra saloh mithat tobia kyliann jule erin lorine marvin iffet
atta abondance holly anastase damin slavomil christine armand vaishvi anemona arsen opeoluwa usman willem
maybell oana buddy bonita rehorka shakira gaspare evzenie alemka jarrod lazzaro romulus balaka koen baskin
ghanaanand veceslav tussio gayle kiarra korbin matthijs augucjo aytug iyiktag evan fusun wayne inguna eylul
annemarie sep lucica carmen faustin alpkutlu dexx sergi klemens bakijan esin beckem margot igor guillemette
ericka mirre birol brijesh ela alfredo alcidie noemie thad gelsomina assil sanne hadja toma gbowoade gantar
eleonore blaz berke acacio erminio moira hawar come carissa maimouna harita jessika oriande karaca otto sagar
laurencie pembe neeltje rosanna slava alicja yekta habiba fidelie mate dururbunsuz ramona coby alfons
alighiero adli elsie boleslavs bakir gilberto owen pascale vernie louna pavils bella drazen balachandra toska
uchqun kacung eliska afsar ariane octavio ilda kip aura cassiopea remy elyor ewenn chrudos pansy neklan
baptiste chandi atmananda niame lutfan radovan yannick abani souleymane sanaa adelasia cristian abdellah zoilo
jacqueline raimund inci adelgardo begboga sefik wilfredo aristita olivera margret cestmir izaias veda vilmos
valerian altintamgantarkan kayun wilhelmina feramuz fredy laurencjusz alevtina aadidev spirydion nataniel
matys kvetoslav lulut joya boubacar rose durga andras josse bryant alpata saba piper tarkan jadranka mehriban
rosemarie indrikis aksil yoan melany radenko sadar hellen juha ondina danil dewey brain garret romana
charlaine munevver aashritha argo paskal vladislav iyad skander hulda felice samara beker nolan ollie moseo
grizelda radan ercolano nepomuk glenda kornelie suncica dhanapati bengt emas manona aloise shreyashi gaudenzio
arch sienna kanci adas reyes mattheo bohuna dona pete wilhelm huner grant panji femm lica meline isilay randal
kerim adeboye calixte pranay jonathan muzdad balint domitille lya germain breanne yfke boylabagatarkan radvan
tod amodini szczepan clelie quirin rokhaya bunul melnic willow kennedy serviliano gretchen dustin cigdem
zelinda zeljko aurelija muttalib alexandria kazimierz leonzio zahit caroline jevgenijs girts evghenii paco
anouk damil annabell dusanka wendell aurora noemy jarno manole agastya rajina anastacio ujjawal selvi cornel
kojo basgan sanford cecyliusz cherubino afra nayla aldobrando balakatay walter hamza ashly iaroslav barbro
mihaly vojen ndondoloza ceyhun oluwaseyi baskurt ainars antoaneta ramazan narcisa mady olumide mhambi verna
almerigo dakshayani rok bigna tiana aureliana anatolie venustiano jaron ganapati burulgu tristan hardouin
dameon rudolfo balin elena server adepeju dilan chandani yesim gastone oktavie mohir kuncara baktiadi zenobio
franck arikagan gratiela tremayne ronke orso phillip larisa juno elize milou jahnu virginie morne rajiv cumhur
yuri denny vasko luan ella ludka rudolfina will iaroslava rastislava malika vlastimil romola aren yamileth
alessia biserka bedriska stela rainelda arwen aniyah kivanc duska perla nichole alais cemali vilcjo chadrick
cawisadi erma diede mihaela finn homero tutku muteber ashmi josie erberk mojzesz marena nasriddin zsofia
cleandre malene venance gandharv margaret basti rupert ermins marinela evodio azad lada libero florencja
argentina asha judy mandy umay beyizci umi deven dan mehtap chandrakala andel roya freddie sergej dillan
gangesh vizbulite latif nezamysl aarav nuray priscille tilda virgie sada ilkyaz wulandari sarala asmita
adelaida margrith urbano anca dwaipayana lovorka jop klaas marja cleve orif nesrin filippo jermaine golub
aureliano matis keven gafur raul zacharia antim seref audace fehintola bilgeisbaratamgan nara valtteri rudolf
madalin dominik tyshawn nisan asuk stacey berry emese bernhard lesana daisha miroslava gregg kivilcim ezio vlk
tibor ionica kubura lilya durad aleyna jakobino stepan hope yaya
`
  .trim()
  .replace(/ /g, '\n');
