/**
 * Elections and admissions by their own rules: four fifths of those due to be valid, more than half of those PRESENT to be
 * elected (基层组织选举工作条例, 2020); opinions in writing count among the votes of an admission (发展党员工作细则, 2014).
 */
import type { RequestOf } from '#contract'
import type { Office } from '../../../../builders/office'
import { BRANCH, convene, done, later, NINE, openScene, seedMember, stored, storedClosed, TODAY } from '../scene'

let office: Office
const TEN = [...NINE, 'tenth']
beforeEach(async () => {
  office = await openScene()
  await seedMember(office, 'tenth', {})
})

type Vote = NonNullable<RequestOf<'meeting.record'>['decisions']>[number]
const present = (many: number) => TEN.slice(0, many).map((memberId) => ({ memberId, mark: 'present' as const }))
const record = (many: number, vote: Partial<Vote>, more: Partial<RequestOf<'meeting.record'>> = {}) =>
  office.call(
    'meeting.record',
    {
      ...{ branchId: BRANCH, organ: 'branch', kinds: ['general-meeting'], title: '支部党员大会', occurredOn: TODAY },
      ...{ startTime: '09:00', endTime: '10:00', place: '三楼会议室', form: 'voting', marks: present(many) },
      decisions: [{ title: '选举支部书记', yes: 0, no: 0, abstain: 0, ...vote }],
      ...more,
    },
    'clerk',
  )
const candidate = (name: string, yes: number, no = 0, abstain = 0) => ({ name, yes, no, abstain })

describe('an election', () => {
  it('with 7 of 10 due is not valid, for 8 are needed, though the meeting itself had its quorum', async () => {
    expect(await record(7, { title: '选举新一届支部委员会', yes: 6, no: 1 })).toMatchObject({
      value: {
        quorum: { needed: 6, isMet: true },
        decisions: [{ kind: 'election', isValid: false, passes: false, why: 'no-quorum', presentNeeded: 8 }],
      },
    })
  })

  it('with 8 of 10 due elects with 5 of these 8, and not with 4', async () => {
    expect(await record(8, { yes: 5, no: 3 })).toMatchObject({
      value: { decisions: [{ kind: 'election', isValid: true, passes: true, why: 'enough-yes', yesNeeded: 5 }] },
    })
    expect(await record(8, { yes: 4, no: 4 })).toMatchObject({
      value: { decisions: [{ isValid: true, passes: false, why: 'not-enough-yes', yesNeeded: 5 }] },
    })
  })

  it('has several candidates in one ballot: who has more than half, and no more than there are seats', async () => {
    const candidates = [candidate('甲', 8), candidate('乙', 6, 2), candidate('丙', 5, 3), candidate('丁', 4, 3)]
    const answer = await record(8, { title: '选举支部委员会委员', seats: 3, candidates })
    expect(answer).toMatchObject({
      value: {
        decisions: [
          {
            ...{ seats: 3, passes: true },
            candidates: [
              { name: '甲', isElected: true },
              { name: '乙', isElected: true },
              { name: '丙', isElected: true },
              { name: '丁', isElected: false },
            ],
          },
        ],
      },
    })
  })

  it('elects nobody of those who are level for the last seat', async () => {
    const candidates = [candidate('甲', 7), candidate('乙', 5, 3), candidate('丙', 5, 3)]
    expect(await record(9, { title: '选举支部委员', seats: 2, candidates })).toMatchObject({
      value: { decisions: [{ candidates: [{ isElected: true }, { isElected: false }, { isElected: false }] }] },
    })
  })

  it('keeps spoiled ballots: they are no votes', async () => {
    const papers = { issued: 8, returned: 8, spoiled: 1 }
    expect(await record(8, { yes: 5, no: 2, papers })).toMatchObject({
      value: { decisions: [{ papers, passes: true }] },
    })
    expect(await record(8, { yes: 5, no: 3, papers })).toMatchObject({
      code: 'vote-impossible',
      field: 'decisions.0',
      detail: { reason: 'more-votes-than-papers' },
    })
  })

  it('is void where more ballots came back than were handed out', async () => {
    const papers = { issued: 8, returned: 9, spoiled: 0 }
    expect(await record(8, { yes: 8, papers })).toMatchObject({
      value: { decisions: [{ isValid: false, passes: false, why: 'more-returned-than-issued' }] },
    })
  })

  it.each<[string, Partial<Vote>, string, string]>([
    [
      'a candidate has more votes than there were voters',
      { candidates: [candidate('甲', 8, 1)] },
      'candidates.0',
      'more-votes-than-present',
    ],
    [
      'there are more yes than seats on all ballots',
      { seats: 1, candidates: [candidate('甲', 5), candidate('乙', 4)] },
      'candidates',
      'more-yes-than-seats',
    ],
    [
      'votes stand beside the candidates',
      { yes: 3, candidates: [candidate('甲', 5)] },
      'candidates',
      'votes-beside-candidates',
    ],
    [
      'more ballots were handed out than voters present',
      { yes: 5, papers: { issued: 9, returned: 8, spoiled: 0 } },
      'papers',
      'papers-do-not-fit',
    ],
    [
      'more were spoiled than came back',
      { yes: 0, papers: { issued: 8, returned: 2, spoiled: 3 } },
      'papers',
      'papers-do-not-fit',
    ],
    ['somebody voted in writing', { yes: 5, written: { yes: 1 } }, 'written', 'not-for-this-kind'],
  ])('is refused where %s', async (_, vote, part, reason) => {
    const before = await office.store.findAll('meetings', {})
    expect(await record(8, vote)).toMatchObject({
      code: 'vote-impossible',
      field: `decisions.0.${part}`,
      detail: { reason },
    })
    expect(await office.store.findAll('meetings', {})).toEqual(before)
  })

  it('counts without whom a lawful ground leaves out, and the record keeps the consent', async () => {
    const due = {
      ...{ remove: ['tenth', 'treasurer'], reason: '不能到会', consent: '机关党委2025年6月3日同意' },
      lawful: [
        { memberId: 'tenth', ground: 'gravely-ill' as const },
        { memberId: 'treasurer', ground: 'abroad' as const },
      ],
    }
    // 8 due, 7 present: 7 are needed of 8, where of 10 it would be 8.
    const answer = await record(7, { yes: 4, no: 3 }, { due, marks: present(7) })
    expect(answer).toMatchObject({ value: { decisions: [{ votersDue: 8, presentNeeded: 7, passes: true }] } })
    if (!answer.ok) throw new Error()
    expect((await stored(office, answer.value.meetingId)).dueChange).toMatchObject({ consent: due.consent })
    const shown = await done(office, 'meeting.get', { branchId: BRANCH, meetingId: answer.value.meetingId })
    expect(shown.record?.dueChange).toMatchObject({ consent: due.consent, lawful: [{ ground: 'gravely-ill' }, {}] })
  })
})

