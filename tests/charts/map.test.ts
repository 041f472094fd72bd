import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawMap, mapLabels, mapText } from '../../scripts/charts/map.ts';
import { overlap } from '../../scripts/charts/mapboxes.ts';
import { classOf, mapClasses, valueText } from '../../scripts/charts/mapclasses.ts';
import { captionBox, framesOf } from '../../scripts/charts/mapframes.ts';
import type { Label } from '../../scripts/charts/maplabels.ts';
import { mapLayout } from '../../scripts/charts/maplayout.ts';
import { boundsOf, checkShapes, hatch, readOutlines, ruling } from '../../scripts/charts/mapshapes.ts';
import { stack, stripFrame, stripLabels } from '../../scripts/charts/mapstrip.ts';
import { renderSvg } from '../../scripts/charts/svg.ts';
import { colour, diverging } from '../../scripts/charts/theme.ts';
import type { ReleasedMunicipality } from '../../scripts/model/released.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const shapes: unknown = JSON.parse(read('content/shared/kommuner.topo.json'));
const register = read('content/shared/kommuner.csv').trim().split('\n').slice(1);
const codes = register.map((line) => line.slice(0, 3));
const media = ['handout', 'slide'] as const;
const borders = [-15, -10, -5, 5, 10, 15];

/** The same numbers every time: Park and Miller's generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Constructed values from −21 to +25 %, seeded. */
function indicator(
  own: readonly string[],
  change: Partial<ReleasedMunicipality> = {},
  missing: readonly string[] = [],
): ReleasedMunicipality {
  const random = seeded(11);
  const base = change.scale === 'indeks' ? 100 : 0;
  const values = register.map(() => Math.round(base * 10 + (random() * 46 - 21) * 10) / 10);
  const known = values.filter((_, at) => !missing.includes(codes[at] ?? '')).toSorted((a, b) => a - b);
  return {
    kind: 'municipality',
    id: 'akutte',
    title: 'Akutte kontakter',
    direction: 'neither',
    directionNote: '',
    caveats: [],
    synthetic: true,
    tables: ['kommuner'],
    phrase: '',
    scale: 'afvigelse_pct',
    classes: borders,
    shapes: 'standard',
    year: '2017',
    municipalities: register.map((line, at) => {
      const [code = '', name = '', , region = ''] = line.split(';');
      const value = missing.includes(code) ? null : (values[at] ?? 0);
      const rank = value === null ? null : known.filter((other) => other > value).length + 1;
      return { code, name, region, value, rank, own: own.includes(code) };
    }),
    ...change,
  };
}

const svgOf = (map: ReleasedMunicipality, medium: (typeof media)[number], source = shapes) =>
  renderSvg(drawMap(map, source, medium), 'kort', mapText(map));

