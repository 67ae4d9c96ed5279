/** The part of html-to-text that we call; the package ships no types. */
declare module "html-to-text" {
  export interface HtmlNode {
    readonly children: readonly HtmlNode[];
  }
  export interface BlockTextBuilder {
    addInline(text: string): void;
    openBlock(options?: { readonly leadingLineBreaks?: number }): void;
    closeBlock(options?: { readonly trailingLineBreaks?: number }): void;
  }
  export type Formatter = (
    node: HtmlNode,
    walk: (nodes: readonly HtmlNode[], builder: BlockTextBuilder) => void,
    builder: BlockTextBuilder,
  ) => void;
  export interface Selector {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, boolean | number>>;
  }
  export function convert(
    html: string,
    options: {
      readonly wordwrap: false;
      readonly selectors: readonly Selector[];
      readonly formatters: Readonly<Record<string, Formatter>>;
      readonly limits?: Readonly<Record<string, number>>;
    },
  ): string;
}
