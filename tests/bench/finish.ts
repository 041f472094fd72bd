/** The PDF/UA step alone, on pages as the browser printed them: processor time per file, warmed up. */
import { readdirSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { toPdfUa } from '../../scripts/publish/pdfua.ts';

enableCompileCache(process.env.NODE_COMPILE_CACHE);
const folder = process.argv[2] ?? '';
const meta = { title: 'Prøve', author: 'Prøve', description: 'Prøve', date: '2026-01-01' };
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.pdf'))
  .map((name) => ({
    bytes: readFileSync(join(folder, name)),
    meta: { ...meta, links: JSON.parse(readFileSync(join(folder, name.replace('.pdf', '.json')), 'utf8')) },
  }));
for (const { bytes, meta } of files) await toPdfUa(bytes, meta);
const before = process.cpuUsage();
for (const { bytes, meta } of files) await toPdfUa(bytes, meta);
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000 / files.length));
