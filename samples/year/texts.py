"""What the invented cases of the year are about.  Each maker takes the random generator and gives a dict: the
fields of the case in Kansli's own names, and what the plan needs to know of it."""

CLUBS = ["Lindåsa pensionärsförening", "Kvinnojouren Linden", "Verdandi i Lindåsa", "Anhörigföreningen Ljusglimten",
         "Föreningen Nykterhetens hus", "RIA Lindåsa", "Brukarföreningen Egen kraft", "Väntjänsten i Ågården",
         "Synskadades förening i Lindåsa", "Hörselföreningen Klangen", "Reumatikerföreningen Lindåsa",
         "Kamratföreningen Länken", "Demensföreningen Minnesrummet", "Barnens hjälptelefon i Lindåsa",
         "Föreningen Öppet hus", "Stadsmissionen i Norrtorp", "Lindåsa kvinnoförening", "Föreningen Fadderhjälpen"]
PLACES = ["Träffpunkt Kvarnen", "Träffpunkt Ågården", "Björkbackens dagcentral", "Familjecentralen Solrosen",
          "Ungdomsmottagningen Bryggan", "boendestödet i Norrviken", "Anhörigcentrum Lyktan", "Lindens korttidsboende",
          "Fritidsgården Spåret", "verksamheten Arbetsvägen"]
RULES = ["ekonomiskt bistånd", "kontaktfamiljer", "boendestöd", "färdtjänst", "ledsagarservice", "avgiftsfria insatser",
         "placering av barn och unga", "anhörigstöd", "personlig assistans", "trygghetslarm", "våld i nära relationer",
         "hemtjänstens insatser", "skuldrådgivning", "bostad med särskild service"]
REPORTS = ["hemtjänstens kvalitet", "barnutredningarnas längd", "väntetiden till särskilt boende", "sjukfrånvaron",
           "klagomål och synpunkter", "rapporter enligt lex Sarah", "ej verkställda beslut", "budgeten till och med april",
           "internkontrollplanen", "familjehemsvården", "öppenvården för unga", "trygghetslarmens svarstider",
           "utbildningen i bemötande", "bemanningen under sommaren", "brukarundersökningen", "föräldrautbildningarna"]
DEALS = ["tolktjänster", "trygghetslarm", "familjerådgivning", "hjälpmedel", "matdistribution", "skyddat boende",
         "socialjour", "städtjänster", "fotvård på särskilt boende", "personlig assistans nattetid", "arbetskläder",
         "utbildning i första hjälpen", "läkemedelsrobotar"]
ROOMS = ["daglig verksamhet", "familjecentralen", "hemtjänsten i Norrviken", "gruppbostaden vid Ekbacken",
         "socialkontoret", "öppenvården", "korttidstillsynen", "boendestödet", "anhörigcentrum"]
PUBS = ["Hamnkrogen", "Stadshotellet", "Pizzeria Vesuvio", "Kvarnens kafé", "Restaurang Lind", "Bowlinghallen",
        "Ågårdens golfkrog", "Järnvägsrestaurangen", "Teaterbaren", "Café Repslagaren", "Vandrarhemmet Gästgivars"]
REMITTERS = ["Region Norrtorp", "Länsstyrelsen i Norrtorps län", "Socialdepartementet", "Socialstyrelsen",
             "Justitiedepartementet", "Kommunförbundet Norrtorp", "Klimat- och näringslivsdepartementet"]
REFERRALS = ["en nationell strategi mot ensamhet", "nya regler om försörjningsstöd", "en regional plan för nära vård",
             "ett samlat stöd till anhöriga", "förslag till ändrad socialtjänstlag", "en modell för samverkan kring unga",
             "en plan för krisberedskap", "digital tillsyn nattetid", "överenskommelse om hjälpmedel",
             "skärpta krav på familjehem", "nya föreskrifter om dokumentation", "en regional folkhälsoplan",
             "en samlad vräkningsförebyggande verksamhet", "stöd till personer med samsjuklighet",
             "ett register över god man och förvaltare", "vägledning för barnkonsekvensanalyser",
             "en överenskommelse om vård vid livets slut", "ett program mot våld i nära relationer",
             "avgifter i äldreomsorgen", "en länsgemensam handlingsplan mot hedersförtryck", "språkkrav i äldreomsorgen",
             "kommunernas ansvar för dödsbon", "en ny modell för statsbidrag", "tillsyn av hem för vård eller boende",
             "ett tryggare samhälle för äldre", "äldreboenden på landsbygden", "tillgänglighet i sociala e-tjänster"]
