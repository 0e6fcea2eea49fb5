/** What the tests use of miniprogram-compiler, which brings no types. */
declare module 'miniprogram-compiler' {
  /** All templates below the folder as the body of one function, which returns `$gwx`. Throws where one does not compile. */
  export function wxmlToJs(folder: string, options: { readonly maxBuffer: number }): string
}
