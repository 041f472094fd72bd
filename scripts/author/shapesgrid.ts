/**
 * A drawing of municipalities as a grid of cells, each with the index of its municipality or -1 for sea: here the gaps
 * between neighbours are closed and the outlines traced again, now with shared borders.
 */

export type Grid = Int16Array;

/** Side of a grid cell in the drawing's units (the drawing is 10,116 wide, about 34 units to a kilometre). */
const cell = 4;
const columns = 2590;
const rows = 3130;

/** A point is in a gap when the ways to the two nearest municipalities are together shorter than this, in cells. */
const gapWidth = 21;

/** Neighbours across a sound or fjord that the drawing makes as narrow as a land border. */
const water: ReadonlySet<string> = new Set([
  '167-185',
  '250-316',
  '320-390',
  '376-390',
  '410-607',
  '561-563',
  '671-773',
  '773-779',
  '773-787',
  '779-820',
]);

/** Pieces of land and holes smaller than this many cells are slips of the drawing, not islands or lakes. */
const smallest = { land: 60, hole: 500 };

/** Sea around the drawing, in cells, so that nothing touches the edge of the grid. */
const margin = 24;

function toGrid(point: GeoJSON.Position, axis: number): number {
  return at(point, axis) / cell + margin;
}

function toDrawing(place: number): GeoJSON.Position {
  return [((place % columns) - margin) * cell, (Math.floor(place / columns) - margin) * cell];
}

export function emptyGrid(): Grid {
  return new Int16Array(columns * rows).fill(-1);
}

/** Marks the cells whose centre lies inside the rings (even-odd rule). */
export function paint(grid: Grid, rings: readonly (readonly GeoJSON.Position[])[], index: number): void {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of rings) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] ?? a;
      const [ax, ay, bx, by] = [toGrid(a, 0), toGrid(a, 1), toGrid(b, 0), toGrid(b, 1)];
      for (let row = Math.ceil(Math.min(ay, by) - 0.5); row + 0.5 < Math.max(ay, by); row++) {
        crossings[row]?.push(ax + ((row + 0.5 - ay) / (by - ay)) * (bx - ax));
      }
    });
  }
  crossings.forEach((found, row) => {
    found.sort((a, b) => a - b);
    for (let i = 0; i + 1 < found.length; i += 2) {
      for (let column = Math.ceil(at(found, i) - 0.5); column + 0.5 < at(found, i + 1); column++) {
        grid[row * columns + column] = index;
      }
    }
  });
}

/** Gives each cell of a gap to the nearest of the two municipalities it lies between; returns the nearest of each. */
export function closeGaps(grid: Grid, codes: readonly string[]): Int16Array {
  const near = { label: new Int16Array(grid.length).fill(-1), way: new Float32Array(grid.length).fill(far) };
  const next = { label: new Int16Array(grid.length).fill(-1), way: new Float32Array(grid.length).fill(far) };
  const disc = discOf(gapWidth);
  const rims: number[][] = codes.map(() => []);
  grid.forEach((label, place) => {
    if (label >= 0 && around(place).some((other) => grid[other] === -1)) rims[label]?.push(place);
  });
  rims.forEach((rim, label) => {
    for (const place of rim) {
      for (const { step, way } of disc) {
        const cellAt = place + step;
        if (grid[cellAt] !== -1) continue;
        if (way < at(near.way, cellAt)) {
          if (near.label[cellAt] !== label) {
            next.label[cellAt] = at(near.label, cellAt);
            next.way[cellAt] = at(near.way, cellAt);
          }
          near.label[cellAt] = label;
          near.way[cellAt] = way;
        } else if (near.label[cellAt] !== label && way < at(next.way, cellAt)) {
          next.label[cellAt] = label;
          next.way[cellAt] = way;
        }
      }
    }
  });
  grid.forEach((label, place) => {
    if (label !== -1 || at(near.way, place) + at(next.way, place) > gapWidth) return;
    const pair = [codes[at(near.label, place)], codes[at(next.label, place)]].sort().join('-');
    if (!water.has(pair)) grid[place] = at(near.label, place);
  });
  return near.label;
}