BUILT_REFERRALS = ["en regional avfallsplan", "vägplan för riksväg 58", "vattenskyddsområde vid Norrviken",
                   "en elnätsledning mellan Lindåsa och Norrtorp", "riksintresse för friluftslivet", "ny bullerförordning",
                   "regional transportplan", "vindkraft vid Höjdåsen", "kulturmiljöprogram för länet",
                   "naturreservatet Svartkärret", "en vägledning om dagvatten", "åtgärdsprogram för Lindån",
                   "enklare regler för attefallshus", "en tågdepå i Norrtorp", "strandskydd i glesbygd"]
HOUSES = ["enbostadshus", "tillbyggnad av enbostadshus", "garage", "carport och förråd", "flerbostadshus", "förskola",
          "lagerbyggnad", "skylt på fasad", "ändrad användning från kontor till bostad", "fasadändring", "växthus",
          "nätstation", "ridhus", "padelhall", "komplementbyggnad", "plank mot gatan"]
LANDS = ["Almen", "Björken", "Domherren", "Eken", "Fasanen", "Gjutaren", "Hamnen", "Järpen", "Kvarnen", "Lärkan",
         "Mejeriet", "Nejlikan", "Orren", "Parken", "Repslagaren", "Smeden", "Talgoxen", "Urmakaren", "Vävaren"]
AREAS = ["Kvarnängen", "Norra hamnen", "Järnvägsparken", "Ekbacken", "Södra industriområdet", "Norrviken etapp 2",
         "Sjukhusområdet", "Torget med omnejd", "Höjdåsens skola"]
FIRMS = ["Lindåsa Schakt AB", "Norrvikens Lack AB", "Ågårdens Lantbruk HB", "Bilvården i Lindåsa AB",
         "Nordstjärnans Tvätteri AB", "Källmyrs Grus AB", "Lindåsa Energi AB", "Fiskrökeriet i Hamnen AB"]
STREETS = ["Repslagargränd", "Kvarnängsvägen", "Mejeristigen", "Lingonbacken", "Fågelvägen", "Hamnpromenaden",
           "Skolstigen", "Spinnerskans väg", "Tallkottsvägen", "Smörblomsvägen"]
MOTIONS = ["fria bussresor för unga under sommarlovet", "en kommunal solcellsplan", "odlingslotter i varje kommundel",
           "ett ungdomsråd i Lindåsa", "belysning av motionsspåret vid Ekbacken", "en äldrelots i kommunen",
           "mer lokalproducerad mat i skolan", "ett offentligt badhus i Norrviken", "trygga skolvägar",
           "upphandling med sociala krav", "fler laddstolpar vid kommunens parkeringar", "en naturskola vid Svartkärret",
           "en lokal för föreningslivet i gamla brandstationen", "hundrastgård i Järnvägsparken", "språkstöd på arbetstid",
           "en kommunal bostadskö för unga", "digitala fullmäktigehandlingar"]
IDEAS = ["bänkar längs promenadstråket", "en lekplats på Ekbacken", "sommaröppet bibliotek", "cykelställ vid stationen",
         "utegym i Norrviken", "farthinder på Skolstigen", "fler papperskorgar vid badplatsen", "en isbana på torget",
         "konst i gångtunneln", "ett offentligt växthus", "bryggor för kajaker", "en minneslund i Ågården",
         "skyltar till vandringslederna", "en offentlig toalett vid hamnen", "ljusslingor på Torggatan"]
