import { createHash, createHmac } from 'node:crypto'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { civilDate } from '#domain/time/civil-date'
import { canonicalJson } from '#domain/values/canonical-json'
import { fen } from '#domain/values/money'
import type { Collections } from '../../../../cloudfunctions/application/ports/collections'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { donation } from '../../../builders/entries'
import { closedMeeting, convenedMeeting } from '../../../builders/meeting'
import { BRANCH, CHECK_IN_KEY } from '../../../builders/office'
import { addSeconds } from '../../../builders/seconds'
import { bytesOf } from '../../../builders/written-file'
import { COMMITTEE, drafted, LATER, THERE, TODAY, voteOn } from './final-scene'

type Final = Collections['finalReports']

/** What somebody who has the database could do to what is stored, with a hash and a code worked out anew. */
function forged(stored: Final, change: Partial<Final>, key = 'a key that somebody made up'): Final {
  const { hash: _, code: __, seal: ___, revision, ...content } = { ...stored, ...change }
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex')
  const code = (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')
  const seal = createHmac('sha256', key).update(`final report ${hash}`).digest('hex')
  return { ...content, revision, hash, code, seal }
}

async function finalized() {
  const scene = await drafted()
  const final = await scene.finalized()
  const stored = await scene.store.get('finalReports', final.finalId)
  if (!stored) throw new Error('nothing stored')
  return { ...scene, ...final, stored }
}

describe('the document of a final report', () => {
  it('prints the version, the meeting and the code, and stays as it was when records change', async () => {
    const { call, finalId, code, print, withdraw, reportId } = await finalized()
    await withdraw()
    await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary', { now: LATER })
    const answer = await print(finalId)
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.value.fileName).toContain('（截至2025年6月10日第1稿定稿）')
    const { printed, facts } = await docxReader.readDocument(bytesOf(answer.value))
    const text = printed.map(({ pieces }) =>
      pieces.map((each) => (typeof each === 'string' ? each : each.text)).join(''),
    )
    expect(text).toContain('捐款1,000元。')
    expect(text).toContain(
      `（截至2025年6月10日第1稿定稿，2025年6月10日“支委会：审议2025年度述职报告”审议通过。核验码：${code}）`,
    )
    expect(facts?.sheet).toMatchObject({ reportId, finalId })
  })

  it('is what was laid out when it was made final, whatever would be made of the report today', async () => {
    const { store, documents, print, stored } = await finalized()
    const { document, ...frozen } = stored.frozen
    // Such as an earlier version of the program may have laid it out.
    const [first, ...rest] = document.blocks
    const otherwise = { ...document, title: '当年的题目', blocks: [...rest, ...(first ? [first] : [])] }
    const kept = forged(stored, { frozen: { ...frozen, document: otherwise } }, CHECK_IN_KEY)
    store.seed('finalReports', kept)
    expect(await print(kept._id)).toMatchObject({ ok: true })
    const [printed] = documents
    expect(printed?.title).toBe('当年的题目')
    const plain = (blocks: typeof rest) => blocks.filter(({ kind }) => kind !== 'paragraph')
    expect(plain([...(printed?.blocks ?? [])])).toEqual(plain(otherwise.blocks))
    expect(printed?.facts).toEqual(document.facts)
  })

  it.each([
    [
      'its text',
      (stored: Final) => ({ frozen: { ...stored.frozen, document: { ...stored.frozen.document, title: '改过' } } }),
    ],
    ['who made it final', () => ({ finalizedBy: 'clerk' })],
    ['when', () => ({ finalizedAt: LATER.replace('2025', '2024') as typeof LATER })],
    ['its version', () => ({ version: 7 })],
    [
      'the meeting',
      (stored: Final) => ({ frozen: { ...stored.frozen, approval: { ...stored.frozen.approval, title: '党员大会' } } }),
    ],
  ])('is not printed where %s was changed in the database', async (_, change) => {
    const { store, documents, print, finalId, stored } = await finalized()
    store.seed('finalReports', { ...stored, ...change(stored) })
    const refused = { ok: false, code: 'final-not-genuine' }
    expect(await print(finalId)).toMatchObject({ ...refused, detail: { standing: 'altered' } })
    store.seed('finalReports', forged(stored, change(stored)))
    expect(await print(finalId)).toMatchObject({ ...refused, detail: { standing: 'unproven' } })
    expect(documents).toEqual([])
  })
})

