/**
 * Letters for practices and names for what is mailed (DISCLOSURE D13, D14).
 *
 * Both are keyed: an ydernummer has six digits, so a plain hash of it is found by trying a million. The secret is read
 * by the caller from a file or the environment; there is no default here, and none of these functions logs.
 */
import { createHmac } from 'node:crypto';

/** What one permutation of letters belongs to: the rounds shown in one edition share it, the next edition gets a new one. */
interface Edition {
  readonly cluster: string;
  readonly pack: string;
  readonly edition: string;
}

export interface LetterRequest extends Edition {
  readonly secret: Uint8Array;
  readonly ydernumre: readonly string[];
}

export interface TokenRequest extends Edition {
  readonly secret: Uint8Array;
  readonly ydernummer: string;
}

/** Fewer practices than this get no letters: with four, a reader who knows its own has too few to choose among. */
export const leastForLetters = 5;
const leastSecretBytes = 32;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ydernummer → letter, in the order of the letters; empty when there are too few practices for letters. */
export function assignLetters(request: LetterRequest): ReadonlyMap<string, string> {
  demandSecret(request.secret);
  const practices = new Set(request.ydernumre);
  if (practices.size !== request.ydernumre.length) throw new Error('a practice is listed twice');
  if (practices.size < leastForLetters) return new Map();
  const drawn = [...practices].map((ydernummer) => ({
    ydernummer,
    digest: keyed(request.secret, ['v1', request.cluster, request.pack, request.edition, ydernummer]),
  }));
  drawn.sort((a, b) => (a.digest < b.digest ? -1 : 1));
  return new Map(drawn.map(({ ydernummer }, place) => [ydernummer, letterAt(place)]));
}

/** File name of one practice's own sheet in what `bundle` sends: 20 hex digits, told apart from letters by its own label. */
export function bundleToken(request: TokenRequest): string {
  demandSecret(request.secret);
  return keyed(request.secret, ['v1-bundle', request.cluster, request.pack, request.edition, request.ydernummer]).slice(
    0,
    20,
  );
}

/** 0 → A, 25 → Z, 26 → AA, 27 → AB. */
export function letterAt(place: number): string {
  const last = alphabet.charAt(place % alphabet.length);
  return place < alphabet.length ? last : letterAt(Math.floor(place / alphabet.length) - 1) + last;
}

/** HMAC-SHA-256 of named parts, in hex. */
export function keyed(secret: Uint8Array, parts: readonly string[]): string {
  // Joined with a bar, so "a|b" + "c" must not look like "a" + "b|c".
  if (parts.some((part) => part === '' || part.includes('|'))) throw new Error('a name is empty or holds a bar');
  return createHmac('sha256', secret).update(parts.join('|')).digest('hex');
}

export function demandSecret(secret: Uint8Array): void {
  if (secret.length < leastSecretBytes) throw new Error(`the secret must be at least ${leastSecretBytes} bytes`);
}