COUNCIL = ["Taxa för renhållningen 2026", "Taxa för kommunens vatten och avlopp 2026", "Årsredovisning för 2024",
           "Delårsrapport för januari till augusti 2025", "Budget för 2026 och plan för 2027 och 2028", "Skattesats för 2026",
           "Ändring av kommunfullmäktiges arbetsordning", "Reglemente för pensionärsrådet", "Borgen för Lindåsabostäder AB",
           "Ägardirektiv för Lindåsa Energi AB", "Lokala ordningsföreskrifter för torghandeln", "Policy för upphandling",
           "Köp av fastigheten Hamnen 4", "Försäljning av fastigheten Smeden 2", "Arvoden till förtroendevalda",
           "Biblioteksplan för 2025 till 2028", "Strategi för landsbygden", "Program för kulturmiljön", "Avgifter för småbåtshamnen",
           "Investering i nytt reningsverk", "Medlemskap i Kommunförbundet Norrtorp", "Riktlinjer för bostadsförsörjningen",
           "Sammanträdestider för 2026", "Ombudgetering av investeringar från 2024"]


def fields(title, proposal, summary, text, opinion, recipients, **more):
    return {"rubrik": title, "förslag": [proposal] if isinstance(proposal, str) else proposal, "sammanfattning": summary,
            "ärendetext": text, "bedömning": opinion, "expedieras-till": recipients, **more}


def number(n):
    return f"{n:,}".replace(",", " ")


# ---- Socialnämnden

def grant(r, club):
    amount = 5000 * r.randint(3, 40)
    return fields(f"Verksamhetsbidrag till {club} 2025",
                  f"Socialnämnden beviljar {club} ett verksamhetsbidrag om {number(amount)} kronor för 2025.",
                  [f"{club} har ansökt om verksamhetsbidrag för 2025.",
                   f"Förvaltningen föreslår att föreningen får {number(amount)} kronor."],
                  [f"Föreningen hade {r.randint(20, 240)} medlemmar vid årsskiftet och ordnar {r.randint(8, 60)} träffar om året."],
                  ["Ansökan uppfyller nämndens villkor. Bidraget ryms inom anslaget för föreningsstöd."],
                  [club, "Ekonomienheten"])


def rule(r, what):
    return fields(f"Riktlinjer för {what}",
                  [f"Socialnämnden antar riktlinjerna för {what}.", "Riktlinjerna gäller från och med den första i nästa månad."],
                  [f"Nuvarande riktlinjer för {what} är från {r.randint(2015, 2021)}. Förvaltningen har sett över dem tillsammans "
                   "med personalen."],
                  [f"Översynen har pågått sedan hösten 2024. {r.randint(3, 9)} enheter har lämnat synpunkter."],
                  ["De nya riktlinjerna är kortare och lättare att följa. De innebär inga nya kostnader."],
                  ["Verksamhetscheferna"])


def report(r, what):
    return fields(f"Uppföljning av {what}", f"Socialnämnden godkänner uppföljningen av {what}.",
                  [f"Förvaltningen redovisar en uppföljning av {what}.", "Resultatet är i huvudsak detsamma som förra året."],
                  [f"Uppföljningen bygger på {r.randint(20, 90)} ärenden och på samtal med {r.randint(4, 18)} medarbetare."],
                  ["Förvaltningen bedömer att arbetet går åt rätt håll men att två åtgärder behöver bli klara under året."],
                  ["Kvalitetsenheten"])


def deal(r, what):
    return fields(f"Avtal om {what}", f"Socialnämnden godkänner avtalet om {what} för tiden till och med den 31 december 2027.",
                  [f"Kommunens avtal om {what} går ut under 2025. Ett nytt har upphandlats tillsammans med Norrtorps kommun."],
                  [f"{r.randint(2, 7)} anbud kom in. Alla utom ett uppfyllde kraven."],
                  ["Det nya avtalet är något billigare än det tidigare och ställer högre krav på tillgänglighet."],
                  ["Upphandlingsenheten", "Ekonomienheten"])


def room(r, what):
    return fields(f"Lokaler för {what}",
                  [f"Socialnämnden godkänner förslaget till lokaler för {what}.",
                   "Socialnämnden ger förvaltningen i uppdrag att teckna hyresavtal."],
                  [f"Dagens lokaler för {what} är för små och saknar hiss.", "Förvaltningen föreslår en flytt under hösten 2025."],
                  [f"Den nya hyran är {number(1000 * r.randint(180, 900))} kronor per år."],
                  ["Lokalerna är tillgängliga och ligger nära busshållplatsen. Kostnaden ryms inom budgeten."],
                  ["Fastighetsenheten"])


