import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const ROOT = path.resolve(__dirname, '..')
const CRUISER = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

interface Violation {
  from: string
  to: string
  cycle?: { name: string }[]
  rule: { name: string }
}
interface Report {
  summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string; comment: string }[] } }
}

/** A house of a few files, each with the one line that matters: what it imports. */
const HOUSE: Readonly<Record<string, string>> = {
  // What may be.
  'miniprogram/domain/values/money.ts': `export type Fen = number`,
  'miniprogram/domain/time/day.ts': `import type { Fen } from '../values/money'\nexport type Day = Fen`,
  'miniprogram/domain/people/member.ts': `import type { Day } from '#domain/time/day'\nexport type Member = Day`,
  'miniprogram/services/call.ts': `import type { Contract } from '#contract'\nexport type Call = Contract`,
  'miniprogram/packages/dues/dues.ts': `import type { Call } from '../../services/call'\nexport type Dues = Call`,
  'cloudfunctions/contract/index.ts': `import * as v from 'valibot'\nexport type Contract = typeof v`,
  'cloudfunctions/application/ports/store.ts': `import type { Day } from '#domain/time/day'\nexport type Store = Day`,
  'cloudfunctions/application/entries/book.ts': `import type { Store } from '../ports/store'\nexport type Book = Store`,
  'cloudfunctions/application/meetings/noting.ts': `import type { Store } from '../ports/store'\nexport type Note = Store`,
  'cloudfunctions/application/meetings/roll/marking.ts': `import type { Note } from '../noting'\nexport type Mark = Note`,
  'cloudfunctions/application/meetings/meeting-handlers.ts': `import type { Mark } from './roll/marking'\nexport type M = Mark`,
  'cloudfunctions/api/handlers.ts': `import type { M } from '../application/meetings/meeting-handlers'\nexport type H = M`,
  'cloudfunctions/documents/writer.ts': `import docx from 'docx'\nexport const written = docx`,
  'test/anything.ts': `import docx from 'docx'\nimport type { Mark } from '../cloudfunctions/application/meetings/roll/marking'\nexport const seen: Mark = docx`,
  // What may not be.
  'miniprogram/domain/time/knows-people.ts': `import type { Member } from '../people/member'\nexport type A = Member`,
  'miniprogram/domain/values/by-alias.ts': `import type { Day } from '#domain/time/day'\nexport type A = Day`,
  'miniprogram/domain/rules/passes-on.ts': `export type { Member } from '../people/member'`,
  'miniprogram/domain/entries/within-a-type.ts': `export type A = import('../values/money').Fen`,
  'cloudfunctions/application/entries/knows-meetings.ts': `import type { Note } from '../meetings/noting'\nexport type A = Note`,
  'cloudfunctions/application/meetings/looks-into-roll.ts': `import type { Mark } from './roll/marking'\nexport type A = Mark`,
  'cloudfunctions/application/new-subject/new.ts': `import type { Store } from '../ports/store'\nexport type A = Store`,
  'cloudfunctions/application/ports/late.ts': `export const late = () => import('../../documents/writer')`,
  'cloudfunctions/cloudbase/writes.ts': `import docx from 'docx'\nexport const written = docx`,
  'cloudfunctions/reporting/measures/writes.ts': `import docx from 'docx'\nexport const written = docx`,
  'miniprogram/domain/time/reads-files.ts': `import { readFile } from 'node:fs/promises'\nexport const read = readFile`,
  'miniprogram/services/runs-the-contract.ts': `import * as contract from '#contract'\nexport const A = contract`,
  'miniprogram/packages/report/report.ts': `import type { Dues } from '../dues/dues'\nexport type A = Dues`,
  'miniprogram/components/row/index.ts': `export type Row = number`,
  'miniprogram/pages/list.ts': `import type { Row } from '../components/row/index'\nexport type A = Row`,
  'miniprogram/experiments/try.ts': `import type { Fen } from '../domain/values/money'\nexport type A = Fen`,
  'local/preview/nowhere.ts': `import type { Gone } from './gone'\nexport type A = Gone`,
  // Circles of types.
  'miniprogram/domain/meeting/quorum.ts': `import type { Sheet } from './sheet'\nexport type Quorum = Sheet | null`,
  'miniprogram/domain/meeting/sheet.ts': `import type { Quorum } from './quorum'\nexport type Sheet = { quorum: Quorum }`,
  'miniprogram/domain/dues/whole.ts': `export type Whole = { parts: import('./part').Part[] }`,
  'miniprogram/domain/dues/part.ts': `import { type Whole } from './whole'\nexport type Part = { of: Whole }`,
}

