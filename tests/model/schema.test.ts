import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml } from '../../scripts/input/yaml.ts';
import { blockSchemas } from '../../scripts/model/blocks.ts';
import { packJsonSchema } from '../../scripts/model/pack.ts';
import { reportJsonSchema } from '../../scripts/model/released.ts';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly $ref?: string;
  /** How zod writes an optional reference. */
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schema = packJsonSchema() as Schema;
const read = (path: string) => readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8');

/** Every property with its path; `[]` is an item of a list, `*` any name. */
function propertiesOf(one: Schema, path = ''): [path: string, schema: Schema][] {
  const inner = Object.entries(one.properties ?? {}).flatMap(([key, value]): [string, Schema][] => [
    [`${path}${key}`, value],
    ...propertiesOf(value, `${path}${key}.`),
  ]);
  const items = Array.isArray(one.items) ? one.items : one.items ? [one.items as Schema] : [];
  const named = typeof one.additionalProperties === 'object' ? [one.additionalProperties] : [];
  return [
    ...inner,
    ...items.flatMap((item) => propertiesOf(item, `${path.replace(/\.$/, '')}[].`)),
    ...named.flatMap((value) => propertiesOf(value, `${path}*.`)),
    ...[...(one.anyOf ?? []), ...(one.oneOf ?? [])].flatMap((option) => propertiesOf(option, path)),
  ];
}

describe('the schema that editors read', () => {
  it('is the one in content/', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../content/pack.schema.json');
  });

  it('knows every block and nothing else', () => {
    const blocks = (schema.properties?.blocks?.items as Schema | undefined)?.anyOf ?? [];
    expect(blocks.map(({ properties }) => Object.keys(properties ?? {}))).toEqual(
      Object.keys(blockSchemas).map((name) => [name]),
    );
    expect(blocks.every(({ additionalProperties }) => additionalProperties === false)).toBe(true);
  });

  it('asks an author only for what has no default', () => {
    expect(schema.required).toContain('title');
    expect(schema.required).not.toEqual(expect.arrayContaining(['collaborators']));
    expect(schema.required).not.toEqual(expect.arrayContaining(['tables']));
  });

  it('explains every key in Danish', () => {
    // What several blocks share is described where it is defined.
    const shared = Object.entries(schema.definitions ?? {});
    const all: [string, Schema][] = [
      ...propertiesOf(schema),
      ...shared,
      ...shared.flatMap(([, one]) => propertiesOf(one)),
    ];
    const silent = all
      .filter(
        ([, { description, const: fixed, $ref, allOf }]) =>
          !description && fixed === undefined && $ref === undefined && allOf === undefined,
      )
      .map(([path]) => path);
    expect([...new Set(silent)]).toEqual([]);
  });

  it('accepts the packs in content/, those with shared text too', () => {
    const { value } = parseYaml('pack.yaml', read('akutte-kontakter/pack.yaml'), () => {}) ?? {};
    const pack = z.fromJSONSchema(packJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    expect(pack.safeParse({ ...(value as object), prise: 1 }).success).toBe(false);
    expect(pack.safeParse(value).error?.issues.map(({ path }) => path.join('.'))).toBeUndefined();
  });

  it('is named in the first line of every pack', () => {
    const first = readFileSync(new URL('../../content/akutte-kontakter/pack.yaml', import.meta.url), 'utf8').split(
      '\n',
    )[0];
    expect(first).toBe('# yaml-language-server: $schema=../pack.schema.json');
  });
});

describe('the schema of released.json', () => {
  it('is the one in content/', async () => {
    const released = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
    await expect(released).toMatchFileSnapshot('../../content/released.schema.json');
  });
});
