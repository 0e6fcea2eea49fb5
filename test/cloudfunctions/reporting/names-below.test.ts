/**
 * Names and lines of an organization's records are shown to who may read its records, and to nobody else: a bureau's
 * figures count all below it, but its publicity, organization and discipline members and its clerk read only the bureau's
 * own. Sums stay; what is not shown is counted and said.
 */
import { POSTS, type Post } from '#domain/people/appointment'
import { civilDate } from '#domain/time/civil-date'
import { docxReader } from '../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../cloudfunctions/documents/docx-writer'
import { entryHandlers } from '../../../cloudfunctions/application/settling/entry-handlers'
import { measureHandlers } from '../../../cloudfunctions/reporting/measures/handlers'
import { checkHandlers } from '../../../cloudfunctions/reporting/report/checking'
import { fileHandlers } from '../../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../cloudfunctions/reporting/report/template-handlers'
import { ledgerEntry, shift } from '../../builders/entries'
import { keptDocuments } from '../../builders/kept-documents'
import { appointment, binding, BRANCH, BUREAU, member, NOW, openOffice, span } from '../../builders/office'
import { addSeconds } from '../../builders/seconds'
import { bytesOf } from '../../builders/written-file'

const YEAR = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
const FILE = 'edited.docx'
const LATER = addSeconds(NOW, 3600)

/** What posts may read beside their own organization's: by the rule, and not by asking the code. */
const ALL_BELOW: readonly Post[] = ['secretary', 'deputy-secretary', 'party-office']
const OWN_ONLY: readonly Post[] = [
  ...(['organization', 'publicity', 'discipline-inspection', 'youth', 'committee-member', 'clerk'] as const),
]
const NOTHING: readonly Post[] = ['cell-leader', 'leading-group-member']
it('every post is among them', () => {
  expect([...ALL_BELOW, ...OWN_ONLY, ...NOTHING].sort()).toEqual([...POSTS].sort())
})

/** A shift and an honour of the bureau, two shifts and an honour of the branch below; somebody in every post of both. */
async function scene() {
  const { sheets, cards, documents } = keptDocuments()
  const office = await openOffice({
    handlers: {
      ...{ ...measureHandlers, ...templateHandlers, ...reportHandlers, ...fileHandlers, ...checkHandlers },
      ...entryHandlers,
    },
    documents: { ...docxReader, ...docxWriter, ...documents },
  })
  const { store } = office
  const ofBureau = { spans: [span({ branchId: BUREAU, cellId: null })] }
  for (const post of POSTS) {
    store.seed('members', member(`upper-${post}`, ofBureau), member(`own-${post}`))
    store.seed('bindings', binding(`upper-${post}`), binding(`own-${post}`))
    store.seed('appointments', appointment(`upper-${post}`, post, BUREAU), appointment(`own-${post}`, post))
  }
  store.seed('members', member('near', { name: '甲近水', ...ofBureau }), member('far', { name: '乙远山' }))
  store.seed(
    'shifts',
    shift('s1', { branchId: BUREAU, memberId: 'near', project: '机关值守', minutes: 60 }),
    shift('s2', { memberId: 'far', project: '河堤值守', minutes: 120 }),
    shift('s3', { memberId: 'far', project: '河堤值守', minutes: 180 }),
  )
  const honour = (name: string) => ({ values: { name, level: 'city', recipient: 'branch' } })
  store.seed(
    'ledger',
    ledgerEntry('h1', 'honour', { branchId: BUREAU, ...honour('机关先锋') }),
    ledgerEntry('h2', 'honour', honour('河堤先锋')),
  )
  return { ...office, sheets, cards }
}
type Scene = Awaited<ReturnType<typeof scene>>

const BELOW = { branchId: BUREAU, period: YEAR, scope: 'with-below' } as const
const SHIFTS = { ...BELOW, measureId: 'service-hours' } as const