describe('classes', () => {
  it('put a value on a border in the class above it', () => {
    expect([-15.1, -15, -14.9, -5.1, -5, 0, 4.9, 5, 15, 25].map((value) => classOf(value, borders))).toEqual([
      0, 1, 1, 2, 3, 3, 3, 4, 6, 6,
    ]);
  });

  it('are written in Danish with a true minus', () => {
    expect(mapClasses(indicator([])).map(({ label }) => label)).toEqual([
      'under −15\u00a0%',
      '−15 til under −10\u00a0%',
      '−10 til under −5\u00a0%',
      '−5 til under +5\u00a0%',
      '+5 til under +10\u00a0%',
      '+10 til under +15\u00a0%',
      '+15\u00a0% og derover',
    ]);
    const index = mapClasses(indicator([], { scale: 'indeks', classes: [85, 95, 105, 115] }));
    expect(index.map(({ label }) => label).slice(0, 2)).toEqual(['under 85', '85 til under 95']);
  });

  it('are coloured around the expected value, equally far equally deep', () => {
    const colours = (classes: number[], scale: ReleasedMunicipality['scale'] = 'afvigelse_pct') =>
      mapClasses(indicator([], { classes, scale })).map((each) => each.colour);
    const [b1, b2, b3, neutral, o1, o2, o3] = diverging;
    expect(colours(borders)).toEqual([...diverging]);
    expect(colours([-10, -5, 5, 10])).toEqual([b1, b3, neutral, o1, o3]);
    expect(colours([90, 95, 105, 110], 'indeks')).toEqual([b1, b3, neutral, o1, o3]);
    expect(colours([-10, -5, 0, 5, 10])).toEqual([b1, b2, b3, o1, o2, o3]);
    expect(colours([-5, 5, 10, 15])).toEqual([b3, neutral, o1, o2, o3]);
    expect(new Set(colours([-15, -10, -5, 0, 5, 10, 15])).size).toBe(8);
  });

  it('count all municipalities with data, and no others', () => {
    for (const missing of [[], ['101'], ['101', '400', '791']]) {
      const counts = mapClasses(indicator([], {}, missing)).map(({ count }) => count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(98 - missing.length);
    }
  });

  it('round values half away from zero', () => {
    const map = indicator([]);
    expect([-0.04, 2.25, -2.25].map((value) => valueText(map, value))).toEqual([
      '0,0\u00a0%',
      '+2,3\u00a0%',
      '−2,3\u00a0%',
    ]);
  });
});

describe('names', () => {
  const random = seeded(5);
  const pick = () => codes[Math.floor(random() * codes.length)] ?? '101';
  const pairs = Array.from({ length: 40 }, () => [pick(), pick()]);
  const many = [
    ['153', '161', '165', '169', '187'],
    ['101', '147', '157', '159', '173', '175'],
    ['657', '661', '756', '779', '791'],
    codes.slice(30, 42),
  ];

  it.each(media)('never meet on the map (%s)', (medium) => {
    const layout = mapLayout(medium);
    const frames = framesOf(readOutlines(checkShapes(shapes)), layout);
    const obstacles = [frames.capital, frames.bornholm].map((frame) => captionBox(frame, layout));
    for (const own of [...codes.map((code) => [code]), ...pairs, ...many]) {
      const labels = mapLabels(indicator(own), frames, layout);
      const named = new Set(own.filter((code) => code !== '400'));
      expect(labels, own.join()).toHaveLength(named.size);
      labels.forEach(({ box }, at) => {
        const others = [...labels.slice(at + 1).map((label) => label.box), ...obstacles, frames.bornholm.box];
        expect(
          others.filter((other) => overlap(box, other)),
          own.join(),
        ).toEqual([]);
        expect(box.x >= 0 && box.y >= 0, own.join()).toBe(true);
        expect(box.x + box.width <= layout.pane.width && box.y + box.height <= layout.height, own.join()).toBe(true);
        expect(across(labels[at], layout.capital), own.join()).toBe(false);
      });
    }
  });

  it.each(media)('never meet in the strip, and stay beside it (%s)', (medium) => {
    const layout = mapLayout(medium);
    for (const own of [...codes.map((code) => [code]), ...pairs, ...many]) {
      for (const scale of ['afvigelse_pct', 'indeks'] as const) {
        const map = indicator(own, { scale, classes: scale === 'indeks' ? [85, 95, 105, 115] : borders });
        const frame = stripFrame(map, layout);
        const labels = stripLabels(map, frame, layout);
        expect(labels).toHaveLength(new Set(own).size);
        labels.forEach(({ box, side }, at) => {
          expect(
            labels.slice(at + 1).filter((other) => overlap(box, other.box)),
            own.join(),
          ).toEqual([]);
          expect(side === 'left' ? box.x + box.width < frame.zero : box.x > frame.zero).toBe(true);
          expect(box.x, own.join()).toBeGreaterThan(layout.pane.x + layout.pane.width);
          expect(box.x + box.width, own.join()).toBeLessThanOrEqual(layout.strip.x + layout.strip.width);
          expect(box.y + box.height, own.join()).toBeLessThanOrEqual(frame.bottom + 3);
        });
      }
    }
  });

  it('stack below each other within the room', () => {
    const entry = (wish: number) => ({ wish, height: 10 });
    expect(stack([entry(50), entry(52), entry(90)], 0, 100)).toEqual([50, 60, 90]);
    expect(stack([entry(98), entry(99)], 0, 100)).toEqual([85, 95]);
    expect(stack([entry(-5)], 0, 100)).toEqual([5]);
  });

  function across(label: Label | undefined, frame: { x: number; y: number; width: number; height: number }): boolean {
    if (label === undefined || !overlap(label.box, frame)) return false;
    const { box } = label;
    const inside = box.x >= frame.x && box.x + box.width <= frame.x + frame.width;
    return !(inside && box.y >= frame.y && box.y + box.height <= frame.y + frame.height);
  }
});

describe('frames', () => {
  it.each(media)('do not lie over land (%s)', (medium) => {
    const frames = framesOf(readOutlines(checkShapes(shapes)), mapLayout(medium));
    for (const { box } of [frames.capital, frames.bornholm]) {
      for (const [code, polygons] of frames.country.outlines) {
        const over = polygons.flat(2).filter(([x, y]) => overlap({ x, y, width: 0, height: 0 }, box, 2));
        expect(over, code).toEqual([]);
      }
    }
  });

  it('show every municipality somewhere, the crowded ones enlarged', () => {
    const frames = framesOf(readOutlines(checkShapes(shapes)), mapLayout('handout'));
    const shown = new Set([...frames.country.outlines.keys(), ...frames.bornholm.outlines.keys()]);
    expect([...shown].toSorted()).toEqual(codes.toSorted());
    const small = (frame: typeof frames.country) => boundsOf([frame.outlines.get('147') ?? []]).width;
    expect(small(frames.capital)).toBeGreaterThan(4 * small(frames.country));
  });
});

describe('the drawing', () => {
  it.each(media)('is the same twice, small, and says nothing finer than one decimal (%s)', async (medium) => {
    const map = indicator(['101', '147'], {}, ['101', '400']);
    const svg = await svgOf(map, medium);
    expect(await svgOf(map, medium)).toBe(svg);
    expect(Buffer.byteLength(svg)).toBeLessThan(120_000);
    expect(svg.match(/\d\.\d{2,}/g)).toBeNull();
    expect(svg.match(/\de-\d|NaN|undefined|Infinity/g)).toBeNull();
    const size = medium === 'handout' ? 'width="650" height="440"' : 'width="1150" height="520"';
    expect(svg).toContain(size);
  });

  it.each(media)('has nothing a PDF cannot carry (%s)', async (medium) => {
    const svg = await svgOf(indicator(['751']), medium);
    expect(svg.match(/opacity="(?!1")[^"]*"|filter|mask|clip-path|<image|<pattern|blend/g)).toBeNull();
    const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, px]) => Number(px));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(medium === 'slide' ? 16 : 12);
  });

  it('hatches municipalities without a number, in the map and in the legend', async () => {
    const hatching = (svg: string) => svg.split(`stroke="${colour.ink2}" stroke-width="1"`).length - 1;
    const [whole, missing] = [
      await svgOf(indicator(['751']), 'handout'),
      await svgOf(indicator(['751'], {}, ['791']), 'handout'),
    ];
    expect([hatching(whole), hatching(missing)]).toEqual([0, 2]);
    expect([whole.includes('ingen tal'), missing.includes('ingen tal')]).toEqual([false, true]);
    expect(missing).toContain('>1\u00a0kommune<');
    const square = [
      [
        [0, 0],
        [20, 0],
        [20, 20],
        [0, 20],
        [0, 0],
      ] as const,
    ];
    const lines = hatch([square], 4);
    expect(lines.length).toBeGreaterThan(4);
    for (const [x, y] of lines.flat()) expect(Math.min(x, y) >= -1e-9 && Math.max(x, y) <= 20 + 1e-9).toBe(true);
  });

  it('draws lines across what is below the expected, and nowhere else, for those who print in grey', async () => {
    const classes = mapClasses({ ...indicator(['751']), classes: [-10, -5, 5, 10] });
    expect(classes.map(({ lines }) => lines !== null)).toEqual([true, true, false, false, false]);
    const svg = await svgOf(indicator(['751']), 'handout');
    expect(svg.split(`stroke="${colour.white}" stroke-width="0.5"`).length - 1).toBeGreaterThan(1);
    const square = [[0, 0] as const, [20, 0] as const, [20, 20] as const, [0, 20] as const, [0, 0] as const];
    const lines = ruling([[square]], 4);
    expect(lines.map(([from, to]) => [from[0], to[0]])).toEqual(lines.map(() => [0, 20]));
    expect(lines.map(([[, y]]) => Math.round(y))).toEqual([0, 4, 8, 12, 16]);
  });

  it('outlines and names the own municipalities on a white edge, wherever they are', async () => {
    for (const [code, name] of [
      ['751', 'Aarhus'],
      ['147', 'Frederiksberg'],
      ['400', 'Bornholm'],
      ['825', 'Læsø'],
    ] as const) {
      const svg = await svgOf(indicator([code]), 'handout');
      expect(svg, name).toContain(`stroke="${colour.ink}" stroke-width="2.2"`);
      expect(svg.indexOf('stroke-width="4.8"'), name).toBeLessThan(svg.indexOf('stroke-width="2.2"'));
      expect(svg.split(`>${name}`).length - 1, name).toBeGreaterThanOrEqual(2);
    }
    expect(await svgOf(indicator([]), 'handout')).not.toContain('stroke-width="2.2"');
  });

  it('takes every class count and the expected value into words', async () => {
    const map = indicator(['751']);
    const svg = await svgOf(map, 'slide');
    for (const { label, count } of mapClasses(map)) {
      expect(svg).toContain(`>${label}<`);
      expect(svg).toContain(`>${count}\u00a0${count === 1 ? 'kommune' : 'kommuner'}<`);
    }
    expect(svg).toContain('som forventet');
    expect(svg).toContain('Hovedstadsområdet');
  });
});

