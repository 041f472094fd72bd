/** The two topojson packages without published types: only what shapes.ts uses. */

declare module 'topojson-server' {
  import type { Objects, Topology } from 'topojson-specification';
  /** Features without properties, as a topology of shared arcs. */
  export function topology(
    objects: Readonly<Record<string, GeoJSON.FeatureCollection>>,
  ): Topology<Objects<Record<string, never>>>;
}

declare module 'topojson-simplify' {
  import type { Objects, Topology } from 'topojson-specification';
  /** Gives every point a third coordinate: the area of its triangle, the weight `simplify` filters by. */
  export function presimplify<T extends Objects>(topology: Topology<T>): Topology<T>;
  export function simplify<T extends Objects>(topology: Topology<T>, minWeight: number): Topology<T>;
}
