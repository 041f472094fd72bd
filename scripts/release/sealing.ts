/**
 * The part of the ledger that holds counts, enciphered under the secret (AES-256-GCM) and bound to its entry: nobody
 * reads it without the secret, and neither it nor the rest of the entry can be changed unseen. The nonce is made from the
 * content, so the same entry is the same bytes.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** `bound` is what stands in clear beside it. */
export function sealText(text: string, bound: string, secret: Uint8Array): string {
  const nonce = derive(secret, 'v1-ledger-nonce', `${bound}\n${text}`).subarray(0, nonceBytes);
  const sealing = createCipheriv(cipher, derive(secret, 'v1-ledger-seal', ''), nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([sealing.update(deflateRawSync(text)), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64');
}

/** Null when the secret is another, or a byte has been changed. */
export function openText(sealed: string, bound: string, secret: Uint8Array): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  if (tag.length < tagBytes) return null;
  const opening = createDecipheriv(cipher, derive(secret, 'v1-ledger-seal', ''), nonce, { authTagLength: tagBytes });
  opening.setAAD(Buffer.from(bound)).setAuthTag(tag);
  try {
    const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]);
    return inflateRawSync(text).toString('utf8');
  } catch {
    return null;
  }
}

function derive(secret: Uint8Array, label: string, text: string): Buffer {
  return createHmac('sha256', secret).update(`${label}|${text}`).digest();
}