def hours(r, place):
    return fields(f"Öppettider vid {place}",
                  f"Socialnämnden fastställer öppettiderna vid {place} enligt förvaltningens förslag.",
                  [f"Besökarna vid {place} har önskat längre öppettider. Förvaltningen har prövat kvällsöppet under hösten."],
                  [f"Kvällarna hade i genomsnitt {r.randint(6, 30)} besökare."],
                  ["Kvällsöppet bör bli permanent. Kostnaden ryms inom nämndens budget."], ["Enhetschefen"])


def licence(r, pub):
    return fields(f"Serveringstillstånd för {pub}",
                  f"Socialnämnden beviljar {pub} stadigvarande tillstånd att servera alkohol till allmänheten klockan 11–01.",
                  [f"{pub} har ansökt om stadigvarande serveringstillstånd till allmänheten."],
                  ["Polismyndigheten och räddningstjänsten har inget att invända. Kunskapsprovet är godkänt."],
                  ["Sökanden uppfyller alkohollagens krav på lämplighet."], [f"{pub} för delgivning"], appeal="FL",
                  reason="Sökanden uppfyller kraven i 8 kap. 12 § alkohollagen.")


def aid(r, _):
    months = r.randint(3, 12)
    return fields("Bistånd enligt socialtjänstlagen",
                  f"Socialnämnden beviljar den sökande boendestöd i {months} månader.",
                  ["Den enskilde har ansökt om boendestöd."], ["Behovet har utretts vid två besök."],
                  ["Behovet kan inte tillgodoses på annat sätt."], ["Den enskilde för delgivning"], appeal="FL", secret="26 kap. 1 § OSL",
                  reason="Den sökandes behov kan inte tillgodoses på annat sätt.")


def referral(r, what, board="Socialnämnden"):
    remitter = r.choice(REMITTERS)
    return fields(f"Yttrande över {what}",
                  f"{board} antar förvaltningens förslag till yttrande som sitt eget och överlämnar det till {remitter}.",
                  [f"{remitter} har bjudit in Lindåsa kommun att yttra sig över {what}.",
                   "Förvaltningen tillstyrker förslaget med några synpunkter."],
                  ["Förslaget berör flera av kommunens verksamheter. Kostnaderna är inte fullt beräknade."],
                  ["Kommunen bör tillstyrka förslaget men begära att kostnaderna beräknas."], [remitter], remitter=remitter)


# ---- Bygg- och miljönämnden

def permit(r, what):
    land = f"{r.choice(LANDS)} {r.randint(1, 24)}"
    return fields(f"Bygglov för {what}, {land}",
                  [f"Bygg- och miljönämnden beviljar bygglov för {what} på fastigheten {land}.",
                   f"Avgiften är {number(100 * r.randint(40, 420))} kronor enligt fastställd taxa."],
                  [f"Ansökan gäller bygglov för {what} på fastigheten {land}.", "Åtgärden avviker från detaljplanen genom sitt läge."],
                  [f"Berörda grannar har hörts. {r.choice(['Ingen', 'En', 'Två'])} har lämnat synpunkter."],
                  ["Avvikelsen är liten och förenlig med detaljplanens syfte."], ["Sökanden för delgivning", f"Ägaren till {land}"],
                  appeal="FL", reason="Avvikelsen är liten och förenlig med detaljplanens syfte (9 kap. 31 b § plan- och bygglagen).")


def plan(r, area):
    stage = r.choice(["samråd", "granskning"])
    return fields(f"Detaljplan för {area}, {stage}",
                  f"Bygg- och miljönämnden godkänner förslaget till detaljplan för {area} för {stage}.",
                  [f"Ett förslag till detaljplan för {area} har tagits fram.", f"Planen medger {r.randint(12, 140)} bostäder."],
                  ["Planen stämmer med översiktsplanen. En miljökonsekvensbeskrivning har inte bedömts behövas."],
                  [f"Förslaget bör skickas ut på {stage}."], ["Länsstyrelsen i Norrtorps län", "Lantmäteriet"])