describe('checking a printed code', () => {
  it('says which version it is of, by which meeting, and that nothing has changed', async () => {
    const { code, verify } = await finalized()
    expect(await verify(code)).toMatchObject({
      ok: true,
      value: {
        ...{ version: 1, latest: 1, year: 2025, standing: 'genuine', changed: [], byName: '党员secretary' },
        approval: { meetingId: 'approving' },
      },
    })
  })

  it.each([
    (code: string) => code.toLowerCase(),
    (code: string) => code.replaceAll('-', ' '),
    (code: string) => code.replaceAll('-', ''),
  ])('takes it however it is typed', async (as) => {
    const { code, verify } = await finalized()
    expect(await verify(as(code))).toMatchObject({ ok: true })
  })

  it('says which figures have other records since', async () => {
    const { code, verify, withdraw } = await finalized()
    await withdraw()
    const change = { figure: { key: 'donated' }, was: '1,000元', now: null, recordsWere: 1, recordsNow: 0 }
    expect(await verify(code)).toMatchObject({ value: { changed: [change] } })
  })

  it('says which records changed since behind a figure that came out the same, and what it means otherwise', async () => {
    const { call, store, code, verify, stored } = await finalized()
    const other = { occurredOn: civilDate('2025-05-07'), campaign: '防汛救灾', fen: fen(100_000) }
    store.seed('donations', donation('g2', { ...other, memberId: 'member-1' }))
    const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g1', reason: '误登' } as const
    const now = addSeconds(LATER, 60)
    expect(await call('entry.withdraw', withdrawn, 'secretary', { now })).toMatchObject({ ok: true })
    expect(await verify(code, 'secretary')).toMatchObject({
      value: {
        changed: [],
        changedRecords: [{ summary: expect.stringContaining('撤回') as string }],
        changedWithheld: 0,
      },
    })
    const { report, ...frozen } = stored.frozen
    const figures = report.figures.map((figure) => ({ ...figure, unit: '万元' }))
    const kept = forged(stored, { frozen: { ...frozen, report: { ...report, figures } } }, CHECK_IN_KEY)
    store.seed('finalReports', kept)
    expect(await verify(kept.code, 'secretary')).toMatchObject({
      value: { changed: [{ was: '1,000万元', now: '1,000元', meaning: ['单位原来是“万元”，现在是“元”'] }] },
    })
  })

  it('says what has become of the meeting that approved it: corrected since, voted down by now, or gone', async () => {
    const { store, call, reportId, code, verify } = await finalized()
    const meeting = { _id: 'approving', ...COMMITTEE, occurredOn: TODAY }
    const told = async () => {
      const [verified, listed] = [
        await verify(code),
        await call('report.finals', { branchId: BRANCH, reportId }, 'clerk', { now: LATER }),
      ]
      if (!verified.ok || !listed.ok) throw new Error('not answered')
      expect(listed.value.finals.map(({ approvalNow }) => approvalNow)).toEqual([verified.value.approvalNow])
      return verified.value.approvalNow
    }
    const corrected = (decisions: Partial<ClosedMeeting>, at = addSeconds(LATER, 60)) => {
      const corrections = [{ at, by: 'clerk', reason: '票数记错', before: { decisions: COMMITTEE.decisions } }]
      store.seed('meetings', closedMeeting([THERE], { ...meeting, revision: 2, corrections, ...decisions }))
    }
    expect(await told()).toEqual({ lost: null, correctedAt: null })
    corrected({}, addSeconds(LATER, -60))
    expect(await told()).toEqual({ lost: null, correctedAt: null })
    corrected({})
    expect(await told()).toEqual({ lost: null, correctedAt: addSeconds(LATER, 60) })
    corrected({ decisions: [voteOn('通过2025年度述职报告', false)] })
    expect(await told()).toEqual({ lost: 'meeting-voted-down', correctedAt: addSeconds(LATER, 60) })
    corrected({ decisions: [] })
    expect(await told()).toEqual({ lost: 'meeting-without-vote', correctedAt: addSeconds(LATER, 60) })
    store.seed('meetings', convenedMeeting({ ...meeting, revision: 3 }))
    expect(await told()).toEqual({ lost: 'meeting-gone', correctedAt: null })
  })

  it('says that there is a later version', async () => {
    const { finalize, code, verify, withdraw } = await finalized()
    await withdraw()
    await finalize()
    expect(await verify(code)).toMatchObject({ value: { version: 1, latest: 2 } })
  })

  it('says that what is stored was changed behind the code', async () => {
    const { store, code, verify, stored } = await finalized()
    store.seed('finalReports', { ...stored, finalizedBy: 'clerk' })
    expect(await verify(code)).toMatchObject({ value: { standing: 'altered' } })
  })

  it('says of what was sealed with another key that it is not proven, and takes the key before', async () => {
    const { call, store, code, verify, stored } = await finalized()
    const forgery = forged(stored, { finalizedBy: 'clerk' })
    store.seed('finalReports', { ...forgery, _id: 'forgery' })
    expect(await verify(forgery.code)).toMatchObject({ value: { standing: 'altered' } })
    store.seed('finalReports', forged(stored, { _id: 'forgery', finalizedBy: 'clerk' }))
    expect(await verify(forged(stored, { _id: 'forgery', finalizedBy: 'clerk' }).code)).toMatchObject({
      value: { standing: 'unproven' },
    })
    const keys = { checkInKey: 'the next key', checkInKeyBefore: CHECK_IN_KEY }
    const asked = (under: { checkInKey: string; checkInKeyBefore: string | undefined }) =>
      call('report.verify', { branchId: BRANCH, code }, 'clerk', { now: LATER, keys: under })
    expect(await asked(keys)).toMatchObject({ value: { standing: 'genuine' } })
    expect(await asked({ ...keys, checkInKeyBefore: undefined })).toMatchObject({ value: { standing: 'unproven' } })
  })

  it('finds no other code, and none of another organization', async () => {
    const { code, verify, call } = await finalized()
    expect(await verify('0000-0000-0000-0000')).toMatchObject({ ok: false, code: 'no-such-final' })
    expect(await call('report.verify', { branchId: 'bureau', code }, 'office')).toMatchObject({ code: 'no-such-final' })
    expect(await verify('第一稿')).toMatchObject({ ok: false, code: 'bad-input' })
  })
})
