/** Every page about the report says that it is reading, the first time and anew, and that it could not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGES = join(__dirname, '../../../../miniprogram/packages')
/** What has nothing to read until a document is chosen; it says so itself (check.test.ts). */
const READS_NOTHING = ['final/check/check.wxml']
/** Part of pages. */
const WITHIN = ['report/components/', 'report/sentence.wxml']

describe('a page about the report', () => {
  const templates = ['report', 'final']
    .flatMap((name) =>
      readdirSync(join(PACKAGES, name), { recursive: true, encoding: 'utf8' }).map((file) => join(name, file)),
    )
    .filter(
      (file) =>
        file.endsWith('.wxml') && !WITHIN.some((part) => file.startsWith(part)) && !READS_NOTHING.includes(file),
    )

  it.each(templates)('tells by the four states how it stands with what it reads: %s', (file) => {
    const [state = ''] = /<page-state\s[^>]*>/.exec(readFileSync(join(PACKAGES, file), 'utf8')) ?? []
    for (const said of ['state="{{state}}"', 'reading="{{isReading}}"', 'message="{{message}}"', 'bind:retry="load"'])
      expect(state).toContain(said)
  })
})
