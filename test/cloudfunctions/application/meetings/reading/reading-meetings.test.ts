import { civilDate } from '#domain/time/civil-date'
import type { RequestOf } from '#contract'
import { appointment, type Office } from '../../../../builders/office'
import {
  BRANCH,
  BUREAU,
  convene,
  done,
  NINE,
  NOW,
  openScene,
  PLAN,
  scan,
  seedMember,
  seedNeighbours,
  TODAY,
} from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const AFTERWARDS = { startTime: '09:00', endTime: '10:00', lateReason: '会后一并录入' }
const record = (more: Partial<RequestOf<'meeting.record'>>) =>
  done(office, 'meeting.record', { ...PLAN, ...AFTERWARDS, marks: [], ...more })
const on = (text: string) => ({ occurredOn: civilDate(text) })
const present = (...ids: string[]) => ids.map((memberId) => ({ memberId, mark: 'present' as const }))

describe('reading one meeting', () => {
  const committee = async () => {
    const { meetingId } = await record({
      organ: 'committee',
      kinds: ['committee-meeting'],
      hostId: 'secretary',
      marks: present('secretary', 'member-1'),
      minutes: '研究发展对象。',
      withoutVote: ['deputy'],
      decisions: [{ title: '发展对象', yes: 1, no: 0, abstain: 0 }],
    })
    return { branchId: BRANCH, meetingId }
  }

  it('by who takes part shows the meeting, the tally and the own mark, no sheet', async () => {
    const view = await done(office, 'meeting.get', await committee(), 'member-2')
    expect(view).toMatchObject({
      title: PLAN.title,
      hostName: '党员secretary',
      tally: { expected: 3, present: 1, observers: 1 },
      isDue: false,
      ownMark: null,
      proceedings: null,
      record: null,
    })
  })

  it('by who was there or due shows also what was discussed', async () => {
    const at = await committee()
    const proceedings = { minutes: '研究发展对象。', decisions: [{ title: '发展对象', yes: 1, votersDue: 2 }] }
    expect(await done(office, 'meeting.get', at, 'member-1')).toMatchObject({
      ownMark: { mark: 'observer', markedAt: NOW },
      proceedings,
      record: null,
    })
  })

  it.each(['clerk', 'office'])('by %s shows the sheet with names', async (as) => {
    const { record: shown, proceedings } = await done(office, 'meeting.get', await committee(), as)
    expect(proceedings?.minutes).toBe('研究发展对象。')
    expect(shown?.sheet.map(({ name, mark, isDue }) => [name, mark, isDue])).toEqual([
      ['党员deputy', 'absent', true],
      ['党员member-1', 'observer', false],
      ['党员secretary', 'present', true],
      ['党员treasurer', 'absent', true],
    ])
    expect(shown?.withoutVote).toEqual(['党员deputy'])
  })

  it('by a cell leader, who keeps the meetings of the own cell alone, does not show the sheet of the committee', async () => {
    office.store.seed('appointments', appointment('member-3', 'cell-leader'))
    const { record, proceedings } = await done(office, 'meeting.get', await committee(), 'member-3')
    expect([record, proceedings]).toEqual([null, null])
  })

  it('is not for other branches, and names no meeting of another', async () => {
    await seedNeighbours(office)
    const at = await committee()
    expect(await office.call('meeting.get', at, 'neighbour')).toMatchObject({ code: 'not-permitted' })
    expect(await office.call('meeting.get', { ...at, branchId: BUREAU }, 'office')).toMatchObject({
      code: 'no-such-meeting',
    })
    expect(await office.call('meeting.get', { ...at, branchId: 'none' }, 'clerk')).toMatchObject({
      code: 'no-such-branch',
    })
  })

  it('shows how those due were adjusted, and why', async () => {
    const due = { remove: ['member-5'], reason: '长期外派' }
    const at = await convene(office, { due })
    expect((await done(office, 'meeting.get', at)).record?.dueChange).toEqual({
      added: [],
      removed: ['党员member-5'],
      reason: '长期外派',
    })
  })
})