const far = 1000;

/** The steps from a cell to those within `radius`, and how long each is. */
function discOf(radius: number): readonly { readonly step: number; readonly way: number }[] {
  const disc: { step: number; way: number }[] = [];
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const way = Math.hypot(x, y);
      if (way <= radius) disc.push({ step: y * columns + x, way });
    }
  }
  return disc;
}

function around(place: number): readonly number[] {
  return [place - columns, place + 1, place + columns, place - 1];
}

/** Connected pieces that are too small: a hole goes to the nearest municipality, land to what lies most around it. */
export function fillSpecks(grid: Grid, nearest: Int16Array): void {
  const seen = new Uint8Array(grid.length);
  for (let first = 0; first < grid.length; first++) {
    if (seen[first]) continue;
    const label = at(grid, first);
    const piece = [first];
    const rim = new Map<number, number>();
    seen[first] = 1;
    for (const place of piece) {
      for (const other of around(place)) {
        const theirs = grid[other];
        if (theirs === undefined) continue;
        if (theirs !== label) rim.set(theirs, (rim.get(theirs) ?? 0) + 1);
        else if (!seen[other]) {
          seen[other] = 1;
          piece.push(other);
        }
      }
    }
    if (piece.length >= (label === -1 ? smallest.hole : smallest.land)) continue;
    const most = [...rim].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? label;
    for (const place of piece) grid[place] = label === -1 && at(nearest, place) >= 0 ? at(nearest, place) : most;
  }
}

/** The outlines of all cells with one label, as polygons in the drawing's units, one point for each cell side. */
export function trace(grid: Grid, label: number): GeoJSON.Position[][][] {
  const ends = new Map<number, number[]>();
  grid.forEach((theirs, place) => {
    if (theirs !== label) return;
    const corners = [place, place + 1, place + columns + 1, place + columns];
    around(place).forEach((other, side) => {
      if (grid[other] === label) return;
      const from = at(corners, side);
      ends.set(from, [...(ends.get(from) ?? []), at(corners, (side + 1) % 4)]);
    });
  });
  const rings: GeoJSON.Position[][] = [];
  for (const first of ends.keys()) {
    while (ends.get(first)?.length) rings.push(follow(ends, first).map(toDrawing));
  }
  const outer = rings.filter((ring) => area(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => area(ring) < 0)) {
    outer.find(([ring = []]) => contains(ring, hole[0] ?? []))?.push(hole);
  }
  return outer;
}

/** Walks the cell sides from `first` back to it; where two ways lead on, the right turn stays with the same cell. */
function follow(ends: ReadonlyMap<number, number[]>, first: number): number[] {
  const ring = [first];
  let [before, place] = [first, first];
  do {
    const ways = ends.get(place) ?? [];
    const heading = place - before;
    const right = heading === 1 ? columns : heading === columns ? -1 : heading === -1 ? -columns : 1;
    const [onward = first] = ways.splice(Math.max(0, ways.indexOf(place + right)), 1);
    [before, place] = [place, onward];
    ring.push(place);
  } while (place !== first);
  return ring;
}

function area(ring: readonly GeoJSON.Position[]): number {
  return ring.reduce((sum, a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    return sum + at(a, 0) * at(b, 1) - at(b, 0) * at(a, 1);
  }, 0);
}

function contains(ring: readonly GeoJSON.Position[], point: GeoJSON.Position): boolean {
  const [x, y] = [at(point, 0) + 0.1, at(point, 1) + 0.1];
  return ring.reduce((inside, a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    if (at(a, 1) > y === at(b, 1) > y) return inside;
    return x < at(a, 0) + ((y - at(a, 1)) / (at(b, 1) - at(a, 1))) * (at(b, 0) - at(a, 0)) ? !inside : inside;
  }, false);
}

/** A number that is there: the indexes come from the lists themselves. */
export function at(numbers: ArrayLike<number>, index: number): number {
  const value = numbers[index];
  if (value === undefined) throw new Error(`nothing at ${index}`);
  return value;
}
