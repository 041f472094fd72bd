/** `doctor`: what is missing on this machine, and what to do about it. */
import { doctorText, isHealthy } from '../author/doctor.ts';
import { examine } from '../machine.ts';
import { defaultOut, type Machine, type Values } from './arguments.ts';

export async function run(values: Values, { node, environment }: Machine): Promise<number> {
  const place = { root: '.', data: values.data, out: values.out ?? defaultOut, vault: values.private };
  const findings = await examine({ ...place, node, environment });
  console.log(doctorText(findings));
  return isHealthy(findings) ? 0 : 3;
}