describe('an admission', () => {
  const ADMIT = { title: '接收预备党员' }

  it('counts opinions in writing among the votes, not among those present', async () => {
    expect(await record(6, { ...ADMIT, yes: 8, written: { yes: 2 } })).toMatchObject({
      value: {
        decisions: [
          { kind: 'admission', yes: 8, written: { yes: 2, no: 0, abstain: 0 }, votersPresent: 6, passes: true },
        ],
      },
    })
  })

  it('needs its quorum all the same: 5 of 10 present decide nothing, be there five opinions in writing', async () => {
    expect(await record(5, { ...ADMIT, yes: 10, written: { yes: 5 } })).toMatchObject({
      value: { decisions: [{ isValid: false, passes: false, why: 'no-quorum' }] },
    })
  })

  it.each<[string, Partial<Vote>, string, string]>([
    ['more votes than voters, and none in writing', { yes: 8 }, 'decisions.0', 'more-votes-than-present'],
    [
      'more in writing than could not come',
      { yes: 8, written: { yes: 5 } },
      'decisions.0.written',
      'more-written-than-away',
    ],
    [
      'more in writing than votes of that sort',
      { yes: 6, written: { no: 1 } },
      'decisions.0.written',
      'more-written-than-votes',
    ],
  ])('is refused with %s', async (_, vote, field, reason) => {
    expect(await record(6, { ...ADMIT, ...vote })).toMatchObject({ code: 'vote-impossible', field, detail: { reason } })
  })

  it('is not for a committee meeting', async () => {
    const kind = 'admission' as const
    const committee = { organ: 'committee' as const, kinds: ['committee-meeting' as const], marks: [] }
    expect(await record(0, { ...ADMIT, kind }, committee)).toMatchObject({
      code: 'vote-impossible',
      field: 'decisions.0.kind',
      detail: { reason: 'not-by-general-meeting' },
    })
  })
})

describe('a motion', () => {
  it('is what the title does not call otherwise, or what somebody says it is', async () => {
    expect(await record(8, { title: '通过选举办法', yes: 5 })).toMatchObject({
      value: { decisions: [{ kind: 'motion', passes: false, yesNeeded: 6 }] },
    })
    expect(await record(8, { title: '选举支部书记', kind: 'motion', yes: 5 })).toMatchObject({
      value: { decisions: [{ kind: 'motion', passes: false }] },
    })
    expect(await record(8, { title: '民主推荐', kind: 'election', yes: 5 })).toMatchObject({
      value: { decisions: [{ kind: 'election', passes: true }] },
    })
  })
})

describe('corrected', () => {
  it('an election counts anew by its own rule, and what stood before is kept', async () => {
    const at = await convene(office)
    await done(office, 'meeting.rollCall', { ...at, marks: present(8) })
    const candidates = [candidate('甲', 5, 2)]
    const decisions = [{ title: '选举支部书记', yes: 0, no: 0, abstain: 0, candidates }]
    await done(office, 'meeting.close', { ...at, decisions }, 'clerk', later(60))
    const marks = [{ memberId: 'clerk', mark: 'absent' as const }]
    const [fewer] = (await done(office, 'meeting.correct', { ...at, reason: '点错了一人', marks })).decisions
    expect(fewer).toMatchObject({ isValid: false, why: 'no-quorum' })
    const { corrections } = await storedClosed(office, at.meetingId)
    expect(corrections[0]?.before.decisions).toMatchObject([{ candidates: [{ name: '甲', isElected: true }] }])
    const shown = await done(office, 'meeting.get', at)
    expect(shown.record?.corrections[0]?.before.join()).toContain('甲赞成5票，反对2票，弃权0票，当选')
  })

  it('a vote of before elections had their own rules stays the motion it was counted as', async () => {
    const at = await convene(office)
    await done(office, 'meeting.rollCall', { ...at, marks: present(8) })
    const decisions = [{ title: '选举支部书记', kind: 'motion' as const, yes: 6, no: 2, abstain: 0 }]
    await done(office, 'meeting.close', { ...at, decisions }, 'clerk', later(60))
    expect((await storedClosed(office, at.meetingId)).decisions[0]).not.toHaveProperty('kind')
    const corrected = await done(office, 'meeting.correct', { ...at, reason: '补写记录', minutes: '一致同意。' })
    expect(corrected.decisions).toMatchObject([{ kind: 'motion', passes: true, yesNeeded: 6 }])
  })
})
