/** The pack that `new` begins with: it builds at once, and its comments tell what to put in its place. */

/** `id` is the folder's name; `today` an ISO date. */
export function newPack(id: string, today: string): string {
  const inTwoYears = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  return text.replaceAll('{id}', id).replaceAll('{today}', today).replaceAll('{inTwoYears}', inTwoYears);
}

const text = `# yaml-language-server: $schema=../pack.schema.json
#
# En klyngepakke: hvad klyngen skal se, drøfte og aftale. Den kan bygges, som den er. Ret den, så den bliver jeres.
# - Nøglerne (før kolon) er engelske og står fast. Teksterne er jeres, på dansk. En editor med YAML-hjælp forklarer nøglerne.
# - Indryk med mellemrum, aldrig tabulator. Er der kolon i en tekst, så sæt den i "citationstegn".
# - Se siden, mens du skriver: npm run preview -- --data data/proeve-{id}
# - Find fejl: npm run check -- --data data/proeve-{id} --pack {id}
# - Har du ændret tabeller, kolonner eller tal, så lav de konstruerede tal igen:
#   npm run synth -- --out data/proeve-{id} --pack {id} --seed {id} --clusters 3 --practices 12
id: {id}
type: cluster-pack

# Titlen, et kort navn til sidehovedet, og én sætning om, hvorfor emnet er værd at bruge en aften på.
title: Årskontrol af patienter med kronisk sygdom
short: Årskontrol
lead: Nogle patienter kommer til alle deres kontroller, andre ser vi sjældent. Hvem er det, og hvad kan vi gøre?
# Det, mødet skal munde ud i: én ting, som praksis selv kan ændre.
task: Bliv enige om én ting, der får flere til at komme til årskontrol, og aftal, hvem der gør hvad og hvornår.

# Hvem har lavet den, hvornår er den gennemset, og hvornår skal den ses igennem igen? Skriv roller, aldrig personer.
revised: "{today}"
provider: Klyngens egen pakke
review:
  owner: Klyngekoordinatoren
  checker: En læge fra en anden klynge
  next: "{inTwoYears}"
source:
  title: Årskontrol af patienter med kronisk sygdom
  publisher: Klyngens egen pakke
# Længden af mødet. Minutterne under »facilitator« skal tilsammen give det samme.
minutes: 180
duration: 3 timer
price: Pakken er gratis

# De filer, pakken henter tal i. En række er en praksis; kolonnerne til højre er overskrifterne i filen.
tables:
  kontroller:
    file: kontroller.csv
    title: Patienter og deres årskontrol
    what: >-
      Tilmeldte patienter, som praksis er tovholder for, hvor mange af dem der har været til årskontrol i perioden, og hvor
      mange af de sidste der fik et mål for det næste år.
    supplier: praksis
    grain: practice
    columns:
      alle: patienter
      kontrol: heraf_med_aarskontrol
      maal: heraf_med_maal
    period:
      months: 12

# Hvert tal: hvad der tælles, af hvad, om højt er godt, hvad man kan gøre, og hvad tallet ikke siger. Andre slags end
# »proportion« står i docs/slags-tal.md.
indicators:
  aarskontrol:
    kind: proportion
    title: Patienter med årskontrol
    numerator: kontroller.kontrol
    denominator: kontroller.alle
    numerator-words: patienter med årskontrol
    denominator-words: patienter med kronisk sygdom
    counted: patienter
    phrase: af patienterne med kronisk sygdom har været til årskontrol
    direction: higher-better
    direction-note: Et højt tal kan betyde, at I har en fast indkaldelse. Et lavt kan betyde, at kontrollen ligger et andet sted.
    step: Find fem patienter, der ikke har været til kontrol, og ring til dem.
    step-by: { who: Én fra personalet, when: i denne måned }
    caveats:
      - Patienter, der bliver kontrolleret på sygehuset, tæller som patienter uden årskontrol.
  maal:
    kind: proportion
    title: Årskontroller med et aftalt mål
    numerator: kontroller.maal
    denominator: kontroller.kontrol
    numerator-words: årskontroller med et aftalt mål
    denominator-words: årskontroller
    counted: patienter
    phrase: af årskontrollerne endte med et mål for det næste år
    direction: higher-better
    direction-note: Et højt tal kan også betyde, at I er grundige til at skrive målet i journalen.
    step: Skriv en fast frase i journalen til målet, og spørg patienten, hvad der betyder mest.
    step-by: { who: Én læge i hver praksis, when: inden næste personalemøde }
    caveats:
      - Mål, der ikke er skrevet ned, bliver ikke talt med.

# Siderne, i den rækkefølge de skal komme. De bliver til handout, lysbilleder og drejebog.
blocks:
  - text:
      title: Kort introduktion
      facilitator:
        minutes: 15
        notes:
          - Byd velkommen, og læs opgaven højt. Lad den stå et øjeblik.
        objections:
          - said: Vores patienter er sværere end de andres.
            answer: Det kan godt være. Fortæl om én af dem, og hvad der ville have hjulpet.
      body: |
        Skriv her, hvorfor emnet er vigtigt, i tre eller fire sætninger. Fortæl, hvad der er godt i forvejen, og hvad der kan
        blive bedre.
      # Det samme til et lysbillede: højst tre korte punkter.
      slide:
        - Hvorfor emnet er vigtigt
        - Hvad der går godt
        - Hvad der kan blive bedre
  # Hvad der skal ske før mødet. Datoerne bliver regnet ud fra mødets dato.
  - preparation:
      title: Inden mødet
      steps:
        - who: Klyngekoordinatoren
          what: Spørg alle praksis, om klyngen må bruge deres tal.
          days-before: 60
        - who: Alle i klyngen
          what: Find de tre tal i jeres eget lægesystem, og send dem til koordinatoren.
          days-before: 21
  - indicator:
      show: aarskontrol
      questions: [forskelle]
      facilitator:
        minutes: 40
  - indicator:
      show: maal
      questions: [maalet]
      facilitator:
        minutes: 30
  # Spørgsmål får numre af sig selv. De første hører til en figur, de andre står i listen.
  - questions:
      title: Drøftelse i klyngen
      minutes: 45
      items:
        - id: forskelle
          text: Hvad kan forklare, at tallene er forskellige fra praksis til praksis?
          hint: Tænk først på tilfældigheder og på, hvordan I registrerer.
        - id: maalet
          text: Hvad gør I, når patientens mål er et andet end jeres?
        - id: naeste
          text: Hvad kunne personalet tage sig af, som lægen gør i dag?
          sub:
            - Hvad skulle de så lære først?
  # Klyngens faste spørgsmål til sidst står ét sted for alle pakker.
  - summing-up:
      from: shared/opsamling
  - agreements:
      title: Aftaler
      intro: Skriv tiltaget, hvem der sørger for det, og hvornår.
      facilitator:
        minutes: 15
  - follow-up:
      title: Opfølgning
      facilitator:
        minutes: 5
      months: [6, 12]
      body: Hent de samme tal igen om et halvt år, og se, hvad der er sket.
`;
