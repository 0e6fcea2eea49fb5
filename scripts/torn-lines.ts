/**
 * Looks on the printed page for numbers parted from themselves or from their units by the end of a line: lays documents
 * out with LibreOffice and reads the lines back with pdftotext, both of which must be on this machine.
 *
 *   npm run torn-lines -- <file.docx>…
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { helpAsked } from './read-options'
import { tornLines } from './torn-lines/torn'

const USAGE = '用法：npm run torn-lines -- <文件.docx>…'

const run = promisify(execFile)

async function main(files: readonly string[]): Promise<number> {
  if (helpAsked(USAGE, files)) return 0
  if (files.length === 0) {
    console.log(USAGE)
    return 1
  }
  const folder = await mkdtemp(join(tmpdir(), 'shushi-torn-'))
  try {
    const own = `-env:UserInstallation=file://${join(folder, 'office')}`
    await run('soffice', [own, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files])
    let found = 0
    for (const file of files) {
      const pdf = join(folder, basename(file).replace(/\.docx$/, '.pdf'))
      const { stdout } = await run('pdftotext', ['-bbox-layout', pdf, '-'], { maxBuffer: 64 * 1024 * 1024 })
      const torn = tornLines(stdout)
      for (const { kind, before, after } of torn) console.log(`${basename(file)}  ${kind}：${before}｜${after}`)
      console.log(`${basename(file)}  断开的数字${count(torn, '数字')}处，与单位分开的${count(torn, '单位')}处`)
      found += torn.length
    }
    return found > 0 ? 1 : 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function count(torn: readonly { readonly kind: string }[], kind: string): number {
  return torn.filter((each) => each.kind === kind).length
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
