/** The little of jsdom that tests use: its own types would bring a browser's into every file. */
declare module 'jsdom' {
  import type { ElementContext } from 'axe-core';

  export class JSDOM {
    constructor(html: string, options: { readonly runScripts: 'outside-only' });
    readonly window: { eval(code: string): unknown; readonly document: ElementContext };
  }
}
