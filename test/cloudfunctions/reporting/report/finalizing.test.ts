import { createHash } from 'node:crypto'
import { civilDate } from '#domain/time/civil-date'
import { canonicalJson } from '#domain/values/canonical-json'
import { fen } from '#domain/values/money'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { finalHandlers } from '../../../../cloudfunctions/reporting/report/finalizing'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { wordingHandlers } from '../../../../cloudfunctions/reporting/report/wording'
import { donation } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH, NOW, openOffice } from '../../../builders/office'
import { addSeconds } from '../../../builders/seconds'

const LATER = addSeconds(NOW, 3600)
const TODAY = civilDate('2025-06-10')

/** A branch that gave 1,000 yuan, with a draft, and a committee meeting after it. */
async function drafted() {
  const office = await openOffice({
    handlers: { ...reportHandlers, ...templateHandlers, ...finalHandlers, ...wordingHandlers, ...entryHandlers },
    documents: { ...docxReader, ...docxWriter },
  })
  const { store, call, files } = office
  const gift = { occurredOn: civilDate('2025-05-06'), campaign: '防汛救灾', fen: fen(100_000) }
  store.seed('donations', donation('g1', { ...gift, memberId: 'member-1' }))
  const committee = { organ: 'committee', kinds: ['committee-meeting'], title: '支委会：审议述职报告' } as const
  store.seed(
    'meetings',
    closedMeeting([], { _id: 'approving', ...committee, occurredOn: TODAY }),
    closedMeeting([], { _id: 'earlier', ...committee, occurredOn: civilDate('2025-06-01') }),
    closedMeeting([], { _id: 'lecture', organ: 'branch', kinds: ['party-lecture'], occurredOn: TODAY }),
    closedMeeting([], { _id: 'elsewhere', ...committee, branchId: 'bureau', occurredOn: TODAY }),
  )
  const clause = { text: '捐款{n}元', about: '捐款', slots: { n: { measure: 'donated' } } }
  const statements = [{ id: 's', worth: 'core' as const, clauses: [clause] }]
  const section = { id: 'only', heading: '捐款', level: 1 as const, statements }
  await call(
    'template.save',
    { branchId: BRANCH, revision: 0, template: { title: '述职报告', sections: [section] } },
    'secretary',
  )
  const draft = await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  if (!draft.ok) throw new Error(draft.code)
  const { reportId } = draft.value
  const finalize = (meetingId = 'approving', openPoints = 0, as = 'secretary') =>
    call('report.finalize', { branchId: BRANCH, reportId, meetingId, openPoints }, as, { now: LATER })
  const finalized = async () => {
    const answer = await finalize()
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  const verify = (code: string, as = 'clerk') => call('report.verify', { branchId: BRANCH, code }, as, { now: LATER })
  const withdraw = () =>
    call('entry.withdraw', { branchId: BRANCH, book: 'donations', entryId: 'g1', reason: '误登' }, 'secretary')
  return { ...office, files, reportId, finalize, finalized, verify, withdraw }
}

describe('making a report final', () => {
  it('freezes the text, the figures and the approving meeting under the hash of all of it', async () => {
    const { store, finalized } = await drafted()
    const { finalId, version, code } = await finalized()
    expect([finalId, version]).toEqual([`${BRANCH}:2025:own:1`, 1])
    const stored = await store.get('finalReports', finalId)
    const hash = createHash('sha256').update(canonicalJson(stored?.frozen)).digest('hex')
    expect(stored?.hash).toBe(hash)
    expect(code.replaceAll('-', '').toLowerCase()).toBe(hash.slice(0, 16))
    expect(stored?.frozen).toMatchObject({
      report: { figures: [{ display: '1,000' }] },
      approval: { meetingId: 'approving', title: '支委会：审议述职报告', occurredOn: TODAY },
      openPoints: [],
    })
  })

  it('never takes the place of a version before', async () => {
    const { store, finalize, finalized, withdraw } = await drafted()
    const first = await finalized()
    const before = await store.get('finalReports', first.finalId)
    await withdraw()
    const second = { version: 2, finalId: `${BRANCH}:2025:own:2` }
    expect(await finalize('approving', 1)).toMatchObject({ value: second })
    expect(await store.get('finalReports', first.finalId)).toEqual(before)
  })

  it('is one version where the same report is made final twice', async () => {
    const { store, finalized } = await drafted()
    expect(await finalized()).toEqual(await finalized())
    expect(await store.findAll('finalReports', {})).toHaveLength(1)
  })

  it.each([
    ['earlier', 'meeting-before-draft'],
    ['lecture', 'meeting-cannot-approve'],
    ['elsewhere', 'no-such-meeting'],
    ['nowhere', 'no-such-meeting'],
  ])('is not by the meeting %s: %s', async (meetingId, code) => {
    expect(await (await drafted()).finalize(meetingId)).toMatchObject({ ok: false, code })
  })

  it('goes on over open points only with whoever was told of them, and keeps what was told', async () => {
    const { store, finalize, withdraw } = await drafted()
    await withdraw()
    expect(await finalize()).toMatchObject({ ok: false, code: 'open-points-changed', detail: { openPoints: 1 } })
    expect(await finalize('approving', 1)).toMatchObject({ ok: true })
    const [final] = await store.findAll('finalReports', {})
    expect(final?.frozen.openPoints).toMatchObject([{ is: 'stale', figure: 'donated' }])
  })

  it('is for who may write the report', async () => {
    expect(await (await drafted()).finalize('approving', 0, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })

  it('offers the meetings that may approve it, and the versions there are', async () => {
    const { call, reportId, finalized } = await drafted()
    await finalized()
    const answer = await call('report.finals', { branchId: BRANCH, reportId }, 'clerk')
    expect(answer).toMatchObject({
      ok: true,
      value: { meetings: [{ meetingId: 'approving' }], finals: [{ version: 1 }] },
    })
    expect(answer.ok && answer.value.meetings).toHaveLength(1)
  })
})

describe('the document of a final report', () => {
  it('prints the version, the meeting and the code, and stays as it was when records change', async () => {
    const { call, files, finalized, withdraw, reportId } = await drafted()
    const { finalId, code } = await finalized()
    await withdraw()
    await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary', { now: LATER })
    const answer = await call('report.finalDocument', { branchId: BRANCH, finalId }, 'clerk')
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.value.fileName).toContain('第1稿定稿')
    const { printed, facts } = await docxReader.readDocument(files.get(answer.value.fileId) ?? new Uint8Array())
    const text = printed.map(({ pieces }) =>
      pieces.map((each) => (typeof each === 'string' ? each : each.text)).join(''),
    )
    expect(text).toContain('捐款1,000元。')
    expect(text).toContain(`（第1稿定稿，2025年6月10日“支委会：审议述职报告”审议通过。核验码：${code}）`)
    expect(facts?.sheet).toMatchObject({ reportId, finalId })
  })
})

describe('checking a printed code', () => {
  it('says which version it is of, by which meeting, and that nothing has changed', async () => {
    const { finalized, verify } = await drafted()
    const { code } = await finalized()
    expect(await verify(code)).toMatchObject({
      ok: true,
      value: { version: 1, latest: 1, year: 2025, isWhole: true, changed: [], approval: { meetingId: 'approving' } },
    })
  })

  it.each([
    (code: string) => code.toLowerCase(),
    (code: string) => code.replaceAll('-', ' '),
    (code: string) => code.replaceAll('-', ''),
  ])('takes it however it is typed', async (as) => {
    const { finalized, verify } = await drafted()
    expect(await verify(as((await finalized()).code))).toMatchObject({ ok: true })
  })

  it('says which figures have other records since', async () => {
    const { finalized, verify, withdraw } = await drafted()
    const { code } = await finalized()
    await withdraw()
    expect(await verify(code)).toMatchObject({
      value: { changed: [{ figure: { key: 'donated', display: '1,000' }, now: null, recordsNow: 0 }] },
    })
  })

  it('says that there is a later version', async () => {
    const { finalize, finalized, verify, withdraw } = await drafted()
    const { code } = await finalized()
    await withdraw()
    await finalize('approving', 1)
    expect(await verify(code)).toMatchObject({ value: { version: 1, latest: 2 } })
  })

  it('says that what is stored was changed behind the code', async () => {
    const { store, finalized, verify } = await drafted()
    const { code, finalId } = await finalized()
    const stored = await store.get('finalReports', finalId)
    if (!stored) throw new Error('nothing stored')
    store.seed('finalReports', { ...stored, frozen: { ...stored.frozen, version: 9 } })
    expect(await verify(code)).toMatchObject({ value: { isWhole: false } })
  })

  it('finds no other code, and none of another organization', async () => {
    const { finalized, verify, call } = await drafted()
    const { code } = await finalized()
    expect(await verify('0000-0000-0000-0000')).toMatchObject({ ok: false, code: 'no-such-final' })
    expect(await call('report.verify', { branchId: 'bureau', code }, 'office')).toMatchObject({ code: 'no-such-final' })
    expect(await verify('第一稿')).toMatchObject({ ok: false, code: 'bad-input' })
  })
})
