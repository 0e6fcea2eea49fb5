/**
 * docx has seven functions that are made by a call when it starts: those that patch a document somebody else wrote, and what
 * they read it by. The call does nothing else, but only a mark says so; without one everything they stand on is kept, a
 * quarter of the library.
 */
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

const DOCX = /[\\/]docx[\\/]dist[\\/]index\.mjs$/

/** `var patchDocument = function() { … }();` of a whole file: its own lines are indented. */
const MADE_BY_A_CALL = /^(var [\w$]+ = )(?=function\(\) \{\n(?:[^}\n].*\n|\n)*\}\(\);$)/gm

/** The source with a mark before each such call. Throws where there is none: another version is written otherwise. */
export function markedPure(source: string): string {
  const marked = source.replace(MADE_BY_A_CALL, '$1/* @__PURE__ */ ')
  if (marked === source) throw new Error('docx makes no function by a call: see scripts/build-functions/pure-starts.ts')
  return marked
}

/** For esbuild. */
export const markPureStarts: Plugin = {
  name: 'pure-starts',
  setup(build) {
    build.onLoad({ filter: DOCX }, async ({ path }) => ({
      contents: markedPure(await readFile(path, 'utf8')),
      loader: 'js',
    }))
  },
}
