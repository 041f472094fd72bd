/**
 * The only module that touches private/: the secret key, what has been sent, who is behind which letter, and each
 * practice's own sheet.
 * Readable by the owner alone; git ignores it.
 */

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotEquipped, NotReady } from '../model/stop.ts';
import { type Files, mendFolder, privateMode, readBytes, readFileIn, writeFileWhole, writeFolder } from './output.ts';

/** The key is missing where there should be one; `message` is Danish and says what to do. */
export class KeyMissing extends NotEquipped {}

const keyBytes = 32;

/** Whether there is a good key, without making one: `none` where nothing has been built yet. Throws KeyMissing. */
export function keyState(root: string, given: string | undefined): 'given' | 'there' | 'none' {
  if (given !== undefined && given !== '') return checkKey(given, 'KLYNGEPAKKER_SECRET') && 'given';
  const path = join(root, 'secret.key');
  if (existsSync(path)) return checkKey(readFileSync(path, 'utf8').trim(), path) && 'there';
  refuseUsedVault(root);
  return 'none';
}

/**
 * The secret behind the letters. From KLYNGEPAKKER_SECRET, else from private/secret.key, else made on the very first
 * build. A vault that already holds sheets or a ledger must have its key: with a new one the letters would change.
 */
export function readSecret(root: string, given: string | undefined): Uint8Array {
  if (given !== undefined && given !== '') return checkKey(given, 'KLYNGEPAKKER_SECRET');
  const path = join(root, 'secret.key');
  if (existsSync(path)) return checkKey(readFileSync(path, 'utf8').trim(), path);
  refuseUsedVault(root);
  const secret = randomBytes(keyBytes).toString('hex');
  // Whole or not at all: half a key would be taken for a damaged one.
  writeFileWhole(path, `${secret}\n`, privateMode);
  return Buffer.from(secret, 'hex');
}

/** The same, but never makes a key: each of several runs would make its own. */
export function readSharedSecret(root: string, given: string | undefined): Uint8Array {
  if (keyState(root, given) === 'none') {
    throw new KeyMissing(
      `Når flere maskiner deles om arbejdet, skal de have samme nøgle. Læg secret.key i ${root}/, eller sæt KLYNGEPAKKER_SECRET.`,
    );
  }
  return readSecret(root, given);
}

/** With a new key the letters would change. */
function refuseUsedVault(root: string): void {
  const path = join(root, 'secret.key');
  const others = existsSync(root) ? readdirSync(root).filter((name) => !name.startsWith('.')) : [];
  if (others.length > 0) {
    throw new KeyMissing(
      `Nøglen ${path} mangler, men mappen er i brug (${others.length} ting). Hent nøglen fra sikkerhedskopien; med en ny nøgle får alle praksis nye bogstaver.`,
    );
  }
}

function checkKey(hex: string, where: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2}){32,}$/i.test(hex)) {
    throw new KeyMissing(`${where} skal være mindst 64 tegn fra 0-9 og a-f. Hent nøglen fra sikkerhedskopien.`);
  }
  return Buffer.from(hex, 'hex');
}

/** What has been sent, as `bundle` wrote it; null before anything was. */
export function readLedger(root: string): string | null {
  const path = join(root, 'ledger.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Only `bundle` calls this: what stands here is what has left the house. */
export function writeLedger(root: string, text: string): void {
  writeFileWhole(join(root, 'ledger.json'), text, privateMode);
}

/** What `bundle` made: a later build leaves it, for it is what somebody was sent. */
const sentList = 'send-liste.csv';
const sentFolder = 'send';

/** Everything private about one edition, moved into place whole. */
export function writeVault(root: string, edition: string, files: Files): void {
  mendFolder(join(root, edition.split('/')[0] ?? ''));
  const folder = join(root, edition);
  const list = readBytes(folder).get(sentList);
  const sent = [...readBytes(join(folder, sentFolder))].map(
    ([name, bytes]) => [`${sentFolder}/${name}`, bytes] as const,
  );
  writeFolder(folder, new Map([...files, ...sent, ...(list ? [[sentList, list] as const] : [])]), privateMode);
}

/** What is sent of an edition that lies in the vault, and beside the key who gets which file. */
export function writeSending(root: string, edition: string, send: Files, receivers: string): void {
  writeFolder(join(root, edition, sentFolder), send, privateMode);
  writeFileWhole(join(root, edition, sentList), receivers, privateMode);
}

/** Records of what was made from what. Hidden: they are for the program alone, and can be deleted at any time. */
const recordFolder = '.lavet';

export function readRecord(root: string, name: string): string | null {
  const path = join(root, recordFolder, `${name}.json`);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

export function writeRecord(root: string, name: string, text: string): void {
  writeFileWhole(join(root, recordFolder, `${name}.json`), text, privateMode);
}

/** The process that asks, and whether another is still there. */
export interface Self {
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
}

/**
 * One build at a time: two would clear away each other's half-written folders. Parts of one work (`--shard`) may go on
 * together. What a killed build left is passed over. The answer gives the turn back.
 */
export function takeTurn(root: string, part: string | null, self: Self): () => void {
  const folder = join(root, recordFolder, 'igang');
  mkdirSync(folder, { recursive: true, mode: privateMode.folder });
  for (const [name, bytes] of readBytes(folder)) {
    const other = Number(Buffer.from(bytes).toString('utf8'));
    if (other === self.pid || !self.isAlive(other)) rmSync(join(folder, name), { force: true });
    else if (part === null || name === whole || name === part) throw new TurnTaken(busy);
  }
  const path = join(folder, part ?? whole);
  try {
    writeFileSync(path, String(self.pid), { mode: privateMode.file, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new TurnTaken(busy);
    // Anything else is the machine's trouble, not another build. An empty file would look like one.
    rmSync(path, { force: true });
    throw error;
  }
  return () => rmSync(path, { force: true });
}

/** Another build is at work in the same folders; `message` is Danish. */
class TurnTaken extends NotReady {}

const whole = 'alt';
const busy = 'Et andet build arbejder i de samme mapper. Vent, til det er færdigt, og prøv igen.';

/** A private file of an edition; null when it is not there. */
export function readPrivate(root: string, edition: string, name: string): Uint8Array | null {
  return readFileIn(join(root, edition), name);
}
