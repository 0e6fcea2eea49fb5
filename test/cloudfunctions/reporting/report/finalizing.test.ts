/** The rules of making a report final, in one file though it is long: each begins with the draft and meeting above them. */
import { createHash, createHmac } from 'node:crypto'
import type { RequestOf } from '#contract'
import type { SheetLine } from '#domain/meeting/attendance'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { VERSIONS_KEPT } from '#domain/report/wording'
import { addDays, civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { canonicalJson } from '#domain/values/canonical-json'
import { closedMeeting, convenedMeeting } from '../../../builders/meeting'
import { appointment, BRANCH, branch, BUREAU, CHECK_IN_KEY, member, NOW, span } from '../../../builders/office'
import { addSeconds } from '../../../builders/seconds'
import { COMMITTEE, drafted, LATER, THERE, TODAY, voteOn } from './final-scene'

const item = (title: string) => ({ title, isPartyBuilding: true })
const AWAY: SheetLine = { ...THERE, memberId: 'member-1', mark: 'absent' }

describe('making a report final', () => {
  it('freezes the text, the figures and the approving meeting', async () => {
    const { store, finalized } = await drafted()
    const { finalId, version } = await finalized()
    expect([finalId, version]).toEqual([`${BRANCH}:2025:2025-06-10:own:1`, 1])
    expect(await store.get('finalReports', finalId)).toMatchObject({
      ...{ version: 1, cutOff: '2025-06-10', scope: 'own', finalizedAt: LATER, finalizedBy: 'secretary' },
      frozen: {
        report: { figures: [{ display: '1,000' }] },
        approval: { meetingId: 'approving', title: '支委会：审议2025年度述职报告', occurredOn: TODAY },
      },
    })
  })

  it('hashes all of it, who, when and which version too, and seals the hash under the key of the functions', async () => {
    const { store, finalized } = await drafted()
    const { finalId, code } = await finalized()
    const stored = await store.get('finalReports', finalId)
    if (!stored) throw new Error('nothing stored')
    const { hash, code: _, seal, revision: __, ...all } = stored
    expect(Object.keys(all).sort()).toEqual(
      [
        '_id',
        'agreed',
        'branchId',
        'cutOff',
        'finalizedAt',
        'finalizedBy',
        'frozen',
        'scope',
        'version',
        'year',
      ].sort(),
    )
    expect(hash).toBe(createHash('sha256').update(canonicalJson(all)).digest('hex'))
    expect(seal).toBe(createHmac('sha256', CHECK_IN_KEY).update(`final report ${hash}`).digest('hex'))
    expect(code.replaceAll('-', '').toLowerCase()).toBe(hash.slice(0, 16))
  })

  it('never takes the place of a version before', async () => {
    const { store, finalize, finalized, withdraw } = await drafted()
    const first = await finalized()
    const before = await store.get('finalReports', first.finalId)
    await withdraw()
    const second = { version: 2, finalId: `${BRANCH}:2025:2025-06-10:own:2` }
    expect(await finalize()).toMatchObject({ value: second })
    expect(await store.get('finalReports', first.finalId)).toEqual(before)
  })

  it('counts the versions of each cut-off date for themselves', async () => {
    const { call, finalized, store } = await drafted()
    await finalized()
    const another = { _id: 'another', ...COMMITTEE, occurredOn: TODAY }
    store.seed('meetings', closedMeeting([THERE], another))
    const cutOff = civilDate('2025-05-31')
    const draft = await call('report.draft', { branchId: BRANCH, year: 2025, cutOff }, 'secretary')
    if (!draft.ok) throw new Error(draft.code)
    const at = { branchId: BRANCH, reportId: draft.value.reportId }
    const looked = await call('report.checklist', at, 'secretary')
    if (!looked.ok) throw new Error(looked.code)
    const { seen } = looked.value
    const made = await call('report.finalize', { ...at, meetingId: 'another', seen }, 'secretary')
    expect(made).toMatchObject({ value: { version: 1, finalId: `${BRANCH}:2025:2025-05-31:own:1` } })
    expect(await call('report.finals', at, 'clerk')).toMatchObject({ value: { finals: [{ cutOff: '2025-05-31' }] } })
    expect(await store.findAll('finalReports', {})).toHaveLength(2)
  })

  it('is one version where the same report is made final twice', async () => {
    const { store, finalized } = await drafted()
    expect(await finalized()).toEqual(await finalized())
    expect(await store.findAll('finalReports', {})).toHaveLength(1)
  })

  it('reads none of the versions before it whole', async () => {
    const { store, finalize, finalized, withdraw, call, reportId } = await drafted()
    await finalized()
    await withdraw()
    const asked = jest.spyOn(store, 'find')
    const all = jest.spyOn(store, 'findAll')
    await finalize()
    await call('report.finals', { branchId: BRANCH, reportId }, 'clerk')
    const collections = [...asked.mock.calls, ...all.mock.calls].map(([collection]) => collection)
    expect(collections).not.toContain('finalReports')
    expect(collections).toContain('reportWordings')
  })

  it('offers the meetings that may approve it, and the versions there are', async () => {
    const { call, reportId, finalized, store } = await drafted()
    await finalized()
    const soon = { _id: 'before-draft', occurredOn: TODAY, closedAt: addSeconds(NOW, -1) }
    store.seed('meetings', closedMeeting([THERE], { ...COMMITTEE, ...soon }))
    const answer = await call('report.finals', { branchId: BRANCH, reportId }, 'clerk')
    expect(answer).toMatchObject({
      ok: true,
      value: { meetings: [{ meetingId: 'approving' }], finals: [{ version: 1 }], mayFinalize: false },
    })
    expect(answer.ok && answer.value.meetings).toHaveLength(1)
  })
})

it('tells of the meetings that were held and cannot have approved it, and why', async () => {
  const { call, reportId, store } = await drafted()
  const held = { ...COMMITTEE, occurredOn: TODAY }
  store.seed(
    'meetings',
    closedMeeting([AWAY], { ...held, _id: 'nobody-came' }),
    closedMeeting([THERE], { ...held, _id: 'other-business', title: '支委会', decisions: [] }),
    closedMeeting([THERE], { ...held, _id: 'no-vote', decisions: [] }),
    closedMeeting([THERE], { ...held, _id: 'lost', decisions: [voteOn('2025年度述职报告', false)] }),
  )
  const answer = await call('report.finals', { branchId: BRANCH, reportId }, 'clerk')
  if (!answer.ok) throw new Error(answer.code)
  expect(answer.value.meetings.map(({ meetingId }) => meetingId)).toEqual(['approving'])
  expect(new Map(answer.value.unfit.map(({ meetingId, why }) => [meetingId, why]))).toEqual(
    new Map([
      ['nobody-came', 'meeting-without-quorum'],
      ['other-business', 'meeting-without-report'],
      ['no-vote', 'meeting-without-vote'],
      ['lost', 'meeting-voted-down'],
    ]),
  )
})

describe('the kind of meeting that usually deals with it', () => {
  const kindNow = async ({ call, reportId }: Awaited<ReturnType<typeof drafted>>) => {
    const answer = await call('report.finals', { branchId: BRANCH, reportId }, 'clerk')
    return answer.ok ? answer.value.approvingKind : answer.code
  }

  it('is the committee’s in a branch that has one, though its norm is set aside', async () => {
    const scene = await drafted()
    const decided = { atLeast: null, reason: '与党小组会合开', decidedAt: NOW, decidedBy: 'secretary' }
    const aside = { normId: 'committee-meeting-2018', fromOn: civilDate('2025-01-01'), ...decided }
    scene.store.seed('branches', branch({ revision: 2, normChoices: [aside] }))
    expect(await kindNow(scene)).toBe('committee-meeting')
  })
  it('is the general meeting where fewer than seven are full members and fewer than three sit on a committee', async () => {
    const scene = await drafted()
    const young = [1, 2, 3, 4, 5].map((at) => member(`member-${at}`, { spans: [span({ stage: 'probationary' })] }))
    scene.store.seed('members', ...young)
    scene.store.seed('appointments', { ...appointment('treasurer', 'organization'), untilOn: TODAY })
    expect(await kindNow(scene)).toBe('general-meeting')
  })
})

it('tells of the meetings that are convened to deal with it, and of no others', async () => {
  const { call, reportId, store } = await drafted()
  const { decisions: _, ...committee } = COMMITTEE
  const convened = { ...committee, occurredOn: addDays(TODAY, 3) }
  store.seed(
    'meetings',
    convenedMeeting({ ...convened, _id: 'by-title' }),
    convenedMeeting({ ...convened, _id: 'by-agenda', title: '支委会', agenda: [item('审议2025年度述职报告')] }),
    convenedMeeting({ ...convened, _id: 'other-business', title: '支委会', agenda: [item('研究党费收缴')] }),
    convenedMeeting({ ...convened, _id: 'other-year', title: '支委会：审议2024年度述职报告' }),
    convenedMeeting({ _id: 'lecture', organ: 'branch', kinds: ['party-lecture'], title: '述职报告怎样写' }),
  )
  const answer = await call('report.finals', { branchId: BRANCH, reportId }, 'clerk')
  expect(answer).toMatchObject({ ok: true, value: { year: 2025 } })
  expect(answer.ok && answer.value.planned.map(({ meetingId }) => meetingId).sort()).toEqual(['by-agenda', 'by-title'])
})

describe('a report is signed by its author, or by who holds the post now', () => {
  it.each([
    ['deputy', 'author-signs'],
    ['clerk', 'author-signs'],
    ['member-1', 'not-permitted'],
  ])('and not by %s: %s', async (as, code) => {
    expect(await (await drafted()).finalize({ as })).toMatchObject({ ok: false, code })
  })

  it('who is named to whoever may not', async () => {
    const { call, reportId, finalize } = await drafted()
    expect(await finalize({ as: 'clerk' })).toMatchObject({ detail: { name: '党员secretary' } })
    const asked = (as: string) => call('report.finals', { branchId: BRANCH, reportId }, as)
    expect(await asked('secretary')).toMatchObject({ value: { mayFinalize: true } })
    expect(await asked('deputy')).toMatchObject({
      value: { mayFinalize: false, author: { memberId: 'secretary', name: '党员secretary' } },
    })
  })

  it('who has left the post, the one who took it over signing in their place, as the document says', async () => {
    const { store, call, reportId, finalize, documents, print } = await drafted()
    store.seed('appointments', { ...appointment('secretary', 'secretary'), untilOn: civilDate('2025-06-10') })
    store.seed('appointments', appointment('secretary', 'clerk'), appointment('deputy', 'secretary'))
    expect(await finalize({ as: 'clerk' })).toMatchObject({ code: 'author-signs' })
    const asked = (as: string) => call('report.finals', { branchId: BRANCH, reportId }, as)
    expect(await asked('deputy')).toMatchObject({ value: { mayFinalize: true, isOnBehalf: true } })
    expect(await asked('secretary')).toMatchObject({ value: { mayFinalize: true, isOnBehalf: false } })
    const signed = await finalize({ as: 'deputy' })
    if (!signed.ok) throw new Error(signed.code)
    await print(signed.value.finalId)
    const text = JSON.stringify(documents.at(-1)?.blocks)
    expect(text).toContain('“支委会：审议2025年度述职报告”审议通过，由现任书记党员deputy代为定稿。核验码：')
    expect(text).toContain('述职人：党员secretary')
  })

  it('who has left the organization, the one who took the post over seeing, signing, printing and verifying it', async () => {
    const { store, call, reportId, documents, verify } = await drafted()
    const gone = civilDate('2025-06-10')
    const left = { branchId: BRANCH, by: 'moved-away', stage: 'full' } as const
    const line = { effectiveOn: gone, recordedAt: NOW, recordedBy: 'clerk', what: '离开名册：调动', left }
    store.seed('members', member('secretary', { spans: [span({ untilOn: gone })], changes: [line] }))
    store.seed('appointments', { ...appointment('secretary', 'secretary'), untilOn: gone })
    store.seed('appointments', appointment('deputy', 'secretary'))
    const at = { branchId: BRANCH, reportId }
    expect(await call('report.finals', at, 'secretary', { now: LATER })).toMatchObject({ code: 'not-permitted' })
    expect(await call('report.finals', at, 'deputy', { now: LATER })).toMatchObject({
      value: { mayFinalize: true, isOnBehalf: true, author: { name: '党员secretary' } },
    })
    const looked = await call('report.checklist', at, 'deputy', { now: LATER })
    if (!looked.ok) throw new Error(looked.code)
    const sign = { ...at, meetingId: 'approving', seen: looked.value.seen }
    expect(await call('report.finalize', sign, 'secretary', { now: LATER })).toMatchObject({ code: 'not-permitted' })
    const signed = await call('report.finalize', sign, 'deputy', { now: LATER })
    if (!signed.ok) throw new Error(JSON.stringify(signed))
    await call('report.finalDocument', { branchId: BRANCH, finalId: signed.value.finalId }, 'deputy')
    const text = JSON.stringify(documents.at(-1)?.blocks)
    expect(text).toContain('由现任书记党员deputy代为定稿。核验码：')
    expect(text).toContain('述职人：党员secretary')
    expect(await verify(signed.value.code, 'deputy')).toMatchObject({
      value: { standing: 'genuine', author: { name: '党员secretary' }, byName: '党员deputy', changed: [] },
    })
  })

  it('and by its author without a word of that, who writes the report by another post now', async () => {
    const { store, finalize, documents, print } = await drafted()
    store.seed('appointments', { ...appointment('secretary', 'secretary'), untilOn: civilDate('2025-06-10') })
    store.seed('appointments', appointment('secretary', 'clerk'), appointment('deputy', 'secretary'))
    const signed = await finalize()
    if (!signed.ok) throw new Error(signed.code)
    await print(signed.value.finalId)
    expect(JSON.stringify(documents.at(-1)?.blocks)).not.toContain('代为定稿')
  })

  it('and not by the secretary of the bureau above', async () => {
    const { store, finalize } = await drafted()
    store.seed('appointments', appointment('member-2', 'secretary', BUREAU))
    expect(await finalize({ as: 'member-2' })).toMatchObject({ code: 'not-permitted' })
  })
})

describe('the meeting that approves a report', () => {
  it.each([
    ['earlier', 'meeting-before-draft'],
    ['lecture', 'meeting-cannot-approve'],
    ['elsewhere', 'no-such-meeting'],
    ['nowhere', 'no-such-meeting'],
  ])('is not %s: %s', async (meetingId, code) => {
    expect(await (await drafted()).finalize({ meetingId })).toMatchObject({ ok: false, code })
  })

  it.each([
    ['with nobody there', [], {}, '应到0人，到会0人，没有超过半数。'],
    ['where just half were there', [THERE, AWAY], {}, '应到2人，到会1人，没有超过半数。'],
    [
      'of a committee that had too few of its members',
      [THERE],
      { quorum: { basis: 'committee-meeting', due: 5, present: 2, needed: 3, isMet: false } },
      '支部委员5人，到会2人，须超过半数（至少3人），未达到规定人数（支部工作条例（试行）第十二条）。',
    ],
    [
      'of which all who did not come were taken off those due',
      [THERE],
      { dueChange: { added: [], removed: ['member-1', 'member-2', 'member-3'], reason: '外出' } },
      '按规定应到4人，其中3人没有计入应到或者没有表决权，能表决的没有超过半数。',
    ],
    [
      'where half of them had no vote',
      [THERE, { ...THERE, memberId: 'member-1' }],
      { withoutVoteIds: ['member-1'], fullMemberIds: ['member-1', 'secretary'] },
      '按规定应到2人，其中1人没有计入应到或者没有表决权，能表决的没有超过半数。',
    ],
    [
      'to which none came but who was added',
      [THERE, { ...THERE, memberId: 'member-1', mark: 'absent' }],
      { dueChange: { added: ['secretary'], removed: [], reason: '扩大' } },
      '按规定应到1人，到会0人，没有超过半数。',
    ],
  ] as const)('is none %s, and what is missing is said', async (_, sheet, more, missing) => {
    const { store, finalize } = await drafted()
    store.seed('meetings', closedMeeting(sheet, { _id: 'few', ...COMMITTEE, ...more, occurredOn: TODAY }))
    expect(await finalize({ meetingId: 'few' })).toMatchObject({
      ...{ code: 'meeting-without-quorum', field: 'meetingId' },
      detail: { meeting: COMMITTEE.title, missing },
    })
  })

  const business = (title: string): Partial<ClosedMeeting> => ({ agenda: [item(title)] })
  const votes = (...decisions: readonly (readonly [title: string, passes: boolean])[]): Partial<ClosedMeeting> => ({
    decisions: decisions.map(([title, passes]) => voteOn(title, passes)),
  })
  const PUT = '审议2025年度述职报告'
  const PASSED = votes(['通过2025年度述职报告', true])
  it.each([
    ['no item', {}, 'meeting-without-report'],
    ['an item on something else', business('研究食堂改造'), 'meeting-without-report'],
    ['an item on it and no vote', business(PUT), 'meeting-without-vote'],
    ['an item on it and a vote', { ...business(PUT), ...PASSED }, undefined],
    ['a vote alone', votes(['同意《2025年度党建工作述职报告》', true]), undefined],
    ['a vote on its item by number', { ...business(PUT), ...votes(['关于第一项议题的表决', true]) }, undefined],
    ['a lost vote on its item', { ...business(PUT), ...votes(['关于第一项议题的表决', false]) }, 'meeting-voted-down'],
    [
      'a vote on another item',
      { agenda: [item('食堂'), item(PUT)], ...votes(['关于第1项议题的表决', true]) },
      'meeting-without-vote',
    ],
    ['a vote on no such item', { ...business(PUT), ...votes(['关于第九项议题的表决', true]) }, 'meeting-without-vote'],
    ['a vote against it and another for it', votes([PUT, false], [PUT, true]), undefined],
    ['a vote for it and another against it', votes([PUT, true], [PUT, false]), 'meeting-voted-down'],
    [
      'a vote against it and one for amending it',
      votes([PUT, false], ['同意修改2025年度述职报告', true]),
      'meeting-voted-down',
    ],
    [
      'a vote for it and one for sending it back',
      votes([PUT, true], ['将2025年度述职报告退回重写', true]),
      'meeting-decided-otherwise',
    ],
    ['a vote for it and one on last year’s', votes([PUT, true], ['通过2024年度述职报告', true]), undefined],
    ['a title that puts it off', { title: '推迟审议2025年度述职报告' }, 'meeting-without-report'],
    ['a title that sends it back', { title: '2025年度述职报告不予通过、退回修改' }, 'meeting-without-report'],
    ['a vote not to pass it', { ...business(PUT), ...votes(['不通过2025年度述职报告', true]) }, 'meeting-without-vote'],
    ['a vote to send it back', votes(['将2025年度述职报告退回重写', true]), 'meeting-without-report'],
    [
      'an item on the half year',
      { ...business('审议2025年上半年述职报告'), ...votes(['通过述职报告', true]) },
      'meeting-without-report',
    ],
    [
      'an item on a cut-off of another day',
      { ...business('审议2025年度述职报告（截至2025年5月31日）'), ...PASSED },
      'meeting-without-report',
    ],
    [
      'an item on its own cut-off day',
      { ...business('审议2025年度述职报告（截至2025年6月10日）'), ...PASSED },
      undefined,
    ],
    ...[
      '审议二〇二四年度述职报告',
      '审议上年度（2024）述职报告',
      '审议去年述职报告',
      '传达局党组书记述职报告',
      '学习其他单位述职报告写法',
      '审议班子成员个人述职报告',
      '2024年度报告、述职报告',
      '研究其他事项',
      '听取党小组组长述职报告',
    ].map((title) => [title, { ...business(title), ...votes([title, true]) }, 'meeting-without-report'] as const),
    ...[
      '审议《2025年度抓基层党建工作述职报告》',
      '审议支部书记2025年度述职报告',
      '研究审定支部书记述职报告（2025年度）',
    ].map((title) => [title, { ...business(title), ...votes([title, true]) }, undefined] as const),
  ] as const)('dealt with the report: with %s it is %#', async (_, more, code) => {
    const { store, finalize } = await drafted()
    const flood = { _id: 'flood', ...COMMITTEE, title: '支委会', decisions: [], occurredOn: TODAY }
    store.seed('meetings', closedMeeting([THERE], { ...flood, ...more }))
    expect(await finalize({ meetingId: 'flood' })).toMatchObject(code ? { ok: false, code } : { ok: true })
  })

  it('approves one report by one decision, and says which it has approved; by items of their own it approves two', async () => {
    const { call, store, finalized } = await drafted()
    await finalized()
    const draft = await call(
      'report.draft',
      { branchId: BRANCH, year: 2025, cutOff: civilDate('2025-05-31') },
      'secretary',
    )
    if (!draft.ok) throw new Error(draft.code)
    const at = { branchId: BRANCH, reportId: draft.value.reportId }
    const finalize = async () => {
      const looked = await call('report.checklist', at, 'secretary', { now: LATER })
      if (!looked.ok) throw new Error(looked.code)
      const { seen } = looked.value
      return call('report.finalize', { ...at, meetingId: 'approving', seen }, 'secretary', { now: LATER })
    }
    expect(await finalize()).toMatchObject({
      ...{ ok: false, code: 'meeting-approved-another', field: 'meetingId' },
      detail: {
        missing: '2025年度述职报告截至2025年6月10日第1稿定稿。',
        item: '审议2025年度述职报告（截至2025年5月31日）',
      },
    })
    expect(await call('report.finals', at, 'clerk')).toMatchObject({
      value: { meetings: [], unfit: [{ meetingId: 'approving', why: 'meeting-approved-another' }] },
    })
    const both = [...COMMITTEE.decisions, voteOn('通过2025年度述职报告（截至2025年5月31日）')]
    store.seed(
      'meetings',
      closedMeeting([THERE], { _id: 'approving', ...COMMITTEE, decisions: both, occurredOn: TODAY }),
    )
    expect(await finalize()).toMatchObject({ ok: true })
  })

  it('approves one of two reports that are made final by one decision at the same moment', async () => {
    const { call, store, finalize, finalized, look } = await drafted()
    const { seen } = await look()
    const draft = await call(
      'report.draft',
      { branchId: BRANCH, year: 2025, cutOff: civilDate('2025-05-31') },
      'secretary',
    )
    if (!draft.ok) throw new Error(draft.code)
    const at = { branchId: BRANCH, reportId: draft.value.reportId }
    const looked = await call('report.checklist', at, 'secretary', { now: LATER })
    if (!looked.ok) throw new Error(looked.code)
    const other = () =>
      call('report.finalize', { ...at, meetingId: 'approving', seen: looked.value.seen }, 'secretary', { now: LATER })
    const commit = store.commit.bind(store)
    // Both have read that the meeting approved nothing yet.
    jest.spyOn(store, 'commit').mockImplementationOnce(async (writes) => {
      expect(await other()).toMatchObject({ ok: true })
      return commit(writes)
    })
    expect(await finalize({ seen })).toMatchObject({ ok: false, code: 'meeting-approved-another' })
    expect((await store.findAll('finalReports', {})).map(({ cutOff }) => cutOff)).toEqual(['2025-05-31'])
    await expect(finalized()).rejects.toThrow('meeting-approved-another')
  })

  it('was over when it was to end, however much later it was typed in that day', async () => {
    const { store, finalize, reword } = await drafted()
    const typedIn = { _id: 'typed-in', occurredOn: TODAY, endsAt: addSeconds(NOW, 60), closedAt: addSeconds(NOW, 1800) }
    store.seed('meetings', closedMeeting([THERE], { ...COMMITTEE, ...typedIn }))
    await reword('元，已经转交。', 0, addSeconds(NOW, 30))
    expect(await finalize({ meetingId: 'typed-in' })).toMatchObject({ ok: true })
    await reword('元，会后才写的。', 1, addSeconds(NOW, 900))
    expect(await finalize({ meetingId: 'typed-in' })).toMatchObject({ code: 'written-after-meeting' })
  })

  it('had the draft before it was to end, however much later it was typed in that day', async () => {
    const { call, store, finalize } = await drafted()
    const typedIn = { _id: 'typed-in', occurredOn: TODAY, endsAt: addSeconds(NOW, 60), closedAt: addSeconds(NOW, 1800) }
    store.seed('meetings', closedMeeting([THERE], { ...COMMITTEE, ...typedIn }))
    await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary', { now: addSeconds(NOW, 900) })
    expect(await finalize({ meetingId: 'typed-in' })).toMatchObject({ code: 'meeting-before-draft' })
  })

  it('had the draft before it: one drafted anew later the same day was not what it approved', async () => {
    const { call, finalize } = await drafted()
    await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary', { now: addSeconds(NOW, 60) })
    expect(await finalize()).toMatchObject({ ok: false, code: 'meeting-before-draft' })
  })

  it('had the words of a paragraph before it: those changed later the same day are named', async () => {
    const { finalize, reword } = await drafted()
    expect(await reword('元，已经转交。', 0, NOW)).toMatchObject({ ok: true })
    expect(await reword('元，已经全部转交。', 1, addSeconds(NOW, 60))).toMatchObject({ ok: true })
    expect(await finalize()).toMatchObject({
      ...{ ok: false, code: 'written-after-meeting', field: 'meetingId' },
      detail: { meeting: '支委会：审议2025年度述职报告', what: '「捐款」里“1,000元，已经全部转…”一段' },
    })
  })

  it('had them before it: also where they were first written after it', async () => {
    const { finalize, reword } = await drafted()
    await reword('元，已经转交。', 0, addSeconds(NOW, 60))
    expect(await finalize()).toMatchObject({ code: 'written-after-meeting' })
  })

  it('had them before it: also where they were given up for the drafted text after it', async () => {
    const { call, reportId, finalize, reword } = await drafted()
    await reword('元，已经转交。', 0, NOW)
    const place = { branchId: BRANCH, reportId, statement: 's', revision: 1 }
    await call('report.unword', place, 'clerk', { now: addSeconds(NOW, 60) })
    expect(await finalize()).toMatchObject({ code: 'written-after-meeting' })
  })

  it('had what a typed number rests on before it', async () => {
    const { finalize, reword } = await drafted()
    await reword('元，慰问35户。', 0, NOW, '慰问名册')
    await reword('元，慰问35户。', 1, addSeconds(NOW, 60), '村委会证明')
    expect(await finalize()).toMatchObject({ code: 'written-after-meeting' })
  })

  it('is taken again once the words are those it had, or by a meeting that had the new ones', async () => {
    const { store, finalize, reword } = await drafted()
    await reword('元，慰问35户。', 0, NOW, '慰问名册')
    await reword('元，慰问53户。', 1, addSeconds(NOW, 60), '慰问名册')
    const again = { _id: 'again', occurredOn: TODAY, endsAt: addSeconds(NOW, 120), closedAt: addSeconds(NOW, 120) }
    store.seed('meetings', closedMeeting([THERE], { ...COMMITTEE, ...again }))
    expect(await finalize()).toMatchObject({ code: 'written-after-meeting' })
    expect(await finalize({ meetingId: 'again' })).toMatchObject({ ok: true })
    await reword('元，慰问35户。', 2, addSeconds(NOW, 180), '慰问名册')
    expect(await finalize({ meetingId: 'again' })).toMatchObject({ code: 'written-after-meeting' })
    expect(await finalize()).toMatchObject({ ok: true })
  })

  it('is not taken where too much was written since to tell what it had', async () => {
    const { finalize, reword } = await drafted()
    for (let revision = 0; revision <= VERSIONS_KEPT; revision++)
      await reword(`元，第${revision}次改。`, revision, addSeconds(NOW, 60 + revision))
    expect(await finalize()).toMatchObject({ code: 'written-after-meeting' })
  })

  it('written down on a later day had what was written before it was to end', async () => {
    const { store, finalize, reword } = await drafted()
    const endsAt = instant('2025-06-10T15:30:00.000Z')
    const late = { _id: 'late', occurredOn: TODAY, endsAt, closedAt: instant('2025-06-14T02:00:00.000Z') }
    store.seed('meetings', closedMeeting([THERE], { ...COMMITTEE, ...late }))
    await reword('元，已经转交。', 0, instant('2025-06-10T15:00:00.000Z'))
    const now = instant('2025-06-15T02:00:00.000Z')
    expect(await finalize({ meetingId: 'late', now })).toMatchObject({ ok: true })
    await reword('元，全部转交。', 1, instant('2025-06-11T02:00:00.000Z'))
    expect(await finalize({ meetingId: 'late', now })).toMatchObject({ code: 'written-after-meeting' })
  })

  type Content = RequestOf<'report.write'>['content']
  const problem = (words: string, id: string | null = null): Content => ({
    section: 'problems',
    entries: [{ id, problem: words, finding: '', causes: [], figures: [], grounds: '台账' }],
  })
  const written = async () => {
    const scene = await drafted()
    const lastYear = await scene.call('report.draft', { branchId: BRANCH, year: 2024 }, 'clerk')
    if (!lastYear.ok) throw new Error(lastYear.code)
    const write = async (content: Content, now: typeof NOW, year = 2025) => {
      const reportId = year === 2025 ? scene.reportId : lastYear.value.reportId
      const before = await scene.call('report.written', { branchId: BRANCH, reportId }, 'secretary')
      if (!before.ok) throw new Error(before.code)
      const input = { branchId: BRANCH, reportId, revision: before.value.revision, content }
      const answer = await scene.call('report.write', input, 'clerk', { now })
      if (!answer.ok) throw new Error(JSON.stringify(answer))
      return answer.value
    }
    return { ...scene, write }
  }

  it('had the problems before it: a section written after it is named', async () => {
    const { finalize, write } = await written()
    await write(problem('学习不够经常'), NOW)
    expect(await finalize()).toMatchObject({ ok: true })
    await write(problem('学习还要加强'), addSeconds(NOW, 60))
    expect(await finalize()).toMatchObject({
      ...{ code: 'written-after-meeting', detail: { what: '「存在的问题」一节' } },
    })
  })

  it('is taken again once the section says what it had, its entries deleted and written anew', async () => {
    const { finalize, write } = await written()
    await write(problem('学习不够经常'), NOW)
    await write({ section: 'problems', entries: [] }, addSeconds(NOW, 60))
    expect(await finalize()).toMatchObject({ code: 'written-after-meeting' })
    await write(problem('学习不够经常'), addSeconds(NOW, 120))
    expect(await finalize()).toMatchObject({ ok: true })
  })

  it('had what is answered of last year before it', async () => {
    const { finalize, write } = await written()
    await write(problem('上年的问题'), NOW, 2024)
    expect(await finalize()).toMatchObject({ ok: true })
    await write(problem('上年改过的问题'), addSeconds(NOW, 60), 2024)
    expect(await finalize()).toMatchObject({
      ...{ code: 'written-after-meeting', detail: { what: '上年报告的问题和措施' } },
    })
  })

  it('does not mind a proposal turned down after it: nothing of that is printed', async () => {
    const { call, reportId, finalize, write } = await written()
    const { revision } = await write(problem('学习不够经常'), NOW)
    const answer = { is: 'reject' as const, reason: '另有记录' }
    const turned = { branchId: BRANCH, reportId, revision, ruleId: 'problem-study', answer }
    const later = { now: addSeconds(NOW, 60) }
    expect(await call('report.answerProblem', turned, 'clerk', later)).toMatchObject({ ok: true })
    expect(await finalize()).toMatchObject({ ok: true })
  })
})

it('words of people whose section the template has no more are named whole, and are back with it', async () => {
  const { call, store, look, reword, reportId } = await drafted()
  await reword('元，写了一个晚上。', 0, NOW)
  const nowhere = async () => (await look()).points.filter(({ is }) => is === 'nowhere').map(({ words }) => words)
  expect(await nowhere()).toEqual([])
  const report = await store.get('reports', reportId)
  if (!report) throw new Error('no report')
  store.seed('reports', { ...report, sections: report.sections.filter(({ id }) => id !== 'only') })
  expect((await nowhere()).join()).toContain('“1,000元，写了一个晚上。”')
  expect((await look()).points.find(({ is }) => is === 'nowhere')).toMatchObject({ statement: 's' })
  expect(await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')).toMatchObject({ ok: true })
  expect(await nowhere()).toEqual([])
})

describe('what its author agrees to', () => {
  it('is the list that was shown: another of as many points is no such list', async () => {
    const { store, finalize, look, reword, withdraw } = await drafted()
    await reword('元，慰问35户。', 0, NOW)
    const { points, seen } = await look()
    await withdraw()
    await reword('元。', 1, NOW)
    expect((await look()).points).toHaveLength(points.length)
    expect(await finalize({ seen })).toMatchObject({ ok: false, code: 'changed-since-seen' })
    const now = await look()
    expect(await finalize({ seen: now.seen })).toMatchObject({ ok: true })
    const [final] = await store.findAll('finalReports', {})
    expect(final?.frozen.openPoints).toEqual(now.points)
    expect(final?.agreed).toBe(now.seen)
  })

  it('is the text that was shown, though nothing else is open in another', async () => {
    const { finalize, look, reword } = await drafted()
    const { seen } = await look()
    await reword('元，已经转交。', 0, NOW)
    expect(await finalize({ seen })).toMatchObject({ ok: false, code: 'changed-since-seen' })
  })

  it.each(['reports', 'reportWordings', 'meetings'] as const)(
    'is what stands when it is stored: what moves on of %s meanwhile is looked at anew',
    async (collection) => {
      const { store, finalize, look, reword } = await drafted()
      await reword('元，已经转交。', 0, NOW)
      const { seen } = await look()
      const commit = store.commit.bind(store)
      jest.spyOn(store, 'commit').mockImplementationOnce(async (writes) => {
        const [doc] = await store.findAll(collection, { branchId: BRANCH })
        if (collection === 'meetings')
          store.seed('meetings', { ...(await approving()), revision: 2, state: 'cancelled', reason: '' } as never)
        else store.seed(collection, { ...doc, revision: (doc?.revision ?? 0) + 1, ...MOVED[collection] } as never)
        return commit(writes)
      })
      const approving = () => store.get('meetings', 'approving')
      expect(await finalize({ seen })).toMatchObject({ ok: false })
      expect(await store.findAll('finalReports', {})).toEqual([])
    },
  )

  it('is what stands when it is stored, and every word of it is asked after together', async () => {
    const { store, finalize, reword } = await drafted()
    await reword('元，已经转交。', 0, NOW)
    const commit = jest.spyOn(store, 'commit')
    expect(await finalize()).toMatchObject({ ok: true })
    const guards =
      commit.mock.lastCall?.[0].filter((write) => write.do === 'as-found' || write.do === 'unchanged') ?? []
    const one = guards.filter((guard) => guard.do === 'unchanged').map((guard) => guard.in)
    expect(one.sort()).toEqual(['meetings', 'reports'])
    const together = guards.filter((guard) => guard.do === 'as-found')
    expect([...new Set(together.map((guard) => guard.in))].sort()).toEqual(['reportWordings', 'reportWritings'])
    expect(together).toContainEqual(expect.objectContaining({ in: 'reportWordings', revision: 1 }))
    expect(together).toContainEqual(expect.objectContaining({ in: 'reportWritings', revision: null }))
  })

  it.each(['reportWordings', 'reportWritings'] as const)(
    'is what stands when it is stored: what is first written in %s at that moment is looked at anew',
    async (collection) => {
      const scene = await drafted()
      const { store, finalize, look, reword, call, reportId } = scene
      const { seen } = await look()
      const commit = store.commit.bind(store)
      const write = () =>
        collection === 'reportWordings'
          ? reword('元，已经转交。', 0, NOW)
          : call(
              'report.write',
              {
                ...{ branchId: BRANCH, reportId, revision: 0 },
                content: {
                  section: 'problems',
                  entries: [{ id: null, problem: '学习不够', finding: '', figures: [], causes: [], grounds: '' }],
                },
              },
              'secretary',
            )
      jest.spyOn(store, 'commit').mockImplementationOnce(async (writes) => {
        expect(await write()).toMatchObject({ ok: true })
        return commit(writes)
      })
      expect(await finalize({ seen })).toMatchObject({ ok: false, code: 'changed-since-seen' })
      expect(await store.findAll('finalReports', {})).toEqual([])
    },
  )
  const MOVED = { reports: { draftedAt: addSeconds(NOW, 5) }, reportWordings: { parts: null } }
})
