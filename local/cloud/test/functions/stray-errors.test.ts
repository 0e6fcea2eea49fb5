import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

it('keeps the cloud alive when a function leaves a rejected promise and a throwing timer behind', async () => {
  // In a process of its own, because jest takes such errors for itself.
  const program = join(__dirname, 'stray-errors-program.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program])
  expect(stdout).toBe('first: answered\nafterwards: null\n')
}, 30_000)
