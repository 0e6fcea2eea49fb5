/** Every page about the report says that it is reading, the first time and anew, and that it could not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../../../../miniprogram/packages/report')
/** What has nothing to read until a document is chosen; it says so itself (check.test.ts). */
const READS_NOTHING = ['check/check.wxml']
/** Part of pages. */
const WITHIN = ['components/', 'sentence.wxml']

describe('a page about the report', () => {
  const templates = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.wxml') && !WITHIN.some((part) => file.startsWith(part)) && !READS_NOTHING.includes(file),
  )

  it.each(templates)('tells by the four states how it stands with what it reads: %s', (file) => {
    const [state = ''] = /<page-state\s[^>]*>/.exec(readFileSync(join(ROOT, file), 'utf8')) ?? []
    for (const said of ['state="{{state}}"', 'reading="{{isReading}}"', 'message="{{message}}"', 'bind:retry="load"'])
      expect(state).toContain(said)
  })
})
