/** Eleventy ships no types: the little of it that scripts/publish/site.ts uses. */
declare module '@11ty/eleventy' {
  export class Eleventy {
    constructor(input: string, output: string, options: object);
    toJSON(): Promise<readonly { readonly url: string; readonly content: string }[]>;
  }
}