async function reportOn({ call }: Scene) {
  const slots = { n: { measure: 'service-hours' } }
  const statements = [{ id: 's', worth: 'core' as const, clauses: [{ text: '{n}小时', about: '志愿服务', slots }] }]
  const template = { title: '报告', sections: [{ id: 'a', heading: '一', level: 1 as const, statements }] }
  await call('template.save', { branchId: BUREAU, revision: 0, template }, 'office')
  const draft = await call('report.draft', { branchId: BUREAU, year: 2025, scope: 'with-below' }, 'office')
  if (!draft.ok) throw new Error(draft.code)
  return draft.value.reportId
}
async function uploaded(office: Scene) {
  const document = await office.call(
    'report.document',
    { branchId: BUREAU, reportId: await reportOn(office) },
    'office',
  )
  if (!document.ok) throw new Error(document.code)
  office.files.set(FILE, bytesOf(document.value.file))
  for (const [branchId, entryId, as] of [
    [BUREAU, 's1', 'upper-secretary'],
    [BRANCH, 's2', 'secretary'],
  ] as const) {
    const withdrawn = { branchId, book: 'shifts', entryId, reason: '误登' } as const
    expect(await office.call('entry.withdraw', withdrawn, as, { now: LATER })).toMatchObject({ ok: true })
  }
}

describe.each(OWN_ONLY)('of a bureau with all below it, whoever is its %s', (post) => {
  const as = `upper-${post}`

  it('has the sum of all, and in the evidence its own records alone, with how many are not shown', async () => {
    const { call } = await scene()
    const evidence = await call('measure.evidence', SHIFTS, as)
    expect(evidence).toMatchObject({ ok: true, value: { total: 3, withheld: 2, items: [{ id: 's1' }] } })
    expect(JSON.stringify(evidence)).not.toMatch(/乙远山|河堤/)
    const sums = await call('measure.compute', { ...BELOW, measureIds: ['service-hours'] }, as)
    expect(sums).toMatchObject({ value: { results: [{ figures: [{ result: { display: '6' } }] }] } })
  })

  it.each([
    ['member', ['甲近水']],
    ['project', ['机关值守']],
  ] as const)('of a split by %s has the names in its own records, and the rest as one sum', async (by, labels) => {
    const { call } = await scene()
    const answer = await call('measure.split', { ...SHIFTS, by }, as)
    const result = answer.ok && answer.value.result.kind === 'parts' ? answer.value.result : undefined
    expect(result?.parts.map(({ label, display }) => [label, display])).toEqual([[labels[0], '1']])
    expect(result?.withheld).toMatchObject({ display: '5', records: 2 })
    expect(JSON.stringify(answer)).not.toMatch(/乙远山|河堤|far/)
  })

  it('has splits that name nobody whole: they are sums', async () => {
    const { call } = await scene()
    const honours = { ...SHIFTS, measureId: 'honours', by: 'level' }
    const [byLevel, byMonth, byBranch] = [
      await call('measure.split', honours, as),
      await call('measure.split', { ...SHIFTS, by: 'month' }, as),
      await call('measure.split', { ...SHIFTS, by: 'branch' }, as),
    ]
    expect(byLevel).toMatchObject({ value: { result: { parts: [{ key: 'city', value: 2 }], withheld: null } } })
    expect(byMonth).toMatchObject({ value: { result: { parts: [{ display: '6' }], withheld: null } } })
    const branches = [
      { label: '第一党支部', display: '5' },
      { label: '某区服务局', display: '1' },
    ]
    expect(byBranch).toMatchObject({ value: { result: { parts: branches, withheld: null } } })
  })

  it('has no figure of one person, and no part of what is named, that rests on records below', async () => {
    const { call } = await scene()
    const one = 'service-hours.member.far'
    expect(await call('measure.compute', { ...BELOW, measureIds: [one] }, as)).toMatchObject({
      code: 'no-such-measure',
    })
    expect(await call('measure.evidence', { ...SHIFTS, measureId: one }, as)).toMatchObject({ code: 'no-such-measure' })
    const part = (by: string, key: string) => call('measure.evidence', { ...SHIFTS, part: { by, key } }, as)
    const none = { value: { items: [], total: 0, withheld: 0 } }
    expect(await part('member', 'far')).toMatchObject(none)
    expect(await part('project', '河堤值守')).toMatchObject(none)
    expect(await part('member', 'near')).toMatchObject({ value: { items: [{ id: 's1' }], total: 1, withheld: 0 } })
  })

  it.each(['xlsx', 'html'] as const)(
    'has its own records alone in the %s, names or not, and it says so',
    async (format) => {
      const { sheets, cards, ...office } = await scene()
      const reportId = await reportOn(office as Scene)
      for (const withNames of [true, false]) {
        const asked = { branchId: BUREAU, reportId, format, withNames }
        expect(await office.call('report.evidenceFile', asked, as)).toMatchObject({ ok: true })
      }
      const written = JSON.stringify([sheets, cards])
      expect(written).toContain('甲近水')
      expect(written).not.toMatch(/乙远山|河堤/)
      if (format === 'xlsx') expect(written).toContain('其中 2 条只计数，不列出')
      else
        expect(cards[0]?.lists).toMatchObject([{ total: 3, withheld: 2, lines: [expect.stringContaining('机关值守')] }])
    },
  )

  it('is told which of its own records were changed since a document was made, and how many others', async () => {
    const office = await scene()
    await uploaded(office)
    const checked = await office.call('report.checkDocument', { branchId: BUREAU, uploads: [FILE] }, as, { now: LATER })
    expect(checked).toMatchObject({
      value: { changedRecords: [{ title: expect.stringContaining('甲近水') as string }], changedWithheld: 1 },
    })
    expect(JSON.stringify(checked)).not.toMatch(/乙远山|河堤/)
  })
})

