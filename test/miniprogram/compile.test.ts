/**
 * WeChat's own compilers accept everything that is written here. One call per file, so that what is refused is named.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../../miniprogram')
const PLATFORM = process.platform === 'darwin' ? 'mac' : 'linux'
const COMPILERS = join(__dirname, '../../node_modules/miniprogram-compiler/bin', PLATFORM)

function ours(extension: string): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension) && !/^(miniprogram_npm|node_modules)/.test(file))
    .sort()
}

/** What the compiler complains of; nothing when it accepts the file. */
function complaint(compiler: 'wcc' | 'wcsc', parameters: readonly string[]): string {
  const program = join(COMPILERS, compiler)
  chmodSync(program, 0o755)
  const { status, stderr, error } = spawnSync(program, parameters, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (error) throw error
  return status === 0 ? '' : stderr || `exit code ${status}`
}

describe('WeChat compiles', () => {
  const scripts = ours('.wxs')
  it.each(ours('.wxml'))('%s', (file) => {
    expect(complaint('wcc', ['-d', '-cc', '0', file, ...scripts, '-gn', '$gwx'])).toBe('')
  })

  // The sheets a page imports are given to the compiler after it.
  const sheets = ours('.wxss')
  it.each(sheets)('%s', (file) => {
    const others = sheets.filter((other) => other !== file)
    expect(complaint('wcsc', ['-db', '-pc', '1', file, ...others])).toBe('')
  })
})