describe('the list', () => {
  it('has the newest first, page by page, without cancelled ones', async () => {
    for (const day of ['2025-03-04', '2025-05-06', '2025-01-07', '2025-04-08']) await record(on(day))
    const at = await convene(office)
    await done(office, 'meeting.cancel', { ...(await convene(office)), reason: '临时任务' })
    const days: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ cursor, pageSize: 2 })
      days.push(...page.items.map(({ occurredOn }) => occurredOn))
      cursor = page.next
    } while (cursor !== null)
    expect(days).toEqual([TODAY, '2025-05-06', '2025-04-08', '2025-03-04', '2025-01-07'])
    expect((await list({ states: ['cancelled'] })).items).toHaveLength(1)
    expect((await list({ states: ['convened'] })).items.map(({ meetingId }) => meetingId)).toEqual([at.meetingId])
  })
  const list = (more: Partial<RequestOf<'meeting.list'>> = {}, as = 'member-1') =>
    done(office, 'meeting.list', { branchId: BRANCH, ...more }, as)

  it('can be of a kind, an organ, a cell, a period', async () => {
    await record({ ...on('2025-03-04'), kinds: ['themed-party-day', 'party-lecture'], title: '甲' })
    await record({ ...on('2025-04-08'), organ: 'committee', kinds: ['committee-meeting'], title: '乙' })
    await record({ ...on('2025-05-06'), organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'], title: '丙' })
    const titles = async (more: Partial<RequestOf<'meeting.list'>>) =>
      (await list(more)).items.map(({ title }) => title)
    expect(await titles({ kind: 'party-lecture' })).toEqual(['甲'])
    expect(await titles({ organ: 'committee' })).toEqual(['乙'])
    expect(await titles({ cellId: 'cell-1' })).toEqual(['丙'])
    expect(await titles({ from: civilDate('2025-03-05'), to: civilDate('2025-05-06') })).toEqual(['丙', '乙'])
    expect(await titles({ from: civilDate('2025-05-07') })).toEqual([])
  })

  it('says of each whether one is due and how one is marked', async () => {
    const { meetingId } = await record({ ...on('2025-03-04'), marks: present('member-1') })
    const at = await convene(office)
    await scan(office, at.meetingId, 'member-1')
    await convene(office, { organ: 'committee', kinds: ['committee-meeting'], occurredOn: civilDate('2025-06-20') })
    expect((await list()).items.map(({ isDue, ownMark }) => [isDue, ownMark?.mark ?? null])).toEqual([
      [false, null],
      [true, 'present'],
      [true, 'present'],
    ])
    expect((await list({}, 'member-2')).items.find((item) => item.meetingId === meetingId)).toMatchObject({
      ownMark: { mark: 'absent', markedAt: null },
    })
  })

  it('is for the branch and for who may read its records', async () => {
    await seedNeighbours(office)
    expect(await office.call('meeting.list', { branchId: BRANCH }, 'office')).toMatchObject({ ok: true })
    expect(await office.call('meeting.list', { branchId: BRANCH }, 'neighbour')).toMatchObject({
      code: 'not-permitted',
    })
  })
})

describe('one’s own attendance', () => {
  it('sums up the closed meetings of the period, with study time where one was', async () => {
    const study = { kinds: ['collective-study' as const], studyMinutes: 90 }
    await record({ ...study, ...on('2025-01-07'), marks: present('member-1') })
    await record({ ...study, ...on('2025-02-11') })
    await record({ ...on('2025-03-04'), marks: [{ memberId: 'member-1', mark: 'excused' }] })
    await record({
      ...study,
      ...on('2025-04-08'),
      organ: 'committee',
      studyMinutes: 45,
      marks: present('member-1', 'secretary'),
    })
    await record({ ...study, ...on('2024-12-31'), marks: present('member-1') })
    await record({ ...study, ...on('2025-05-06'), organ: 'committee' })
    const at = await convene(office)
    await scan(office, at.meetingId, 'member-1')
    const input = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
    const mine = await done(office, 'meeting.mine', input, 'member-1')
    expect(mine).toMatchObject({ expected: 3, present: 1, excused: 1, absent: 1, observed: 1, studyMinutes: 135 })
    expect(mine.items.map(({ occurredOn, mark, studyMinutes }) => [occurredOn, mark, studyMinutes])).toEqual([
      ['2025-04-08', 'observer', 45],
      ['2025-03-04', 'excused', 0],
      ['2025-02-11', 'absent', 0],
      ['2025-01-07', 'present', 90],
    ])
  })
})

it('says beside one’s own attendance what was noted: late, early, leave and why', async () => {
  const marks = [{ memberId: 'member-1', mark: 'present' as const, arrivedLate: true }]
  await record({ ...on('2025-03-04'), marks })
  const at = await convene(office)
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-1')
  await done(office, 'meeting.close', at)
  const input = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  expect((await done(office, 'meeting.mine', input, 'member-1')).items).toMatchObject([
    { mark: 'excused', leave: 'asked', reason: '因公出差', arrivedLate: false },
    { mark: 'present', leave: null, reason: null, arrivedLate: true, leftEarly: false },
  ])
})