describe.each(ALL_BELOW)('of a bureau with all below it, whoever is its %s', (post) => {
  const as = `upper-${post}`

  it('reads the records below like its own', async () => {
    const office = await scene()
    const { call, sheets } = office
    expect(await call('measure.evidence', SHIFTS, as)).toMatchObject({
      value: { total: 3, withheld: 0, items: [{ id: 's1' }, { id: 's2' }, { id: 's3' }] },
    })
    const split = await call('measure.split', { ...SHIFTS, by: 'member' }, as)
    expect(split).toMatchObject({
      value: { result: { parts: [{ label: '甲近水' }, { label: '乙远山' }], withheld: null } },
    })
    const reportId = await reportOn(office)
    await call('report.evidenceFile', { branchId: BUREAU, reportId, format: 'xlsx', withNames: true }, as)
    expect(JSON.stringify(sheets)).toContain('乙远山')
    expect(JSON.stringify(sheets)).not.toContain('不列出')
  })

  it('is told which records below were changed since a document was made', async () => {
    const office = await scene()
    await uploaded(office)
    const checked = await office.call('report.checkDocument', { branchId: BUREAU, uploads: [FILE] }, as, { now: LATER })
    expect(checked.ok && [checked.value.changedRecords.length, checked.value.changedWithheld]).toEqual([2, 0])
  })
})

describe.each([...ALL_BELOW, ...OWN_ONLY])('of a branch by itself, whoever is its %s', (post) => {
  it('reads all of its own records', async () => {
    const { call } = await scene()
    const own = { ...SHIFTS, branchId: BRANCH, scope: 'own' } as const
    expect(await call('measure.evidence', own, `own-${post}`)).toMatchObject({
      value: { total: 2, withheld: 0, items: [{ id: 's2' }, { id: 's3' }] },
    })
    expect(await call('measure.split', { ...own, by: 'member' }, `own-${post}`)).toMatchObject({
      value: { result: { parts: [{ label: '乙远山' }], withheld: null } },
    })
  })

  it('reads nothing of the organization above', async () => {
    const { call } = await scene()
    for (const answer of [
      await call('measure.evidence', SHIFTS, `own-${post}`),
      await call('measure.split', { ...SHIFTS, by: 'member' }, `own-${post}`),
      await call('report.evidenceFile', { branchId: BUREAU, reportId: 'r', format: 'xlsx' }, `own-${post}`),
      await call('report.checkDocument', { branchId: BUREAU, uploads: [FILE] }, `own-${post}`),
    ])
      expect(answer).toMatchObject({ code: 'not-permitted' })
  })
})

it.each(NOTHING)('a %s reads no figures at all', async (post) => {
  const { call } = await scene()
  for (const as of [`upper-${post}`, `own-${post}`])
    expect(await call('measure.evidence', SHIFTS, as)).toMatchObject({ code: 'not-permitted' })
})
