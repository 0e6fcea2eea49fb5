/**
 * What the tests use of miniprogram-simulate. Its own declarations bring every global of WeChat into the types of the
 * functions; tsconfig.json names this file in their place.
 */
/** What is asked of an element of the page. */
export interface Shown {
  readonly textContent: string | null
  readonly childNodes: Iterable<Shown | { readonly textContent: string | null }>
  readonly children: Iterable<Shown>
  querySelectorAll(selector: string): Iterable<Shown>
  getAttribute(name: string): string | null
  dispatchEvent(event: Event): boolean
  replaceChildren(): void
}
export interface RenderedComponent {
  readonly dom: Shown | undefined
  readonly data: Readonly<Record<string, unknown>>
  /** `this` of the page or component. */
  readonly instance: Record<string, unknown>
  dispatchEvent(name: string, options?: { detail?: unknown }): void
  addEventListener(name: string, handler: (event: { readonly detail: unknown }) => void): void
  querySelector(selector: string): RenderedComponent | undefined
  querySelectorAll(selector: string): RenderedComponent[]
}
export interface RenderedRoot extends RenderedComponent {
  readonly dom: Shown
  attach(parent: Shown): void
  detach(): void
}
export function load(
  path: string,
  options: {
    rootPath: string
    compiler: 'official'
    compilerOptions: { maxBuffer: number }
    usingComponents: Record<string, string>
  },
): string
export function render(id: string, properties?: Record<string, unknown>): RenderedRoot
