import {
  BLANK_VOTE,
  ballotsOf,
  verdictOf,
  type VoteDraft,
} from '../../../../miniprogram/packages/meeting/components/vote-form/vote-draft'

const vote = (yes: string, no = '', abstain = '', title = '接收预备党员'): VoteDraft => ({
  ...BLANK_VOTE,
  title,
  yes,
  no,
  abstain,
})
/** Nine may vote, seven of them are there: five votes are more than half of nine. */
const VOTERS = { votersDue: 9, votersPresent: 7, quorum: { text: '应到9人，到会7人。', isMet: true } }
/** All who may vote are there, and they are not enough: two of a committee of six. */
const TOO_FEW = { votersDue: 2, votersPresent: 2, quorum: { text: '支部委员6人，到会2人。', isMet: false } }

describe('what a vote comes to while it is typed', () => {
  it('says nothing before any number is there', () => {
    expect(verdictOf(vote(''), VOTERS)).toBeNull()
  })

  it('passes with more than half of those due, not of those present', () => {
    expect(verdictOf(vote('5', '2'), VOTERS)).toMatchObject({
      tag: { text: '通过' },
      why: expect.stringContaining('赞成 5 票才过半数') as string,
    })
    expect(verdictOf(vote('4', '3'), VOTERS)).toMatchObject({ tag: { text: '未通过' } })
  })

  it('is void without the quorum, and says by which numbers, though all who may vote say yes', () => {
    expect(verdictOf(vote('2'), TOO_FEW)).toEqual({
      tag: { text: '到会不足，无效', tone: 'wait' },
      why: '支部委员6人，到会2人。表决无效。',
    })
  })

  it('is never void where no rule asks for a quorum: it passes or it does not', () => {
    expect(verdictOf(vote('3'), { votersDue: 8, votersPresent: 3, quorum: null })).toMatchObject({
      tag: { text: '未通过' },
    })
  })

  it('asks to check more votes than voters', () => {
    expect(verdictOf(vote('5', '2', '1'), VOTERS)).toMatchObject({
      tag: { text: '请核对' },
      why: '三项合计 8 票，多于有表决权的实到 7 人。',
    })
  })

  it.each(['1.5', '-1', '五', '1e3'])('asks for whole numbers instead of %s', (typed) => {
    expect(verdictOf(vote(typed), VOTERS)).toMatchObject({ tag: { text: '请核对' }, why: '票数请填写整数。' })
  })
})

describe('the votes that are sent', () => {
  it('leave out what was left blank and count a blank field as none', () => {
    expect(ballotsOf([BLANK_VOTE, vote(' 6 ', '', '1')], VOTERS)).toEqual({
      ballots: [{ title: '接收预备党员', isMajor: false, yes: 6, no: 0, abstain: 1, plan: null }],
      itemIds: [null],
    })
  })

  it('have a title of one line, however it was typed', () => {
    expect(ballotsOf([vote('6', '', '', ' 接收\n预备党员 ')], VOTERS)).toMatchObject({
      ballots: [{ title: '接收 预备党员' }],
    })
  })

  it('may be of a meeting that had no quorum: the record says so', () => {
    expect(ballotsOf([vote('2')], TOO_FEW)).toHaveProperty('ballots')
  })

  it.each([
    [vote('5', '', '', ' '), '第 1 项表决还没有写事项。'],
    [vote(''), '第 1 项表决还没有填票数。'],
    [vote('9'), '第 1 项表决：三项合计 9 票，多于有表决权的实到 7 人。'],
  ])('are held back where something is missing or cannot be', (draft, fault) => {
    expect(ballotsOf([draft], VOTERS)).toEqual({ fault })
  })

  describe('on the plan', () => {
    const plan = { title: ' 上报材料 ', ownerId: 'member-2', dueOn: '2025-06-30' }

    it('say what, who and by when', () => {
      expect(ballotsOf([{ ...vote('6'), plan }], VOTERS)).toMatchObject({
        ballots: [{ plan: { title: '上报材料', ownerId: 'member-2', dueOn: '2025-06-30' } }],
      })
    })

    it('only where they pass, and where they are not on it already', () => {
      expect(ballotsOf([{ ...vote('4'), plan }], VOTERS)).toMatchObject({ ballots: [{ plan: null }] })
      expect(ballotsOf([{ ...vote('6'), plan, planEntryId: 'entry-1' }], VOTERS)).toMatchObject({
        ballots: [{ plan: null }],
        itemIds: ['entry-1'],
      })
    })

    it('never without the quorum', () => {
      expect(ballotsOf([{ ...vote('2'), plan }], TOO_FEW)).toMatchObject({ ballots: [{ yes: 2, plan: null }] })
    })

    it.each([
      [{ title: ' ' }, '还没有写做什么。'],
      [{ ownerId: '' }, '还没有选谁负责。'],
      [{ dueOn: '' }, '还没有选何时完成。'],
    ])('are held back with %j', (change, why) => {
      expect(ballotsOf([{ ...vote('6'), plan: { ...plan, ...change } }], VOTERS)).toEqual({
        fault: `第 1 项表决列入计划，${why}`,
      })
    })
  })
})
