/** A pack's head as synth takes it: what it says of tables and figures, without blocks. */
import { type PackHead, packHeadSchema } from '../../scripts/model/pack.ts';

export function headOf(written: object): PackHead {
  const { blocks, ...head } = packHeadSchema.parse(written);
  return head;
}