def order(r, firm):
    return fields(f"Föreläggande om egenkontroll, {firm}",
                  f"Bygg- och miljönämnden förelägger {firm} att senast den 30 december 2025 lämna in ett program för egenkontroll.",
                  [f"Vid tillsyn hos {firm} fanns inget program för egenkontroll."],
                  ["Bolaget har fått tillfälle att yttra sig och har inte svarat."],
                  ["Kravet är rimligt och möjligt att uppfylla inom tiden."], [f"{firm} för delgivning"], appeal="FL",
                  reason="Den som bedriver verksamheten ska fortlöpande kontrollera den (26 kap. 19 § miljöbalken).")


def name(r, street):
    return fields(f"Namn på ny gata, {street}", f"Bygg- och miljönämnden beslutar att gatan ska heta {street}.",
                  ["En ny gata byggs och behöver ett namn."], ["Namnberedningen har föreslagit namnet."],
                  ["Namnet är lätt att uppfatta och följer god ortnamnssed."], ["Lantmäteriet", "Räddningstjänsten"])


def shore(r, land):
    return fields(f"Strandskyddsdispens, {land}",
                  f"Bygg- och miljönämnden medger dispens från strandskyddet för en brygga på fastigheten {land}.",
                  [f"Ägaren till {land} har ansökt om dispens för en brygga om {r.randint(8, 20)} meter."],
                  ["Platsen är redan ianspråktagen av den befintliga tomten."], ["Särskilda skäl finns."],
                  ["Sökanden för delgivning", "Länsstyrelsen i Norrtorps län"], appeal="FL",
                  reason="Platsen är redan ianspråktagen (7 kap. 18 c § miljöbalken).")


# ---- Kommunfullmäktige

FROM_SOCIAL = ["avgifter inom äldreomsorgen 2026", "avgift för färdtjänst 2026", "avgift för trygghetslarm 2026",
               "taxa för serveringstillstånd 2026", "avgift för kost på särskilt boende 2026", "reglemente för pensionärsrådet",
               "program mot våld i nära relationer", "äldreplan för 2026 till 2030", "plan för funktionshinderfrågor",
               "avgift för kontaktpersoner 2026", "folkhälsoprogram", "ersättning till familjehem 2026",
               "avgift för korttidsboende 2026", "handlingsplan mot hemlöshet", "regler för föreningsstöd"]
FROM_BUILT = ["taxa för bygglov 2026", "detaljplan för Kvarnängen", "taxa för miljötillsyn 2026", "detaljplan för Norra hamnen",
              "taxa för livsmedelskontroll 2026", "detaljplan för Ekbacken", "energi- och klimatplan", "detaljplan för Höjdåsens skola",
              "taxa för kart- och mättjänster 2026", "översiktsplan, aktualitetsprövning"]


def raised(r, what):
    """A case that a nämnd proposes and fullmäktige decides."""
    title = what[0].upper() + what[1:]
    return fields(title, f"Kommunfullmäktige antar {what}.",
                  [f"Förvaltningen har tagit fram ett förslag till {what}."],
                  ["Förslaget har tagits fram tillsammans med ekonomienheten."],
                  ["Förslaget följer de mål som kommunfullmäktige har satt."], ["Kommunstyrelsen", "Ekonomienheten"])


def council(r, title):
    return fields(title, f"Kommunfullmäktige godkänner kommunstyrelsens förslag till {title[0].lower()}{title[1:]}.",
                  [f"Kommunstyrelsen har berett ärendet {title[0].lower()}{title[1:]} och lägger ett förslag."],
                  ["Förslaget har behandlats av kommunstyrelsens arbetsutskott."], ["Förslaget bör godkännas."],
                  ["Kommunstyrelsen", "Ekonomienheten"])


def motion(r, what):
    return fields(f"Motion om {what}", "Kommunfullmäktige anser motionen besvarad.",
                  [f"Motionären föreslår att kommunen ska arbeta för {what}."],
                  ["Frågan ingår i det arbete som redan pågår."], ["Motionen bör anses besvarad."],
                  ["Motionären", "Kommunstyrelsen"])


def idea(r, what):
    return fields(f"Medborgarförslag om {what}", f"Kommunfullmäktige bifaller medborgarförslaget om {what}.",
                  [f"Förslagsställaren vill ha {what}."], ["Kostnaden är liten och kan rymmas inom befintlig budget."],
                  ["Förslaget bör bifallas."], ["Förslagsställaren", "Tekniska enheten"])
