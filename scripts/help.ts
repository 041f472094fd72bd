/** What the command line says of itself. */
export const help = `klyngepakker: fra pakke og tal til færdigt mødemateriale

  npm run build -- [valg]    laver alt til de planlagte møder
  npm run check -- [valg]    læser og tjekker indhold og tal uden at lave noget
  npm run bundle -- [valg]   pakker det, der skal sendes for ét møde, og noterer, at det er sendt
  npm run synth -- [valg]    laver et datasæt med konstruerede tal ud fra pakkernes egne definitioner

Valg
  --data MAPPE       datasættet (data/demo)
  --out MAPPE        det, der må deles (output)
  --private MAPPE    nøgle og egne ark, må aldrig deles (private)
  --cluster ID       kun denne klynge; kan gentages
  --pack ID          kun denne pakke; kan gentages
  --no-pdf           kun HTML, hurtigere; mødets gamle PDF-filer fjernes
  --round TAL        mødets runde, kun til bundle (1)
  --jobs TAL         hvor mange sider der laves ad gangen (antal kerner, højst 4)

Kun til synth
  --out MAPPE        det nye datasæt, fx data/proeve; skal være en ny mappe eller data/demo
  --seed TEKST       samme tekst giver samme tal (demo)
  --clusters TAL     så mange klynger i stedet for demoens otte
  --practices TAL    praksis i hver klynge, når --clusters er valgt (14)

  --help             denne hjælp
`;
