import { defaultTreeAdapter as tree, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it. @throws at the first error that the standard names */
export function parsedPage(text: string): Element {
  const document = parse(text, {
    onParseError: ({ code, startLine }) => {
      throw new Error(`${code} in line ${startLine}`);
    },
  });
  const root = document.childNodes.find((node) => tree.isElementNode(node));
  if (root === undefined) throw new Error('the page has no element');
  return root;
}

/** Every element in and under `element`, in the order of the page. */
export function elements(element: Element, ...names: readonly string[]): readonly Element[] {
  const all = [element, ...children(element).flatMap((each) => elements(each))];
  return names.length === 0 ? all : all.filter(({ tagName }) => names.includes(tagName));
}

export function children(element: Element): readonly Element[] {
  return element.childNodes.filter((node) => tree.isElementNode(node));
}

export function textOf(element: Element): string {
  return element.childNodes.map(textIn).join('');
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null;
}

/** A table's body, row by row, as the texts of its cells; bands are rows of one cell. */
export function bodyRows(table: Element): readonly (readonly string[])[] {
  return elements(table, 'tbody').flatMap((body) =>
    children(body).map((row) => children(row).map(textOf)),
  );
}

/** What names each column: the headings over it, from the top. */
export function columnNames(table: Element): readonly string[] {
  const columns: string[][] = [];
  const head = elements(table, 'thead').flatMap(children);
  const taken = new Set<string>();
  for (const [depth, row] of head.entries()) {
    let column = 0;
    for (const cell of children(row)) {
      while (taken.has(`${depth}.${column}`)) column += 1;
      const [across, down] = ['colspan', 'rowspan'].map((name) => span(cell, name));
      for (const end = column + (across ?? 1); column < end; column += 1) {
        (columns[column] ??= []).push(textOf(cell));
        for (let below = 1; below < (down ?? 1); below += 1)
          taken.add(`${depth + below}.${column}`);
      }
    }
  }
  return columns.map((names) => names.join(' · '));
}

function span(cell: Element, name: string): number {
  return Number(attribute(cell, name) ?? '1');
}

function textIn(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  return tree.isElementNode(node) ? textOf(node) : '';
}
