import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildFunctions, FUNCTION_NAMES } from '../../scripts/build'

let built: Promise<void> | undefined

/**
 * Builds the functions once before the tests, so that they run what is deployed. A function that does not compile is
 * taken away and named here: the tests that run it then fail, and the others can still be run.
 */
export default function prepare(): Promise<void> {
  return (built ??= build())
}

async function build(): Promise<void> {
  for (const name of FUNCTION_NAMES)
    await buildFunctions({ names: [name] }).catch(async (error: unknown) => {
      await rm(join(__dirname, '../../dist/cloudfunctions', name), { recursive: true, force: true })
      console.error(
        `cloudfunctions/${name} could not be built:\n${error instanceof Error ? error.message : String(error)}`,
      )
    })
}