describe('the norms', () => {
  const norms = async (as = 'member-1') => (await done(office, 'meeting.norms', { branchId: BRANCH }, as)).norms

  const ofKind = async (kind: string) => (await norms()).filter((norm) => norm.kind === kind)

  it('count what was held in the month, quarter or year of today, and say by when', async () => {
    await record(on('2025-04-01'))
    await record(on('2025-03-31'))
    await record({ ...on('2025-06-03'), kinds: ['themed-party-day', 'party-lecture'], lecturer: 'member' })
    expect(await ofKind('general-meeting')).toMatchObject([
      { per: 'quarter', atLeast: 1, done: 1, from: '2025-04-01', dueBy: '2025-06-30', status: 'met', organ: 'branch' },
    ])
    expect(await ofKind('themed-party-day')).toMatchObject([
      { per: 'month', done: 1, dueBy: '2025-06-30', status: 'met' },
    ])
    expect(await ofKind('party-lecture')).toMatchObject([{ done: 1, status: 'met', standing: 'local' }])
    expect(await ofKind('committee-meeting')).toMatchObject([{ done: 0, status: 'open', article: '第十二条' }])
    expect(await ofKind('organizational-life-meeting')).toMatchObject([{ dueBy: '2025-12-31', status: 'open' }])
  })

  it('do not count meetings that are only convened', async () => {
    await convene(office, { kinds: ['themed-party-day'] })
    expect(await ofKind('themed-party-day')).toMatchObject([{ done: 0, status: 'open' }])
  })

  it('count apart what has begun and is not closed, and nothing that is still to begin', async () => {
    // It is 17:00.
    await convene(office, { kinds: ['themed-party-day'], startTime: '16:30' })
    await convene(office, { kinds: ['party-lecture'], startTime: '17:30' })
    expect(await ofKind('themed-party-day')).toMatchObject([{ done: 0, begun: 1 }])
    expect(await ofKind('party-lecture')).toMatchObject([{ done: 0, begun: 0 }])
  })

  it('ask of a bureau nothing but what binds its leading group', async () => {
    const branch = await office.store.get('branches', BRANCH)
    if (!branch) throw new Error('no branch')
    office.store.seed('branches', { ...branch, kind: 'bureau' })
    const asked = (await norms()).filter(({ status }) => status !== 'not-applicable')
    expect(asked.map(({ kind }) => kind).sort()).toEqual(['democratic-life-meeting', 'leader-lecture'])
  })

  it('look at each cell by itself', async () => {
    await record({ ...on('2025-06-03'), organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] })
    const branch = await office.store.get('branches', BRANCH)
    if (!branch) throw new Error('no branch')
    const second = { id: 'cell-2', name: '第二党小组', formedOn: civilDate('2020-01-01'), dissolvedOn: null }
    office.store.seed('branches', { ...branch, cells: [...branch.cells, second] })
    expect(await ofKind('cell-meeting')).toMatchObject([
      { cellId: 'cell-1', cellName: '第一党小组', done: 1, status: 'met' },
      { cellId: 'cell-2', cellName: '第二党小组', done: 0, status: 'open' },
    ])
  })

  it('say what does not apply: no committee below seven full members, no cells, no leading group', async () => {
    for (const id of NINE.slice(0, 3)) await seedMember(office, id, { stage: 'probationary' })
    for (const held of await office.store.findAll('appointments', { branchId: BRANCH }))
      if (held.post !== 'secretary') office.store.seed('appointments', { ...held, untilOn: TODAY })
    const branch = await office.store.get('branches', BRANCH)
    if (!branch) throw new Error('no branch')
    office.store.seed('branches', { ...branch, cells: [] })
    for (const kind of ['committee-meeting', 'cell-meeting', 'democratic-life-meeting', 'leader-lecture'])
      expect([kind, await ofKind(kind)]).toMatchObject([kind, [{ status: 'not-applicable' }]])
  })

  it('are those the branch has chosen where it asks for more', async () => {
    const branch = await office.store.get('branches', BRANCH)
    if (!branch) throw new Error('no branch')
    const choice = { normId: 'party-lecture-local', fromOn: civilDate('2025-04-01'), atLeast: 2, reason: '大会决定' }
    office.store.seed('branches', {
      ...branch,
      normChoices: [{ ...choice, decidedAt: NOW, decidedBy: 'secretary' }],
    })
    await record({ ...on('2025-06-03'), kinds: ['party-lecture'], lecturer: 'member' })
    expect(await ofKind('party-lecture')).toMatchObject([
      {
        ruled: 1,
        atLeast: 2,
        done: 1,
        status: 'open',
        choice: { fromOn: '2025-04-01', reason: '大会决定' },
        // 21 days before 30 June.
        noticeFrom: '2025-06-09',
      },
    ])
  })

  it('are for the branch and for who may read its records', async () => {
    await seedNeighbours(office)
    expect((await norms('office')).length).toBeGreaterThan(0)
    expect(await office.call('meeting.norms', { branchId: BRANCH }, 'neighbour')).toMatchObject({
      code: 'not-permitted',
    })
  })
})
