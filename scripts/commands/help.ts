/** What the command line says of itself. */
export const help = `klyngepakker: fra pakke og tal til færdigt mødemateriale

  npm run build -- [valg]    laver alt til de planlagte møder
  npm run check -- [valg]    læser og tjekker indhold og tal uden at lave noget
  npm run preview -- [valg]  viser siderne i browseren, mens du retter; gemmer intet
  npm run intake -- [valg]   laver mails og tomme skemaer til at hente ét mødes tal, og listen over, hvem der mangler
  npm run bundle -- [valg]   pakker det, der skal sendes for ét møde, og noterer, at det er sendt
  npm run new -- NAVN        begynder en ny pakke i content/NAVN, med konstruerede tal i data/proeve-NAVN
  npm run synth -- [valg]    laver et datasæt med konstruerede tal ud fra pakkernes egne definitioner
  npm run diff -- PAKKE --against FIL    siger, hvad der fagligt er ændret siden en gammel pack.yaml
  npm run doctor             ser, om maskinen har det, der skal til, og siger, hvad der mangler
  npm run gallery            viser alle komponenter med deres eksempler (output-galleri)
  npm run pictures           laver billeder og eksempel i docs/ ud fra den byggede demo

Valg
  --data MAPPE       datasættet (data/demo)
  --out MAPPE        det, der må deles (output)
  --private MAPPE    nøgle og egne ark, må aldrig deles (private)
  --cluster ID       kun denne klynge; kan gentages
  --pack ID          kun denne pakke; kan gentages (også til check)
  --force            lav alt igen, også det, der ikke er ændret
  --shard 1/4        kun første fjerdedel af klyngerne, når flere maskiner deles om arbejdet
  --no-pdf           kun HTML, hurtigere; mødets gamle PDF-filer fjernes
  --round TAL        mødets runde, kun til bundle og intake (1)
  --jobs TAL         hvor mange sider der laves ad gangen (antal kerner, højst 4)

Kun til intake
  --cluster ID --pack ID --round TAL    mødet, som det står i moeder.csv
  --out MAPPE        mappen til mails og skemaer, fx indsamling/midtby-1; ikke i output, private eller datasættet

Kun til synth
  --out MAPPE        det nye datasæt, fx data/proeve; skal være en ny mappe eller data/demo
  --seed TEKST       samme tekst giver samme tal (demo)
  --clusters TAL     så mange klynger i stedet for demoens otte
  --practices TAL    omtrent så mange praksis i hver klynge, når --clusters er valgt (14)

  --help             denne hjælp
`;
