import { readFileSync } from 'node:fs';
import { feature, neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { makeShapes, readCodes } from '../../scripts/author/shapes.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const committed = read('content/shared/kommuner.topo.json');
const codes = readCodes(read('content/shared/kommuner.csv'));
const topology = JSON.parse(committed) as Topology<{ kommuner: GeometryCollection }>;
const { geometries } = topology.objects.kommuner;

describe('the committed shapes', () => {
  it('hold all 98 municipalities by code, without properties, in less than 100 kB', () => {
    expect(geometries.map(({ id }) => id)).toEqual(codes);
    expect(codes).toHaveLength(98);
    expect(geometries.every((geometry) => !('properties' in geometry))).toBe(true);
    expect(Buffer.byteLength(committed)).toBeLessThan(100_000);
  });

  it('give every municipality an outline of some size', () => {
    for (const each of feature(topology, topology.objects.kommuner).features) {
      const polygons = each.geometry.type === 'MultiPolygon' ? each.geometry.coordinates : [];
      const points = polygons.flat(2);
      expect(points.length, String(each.id)).toBeGreaterThan(8);
      const xs = points.map(([x = 0]) => x);
      expect(Math.max(...xs) - Math.min(...xs), String(each.id)).toBeGreaterThan(60);
    }
  });

  it('let neighbours share their border, and only neighbours', () => {
    const found = neighbors(geometries);
    const neighboursOf = (code: string) => (found[codes.indexOf(code)] ?? []).map((index) => codes[index]).toSorted();
    expect(neighboursOf('147')).toEqual(['101']);
    expect(neighboursOf('791')).toEqual(['657', '661', '710', '730', '740', '756', '779', '820', '846']);
    for (const island of ['400', '492', '563', '741', '773', '825']) expect(neighboursOf(island), island).toEqual([]);
    expect(neighboursOf('410'), 'Lillebælt is water').not.toContain('607');
  });

  it('are what the script makes of the package', () => {
    expect(makeShapes(read('node_modules/react-denmark-map/dist/esm/index.js'), codes)).toBe(committed);
  });

  it('cannot be made without one of the municipalities', () => {
    expect(() => makeShapes('', codes)).toThrow('no outline for municipality 101');
  });
});
