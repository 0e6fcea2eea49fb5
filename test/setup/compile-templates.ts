/**
 * Compiles every .wxml once, by WeChat's own compiler, for all tests that render a page: it takes all of them together,
 * and each file of tests would do so anew.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { wxmlToJs } from 'miniprogram-compiler'

const MINIPROGRAM = join(__dirname, '../../miniprogram')
/** Where test/builders/simulate.ts finds them. */
export const COMPILED_TEMPLATES = join(__dirname, '../../dist/test/templates.js')

/** Where they do not compile, that is said here, and the tests that render a page fail. */
export default async function compileTemplates(): Promise<void> {
  await mkdir(dirname(COMPILED_TEMPLATES), { recursive: true })
  await rm(COMPILED_TEMPLATES, { force: true })
  try {
    await writeFile(COMPILED_TEMPLATES, wxmlToJs(MINIPROGRAM, { maxBuffer: 64 * 1024 * 1024 }))
  } catch (error) {
    console.error(`The templates could not be compiled:\n${error instanceof Error ? error.message : String(error)}`)
  }
}
