/** What the system refuses, in Danish: no fault of ours, and nothing that is told with a stack trace. */

const full = 'Disken er fuld, så det nye kunne ikke skrives. Det, der lå der før, er urørt. Skaf plads, og kør igen';
const refused =
  'Filen eller mappen kan ikke bruges: den er skrivebeskyttet, en andens eller åben i et andet program. Luk den, eller vælg en anden mappe, og kør igen';
const mixed = 'Der er en fil, hvor der skulle være en mappe, eller omvendt. Flyt den, eller vælg en anden mappe';

const words: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: refused,
  EPERM: refused,
  EROFS: refused,
  EBUSY: refused,
  EEXIST: mixed,
  ENOTDIR: mixed,
  EISDIR: mixed,
  ENAMETOOLONG: 'Stien er for lang. Læg mappen højere oppe på disken',
};

/** Null when it is something else. */
export function troubleOf(error: unknown): string | null {
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const text = words[code ?? ''];
  return text === undefined ? null : `${text}${path === undefined ? '' : ` (${path})`}.`;
}
