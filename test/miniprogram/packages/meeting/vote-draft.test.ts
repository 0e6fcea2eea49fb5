import { civilDate } from '#domain/time/civil-date'
import {
  ballotsOf,
  kindOf,
  verdictOf,
  withCandidates,
} from '../../../../miniprogram/packages/meeting/components/vote-form/vote-count'
import {
  BLANK_VOTE,
  NO_COUNTS,
  type VoteDraft,
  type Voters,
} from '../../../../miniprogram/packages/meeting/components/vote-form/vote-draft'

const vote = (yes: string, no = '', abstain = '', title = '接收预备党员'): VoteDraft => ({
  ...BLANK_VOTE,
  title,
  yes,
  no,
  abstain,
})
/** Nine may vote, seven of them are there: five votes are more than half of nine. */
const AT = { on: civilDate('2025-06-10'), kinds: ['general-meeting'] } as const
const VOTERS: Voters = { votersDue: 9, votersPresent: 7, quorum: { text: '应到9人，到会7人。', isMet: true }, ...AT }
/** All who may vote are there, and they are not enough: two of a committee of six. */
const TOO_FEW: Voters = {
  ...AT,
  ...{ votersDue: 2, votersPresent: 2, quorum: { text: '支部委员6人，到会2人。', isMet: false } },
}

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
      elected: '',
    })
  })

  it('is never void where no rule asks for a quorum: it passes or it does not', () => {
    expect(verdictOf(vote('3'), { ...AT, votersDue: 8, votersPresent: 3, quorum: null })).toMatchObject({
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
      ballots: [{ title: '接收预备党员', kind: 'admission', isMajor: false, yes: 6, no: 0, abstain: 1, plan: null }],
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

describe('an election', () => {
  /** Ten may vote, eight of them are there: four fifths, and five are more than half of the eight. */
  const TEN: Voters = { ...VOTERS, votersDue: 10, votersPresent: 8 }
  const elect = (change: Partial<VoteDraft>): VoteDraft => ({ ...BLANK_VOTE, title: '选举支部书记', ...change })
  const candidate = (name: string, yes: string, no = '') => ({ ...NO_COUNTS, name, yes, no })

  it('is known by its title, unless somebody says it is none', () => {
    expect(kindOf(elect({}), TEN)).toBe('election')
    expect(kindOf(elect({ kind: 'motion' }), TEN)).toBe('motion')
    expect(kindOf(elect({ title: '接收赵青为预备党员' }), TEN)).toBe('admission')
  })

  it('elects with more than half of those present', () => {
    expect(verdictOf(elect({ yes: '5', no: '3' }), TEN)).toMatchObject({ tag: { text: '当选', tone: 'good' } })
    expect(verdictOf(elect({ yes: '4', no: '4' }), TEN)).toMatchObject({ tag: { text: '未当选' } })
  })

  it('is void below four fifths, by how many are needed', () => {
    const verdict = verdictOf(elect({ yes: '7' }), { ...TEN, votersPresent: 7 })
    expect(verdict).toMatchObject({ tag: { text: '到会不足，无效', tone: 'wait' } })
    expect(verdict?.why).toContain('至少 8 人')
  })

  it('says who of several is elected, and how many are still to be', () => {
    const verdict = verdictOf(elect({ candidates: [candidate('王芳', '7'), candidate('李明', '4', '4')] }), TEN)
    expect(verdict).toMatchObject({ tag: { text: '当选 1 人' }, elected: '王芳' })
    expect(verdict?.why).toContain('应选 2 人，还缺 1 人，另行选举')
  })

  it('is sent with its candidates and ballots, without what belongs to another kind', () => {
    const candidates = [candidate('王芳', '7'), candidate('', '')]
    const papers = { issued: '8', returned: '8', spoiled: '1' }
    const draft = elect({ candidates, seats: '1', papers, written: { ...NO_COUNTS, yes: '1' } })
    expect(ballotsOf([draft], TEN)).toMatchObject({
      ballots: [
        {
          ...{ kind: 'election', yes: 0, seats: 1, papers: { issued: 8, returned: 8, spoiled: 1 } },
          candidates: [{ name: '王芳', yes: 7, no: 0, abstain: 0 }],
        },
      ],
    })
    expect(JSON.stringify(ballotsOf([draft], TEN))).not.toContain('written')
  })

  it('is held back where a candidate with votes has no name', () => {
    expect(ballotsOf([elect({ candidates: [candidate('', '5'), candidate('王芳', '2')] })], TEN)).toEqual({
      fault: '第 1 项表决有一位候选人还没有写姓名。',
    })
  })

  it('takes candidates from the roll once each, in place of a blank line', () => {
    const names = withCandidates([candidate('王芳', ''), candidate('', '')], ['王芳', '李明']).map(({ name }) => name)
    expect(names).toEqual(['王芳', '李明'])
  })
})

describe('an admission', () => {
  it('counts opinions in writing among the votes', () => {
    // Of nine due, seven are there: eight yes, one of them in writing.
    const draft = { ...vote('8'), written: { ...NO_COUNTS, yes: '1' } }
    expect(verdictOf(draft, VOTERS)).toMatchObject({ tag: { text: '通过' } })
    expect(ballotsOf([draft], VOTERS)).toMatchObject({ ballots: [{ written: { yes: 1, no: 0, abstain: 0 } }] })
    expect(verdictOf({ ...draft, written: null }, VOTERS)).toMatchObject({ tag: { text: '请核对' } })
  })

  it('asks to check more opinions in writing than could not come', () => {
    expect(verdictOf({ ...vote('9'), written: { ...NO_COUNTS, yes: '3' } }, VOTERS)).toMatchObject({
      why: '书面意见多于没有到会的有表决权的人，请核对名单。',
    })
  })
})