let house: string
let report: Report

beforeAll(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'shushi-house-'))
  for (const [file, text] of Object.entries(HOUSE)) await write(file, text)
  for (const library of ['docx', 'valibot']) await write(`node_modules/${library}/index.js`, '')
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.mjs'])
    await cp(path.join(ROOT, file), path.join(house, file))
  report = await cruise()
})
afterAll(() => rm(house, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(house, file)), { recursive: true })
  await writeFile(path.join(house, file), text)
}

/** What is found is told by the exit code too; the report comes either way. */
async function cruise(): Promise<Report> {
  const told = await promisify(execFile)(
    process.execPath,
    [CRUISER, 'miniprogram', 'cloudfunctions', 'local', 'test', '-T', 'json'],
    { cwd: house, maxBuffer: 1 << 26 },
  ).catch((failure: { stdout: string }) => failure)
  return JSON.parse(told.stdout) as Report
}

const rulesBrokenBy = (file: string) =>
  report.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)

describe('an import that the table forbids is reported by the rule of its room', () => {
  it.each([
    ['a type of a room above', 'miniprogram/domain/time/knows-people.ts', 'miniprogram/domain/time'],
    ['a type by its alias', 'miniprogram/domain/values/by-alias.ts', 'miniprogram/domain/values'],
    ['a type passed on', 'miniprogram/domain/rules/passes-on.ts', 'miniprogram/domain/rules'],
    ['an import within a type', 'miniprogram/domain/entries/within-a-type.ts', 'miniprogram/domain/entries'],
    ['another subject', 'cloudfunctions/application/entries/knows-meetings.ts', 'cloudfunctions/application/entries'],
    ['a room within', 'cloudfunctions/application/meetings/looks-into-roll.ts', 'cloudfunctions/application/meetings'],
    ['an import at run time', 'cloudfunctions/application/ports/late.ts', 'cloudfunctions/application/ports'],
    ['a library of another room', 'cloudfunctions/cloudbase/writes.ts', 'libraries-of-cloudfunctions/cloudbase'],
    ['a library where none belongs', 'cloudfunctions/reporting/measures/writes.ts', 'libraries-have-their-rooms'],
    ['Node on the phone', 'miniprogram/domain/time/reads-files.ts', 'no-node-here'],
    ['more than a type of the cloud', 'miniprogram/services/runs-the-contract.ts', 'types-only-from-the-cloud'],
    ['another sub-package', 'miniprogram/packages/report/report.ts', 'packages-apart'],
    ['an index that passes names on', 'miniprogram/pages/list.ts', 'no-barrels'],
    ['a folder that is no room', 'miniprogram/experiments/try.ts', 'every-file-has-a-room'],
    ['a file that is not there', 'local/preview/nowhere.ts', 'found'],
  ])('%s', (_what, file, rule) => {
    expect(rulesBrokenBy(file)).toEqual([rule])
  })
})

it('a circle of types is reported', () => {
  const circles = report.summary.violations.filter(({ rule }) => rule.name === 'no-cycles')
  expect(circles.map(({ cycle = [] }) => cycle.map(({ name }) => name).sort()).sort()).toEqual([
    ['miniprogram/domain/dues/part.ts', 'miniprogram/domain/dues/whole.ts'],
    ['miniprogram/domain/meeting/quorum.ts', 'miniprogram/domain/meeting/sheet.ts'],
  ])
})

it('what the table allows is not reported', () => {
  const allowed = Object.keys(HOUSE).slice(0, Object.keys(HOUSE).indexOf('miniprogram/domain/time/knows-people.ts'))
  expect(allowed.filter((file) => rulesBrokenBy(file).length > 0)).toEqual([])
  expect(allowed).toHaveLength(14)
})

it('the message of every room says where the table is', () => {
  const rooms = report.summary.ruleSetUsed.forbidden.filter(({ name }) => name.includes('/'))
  expect(rooms.length).toBeGreaterThan(40)
  for (const { comment } of rooms) expect(comment).toContain('docs/architecture.md')
})
