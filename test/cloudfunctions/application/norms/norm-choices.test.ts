import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { normChoiceHandlers } from '../../../../cloudfunctions/application/norms/norm-choices'
import { BRANCH, BUREAU, member, NOW, openOffice, span, type Office } from '../../../builders/office'

const on = civilDate
let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: normChoiceHandlers })
})
const choose = (more: object = {}, as = 'secretary', at: object = {}) =>
  office.call(
    'branch.chooseNorm',
    { branchId: BRANCH, normId: 'themed-party-day-2018', fromOn: on('2025-06-01'), atLeast: 2, ...more },
    as,
    at,
  )
const norms = async (as = 'member-1', now = NOW, branchId = BRANCH) => {
  const answer = await office.call('branch.norms', { branchId }, as, { now })
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.norms
}
const norm = async (normId: string, now = NOW) => (await norms('member-1', now)).find((each) => each.normId === normId)
const stored = async () => (await office.store.get('branches', BRANCH))?.normChoices ?? []

describe('the norms of a branch', () => {
  it('tell what, how often and by which article', async () => {
    expect(await norm('general-meeting-2018')).toMatchObject({
      title: '支部党员大会',
      per: 'quarter',
      ruled: 1,
      atLeast: 1,
      article: '第十一条',
      standing: 'national',
      applies: true,
      setAside: null,
      choices: [],
      thisFrom: '2025-04-01',
      nextFrom: '2025-07-01',
    })
  })
  it('say what does not apply for want of a leading group', async () => {
    expect(await norm('democratic-life-meeting-2016')).toMatchObject({ applies: false, setAside: null })
    expect((await norms('office', NOW, BUREAU)).find(({ kind }) => kind === 'democratic-life-meeting')).toMatchObject({
      applies: true,
    })
  })
  it('are for the branch and for who may read its records', async () => {
    office.store.seed('members', member('member-5', { spans: [span({ branchId: BUREAU })] }))
    expect(await office.call('branch.norms', { branchId: BRANCH }, 'member-5')).toMatchObject({ code: 'not-permitted' })
    expect((await norms('office')).length).toBeGreaterThan(0)
  })
})

describe('choosing', () => {
  it('asks for more from this period or the next on, and says who decided', async () => {
    expect(await choose({ reason: '上级要求' })).toMatchObject({ ok: true })
    expect(await norm('themed-party-day-2018')).toMatchObject({
      ruled: 1,
      atLeast: 2,
      choices: [{ fromOn: '2025-06-01', atLeast: 2, reason: '上级要求', decidedByName: '党员secretary' }],
    })
  })
  it('for the next period leaves this one as it is', async () => {
    await choose({ fromOn: on('2025-07-01') })
    expect(await norm('themed-party-day-2018')).toMatchObject({ atLeast: 1, choices: [{ fromOn: '2025-07-01' }] })
    expect(await norm('themed-party-day-2018', instant('2025-07-01T01:00:00.000Z'))).toMatchObject({ atLeast: 2 })
  })
  it('keeps what was decided before, the latest beginning first', async () => {
    await choose()
    await choose({ atLeast: 3 })
    await choose({ fromOn: on('2025-07-01'), atLeast: 1 })
    const shown = await norm('themed-party-day-2018')
    expect(shown?.choices.map(({ fromOn, atLeast }) => [fromOn, atLeast])).toEqual([
      ['2025-07-01', 1],
      ['2025-06-01', 3],
      ['2025-06-01', 2],
    ])
    expect(shown?.atLeast).toBe(3)
  })
  it('never lies below the rule', async () => {
    expect(await choose({ atLeast: 0 })).toMatchObject({
      code: 'below-the-rule',
      field: 'atLeast',
      detail: { title: '主题党日', least: 1 },
    })
    expect(await stored()).toEqual([])
  })
  it('never asks for more than can be meant', async () => {
    expect(await choose({ atLeast: 6 })).toMatchObject({ code: 'above-what-is-asked', detail: { most: 5 } })
    expect(await choose({ atLeast: 5 })).toMatchObject({ ok: true })
  })
  it('cannot set aside what binds every branch', async () => {
    expect(await choose({ atLeast: null, reason: '不想开' })).toMatchObject({ code: 'norm-binds', field: 'atLeast' })
  })
  it('sets aside what is the branch’s own to say, with a reason', async () => {
    const lecture = { normId: 'party-lecture-local', fromOn: on('2025-04-01'), atLeast: null }
    expect(await choose(lecture)).toMatchObject({ code: 'bad-input', field: 'reason' })
    expect(await choose({ ...lecture, reason: '由机关统一组织' })).toMatchObject({ ok: true })
    expect(await norm('party-lecture-local')).toMatchObject({ applies: false, setAside: '由机关统一组织' })
  })
  it.each(['2025-05-01', '2025-06-10', '2025-08-01'])('cannot begin on %s', async (fromOn) => {
    expect(await choose({ fromOn: on(fromOn) })).toMatchObject({
      code: 'not-a-period-start',
      field: 'fromOn',
      detail: { thisFrom: '2025-06-01', nextFrom: '2025-07-01' },
    })
  })
  it('is not possible about single members, nor about what is no norm', async () => {
    expect(await choose({ normId: 'study-hours-2019', fromOn: on('2025-01-01'), atLeast: 40 })).toMatchObject({
      code: 'norm-not-chosen',
    })
    expect(await choose({ normId: 'nothing' })).toMatchObject({ code: 'no-such-norm', field: 'normId' })
  })
  it('refuses what is so already', async () => {
    expect(await choose({ atLeast: 1 })).toMatchObject({ code: 'no-change' })
    await choose()
    expect(await choose()).toMatchObject({ code: 'no-change' })
    expect(await choose({ reason: '上级要求' })).toMatchObject({ ok: true })
  })
  it('happens once for a repeated request', async () => {
    const first = await choose({}, 'secretary', { requestId: 'same-request' })
    expect(await choose({}, 'secretary', { requestId: 'same-request' })).toEqual(first)
    expect(await stored()).toHaveLength(1)
  })
  it('keeps both of two that are made at once', async () => {
    await Promise.all([choose(), choose({ normId: 'party-lecture-local', fromOn: on('2025-04-01') }, 'deputy')])
    expect((await stored()).map(({ normId }) => normId).sort()).toEqual([
      'party-lecture-local',
      'themed-party-day-2018',
    ])
  })
  it.each([
    ['secretary', true],
    ['office', true],
    ['treasurer', false],
    ['clerk', false],
    ['member-1', false],
  ])('by %s: %s', async (as, isAllowed) => {
    expect(await choose({}, as)).toMatchObject(isAllowed ? { ok: true } : { code: 'not-permitted' })
  })
})