describe("a pack's own shapes", () => {
  const square = (west: number, south: number) => [
    [
      [west, south],
      [west + 0.2, south],
      [west + 0.2, south + 0.2],
      [west, south + 0.2],
      [west, south],
    ],
  ];
  const collection: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', id: '0101', properties: null, geometry: { type: 'Polygon', coordinates: square(12.5, 55.6) } },
      { type: 'Feature', properties: { kommunekode: 751 }, geometry: { type: 'Polygon', coordinates: square(10, 56) } },
      { type: 'Feature', id: 400, properties: null, geometry: { type: 'Polygon', coordinates: square(14.8, 55.1) } },
    ],
  };

  it('may be GeoJSON in degrees with the code as id or property', async () => {
    const outlines = readOutlines(checkShapes(collection));
    expect([...outlines.keys()]).toEqual(['101', '751', '400']);
    const [east, north] = [boundsOf([outlines.get('101') ?? []]), boundsOf([outlines.get('751') ?? []])];
    expect(north.y).toBeLessThan(east.y);
    expect(north.x).toBeLessThan(east.x);
    expect(north.height / north.width).toBeCloseTo(1 / Math.cos((56.1 * Math.PI) / 180), 1);
    expect(await svgOf(indicator(['751', '400']), 'handout', collection)).toContain('>Aarhus<');
  });

  it('may be metres with north upwards', () => {
    const metres = structuredClone(collection);
    for (const { geometry } of metres.features) {
      if (geometry.type !== 'Polygon') continue;
      geometry.coordinates = geometry.coordinates.map((ring) =>
        ring.map(([x = 0, y = 0]) => [x * 60_000, y * 111_000]),
      );
    }
    const outlines = readOutlines(checkShapes(metres));
    expect(boundsOf([outlines.get('751') ?? []]).y).toBeLessThan(boundsOf([outlines.get('101') ?? []]).y);
  });

  it('are refused when they are something else', () => {
    expect(() => drawMap(indicator([]), { type: 'Feature' }, 'handout')).toThrow('neither');
    expect(() => drawMap(indicator([]), undefined, 'handout')).toThrow('neither');
  });
});

describe('the description', () => {
  it('names the own municipalities, counts both sides and points to the table, within 350 characters', () => {
    const { title, description } = mapText(indicator(['779', '791']));
    expect(title).toBe('Danmarkskort over kommunerne: Akutte kontakter, 2017');
    expect(description).toMatch(
      /^Af 98 kommuner, regnet fra den højeste: Skive ligger på .+ og Viborg ligger på .+\(nr\. \d+\)\. /,
    );
    expect(description).toMatch(
      /\d+ kommuner ligger under og \d+ over det forventede; egne kommuners tal står i handoutets tabel\.$/,
    );
    for (const own of [[], ['779'], codes.slice(0, 9), codes]) {
      expect(mapText(indicator(own, {}, ['779'])).description.length).toBeLessThanOrEqual(350);
    }
    expect(mapText(indicator(['779'], {}, ['779'])).description).toContain('Skive har intet tal');
  });
});
