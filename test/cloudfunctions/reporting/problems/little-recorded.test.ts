/** Years of which little or nothing is recorded: what is missing is said, each with its form, and what does not apply is not. */
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import type { Judgement } from '../../../../cloudfunctions/reporting/problems/judging'
import { dues, judged, judgedTogether, meetings, type Seed, wordsOf } from './year-of'
import { NOTHING, YEARS } from './years'

type Judged = Awaited<ReturnType<typeof judged>>

function judgementOf(all: Judged, rule: string, test: string): Judgement {
  const judgement = all.get(rule)?.tests.get(test)?.judgement
  if (!judgement) throw new Error(`${rule}/${test} was not judged`)
  return judgement
}
function gapsOf(all: Judged, rule: string, test: string) {
  const judgement = judgementOf(all, rule, test)
  return judgement.is === 'cannot-judge' ? judgement.gaps.map(({ why, enterAt }) => [why, enterAt]) : judgement.is
}

const oneMeeting: Seed = (store) => store.seed('meetings', ...meetings('general-meeting', ['02']))

describe('a branch of which nothing is recorded', () => {
  it('is told every kind of meeting that binds it, with the form of each', async () => {
    // 支部工作条例 第十一条至第十六条, of a branch with a committee and a cell.
    expect(gapsOf(await judged(NOTHING), 'problem-systems', 'norms')).toEqual([
      ['支部党员大会暂无记录', 'meetings:general-meeting'],
      ['支委会暂无记录', 'meetings:committee-meeting'],
      ['党小组会暂无记录', 'meetings:cell-meeting'],
      ['党课暂无记录', 'meetings:party-lecture'],
      ['主题党日暂无记录', 'meetings:themed-party-day'],
      ['组织生活会暂无记录', 'meetings:organizational-life-meeting'],
      ['民主评议党员暂无记录', 'meetings:democratic-evaluation'],
    ])
  })
  it('is not told before its time of what is due once a year', async () => {
    const gaps = gapsOf(await judged(NOTHING, { cutOff: '2025-03-31' }), 'problem-systems', 'norms')
    expect(gaps).not.toContainEqual(['组织生活会暂无记录', 'meetings:organizational-life-meeting'])
    expect(gaps).toContainEqual(['党课暂无记录', 'meetings:party-lecture'])
  })
  it('has nothing found or not found: no rule holds', async () => {
    expect([...(await judged(NOTHING))].filter(([, { is }]) => is === 'holds').map(([rule]) => rule)).toEqual([])
  })
  it('is led to where each thing is recorded, wherever a record is what is missing', async () => {
    const gaps = [...(await judged(NOTHING)).values()].flatMap(({ tests }) =>
      [...tests.values()].flatMap(({ judgement }) => (judgement.is === 'cannot-judge' ? judgement.gaps : [])),
    )
    expect(gaps.filter(({ why, enterAt }) => why.includes('记录') && enterAt === null)).toEqual([])
    expect(gaps.filter(({ enterAt }) => enterAt === null).map(({ why }) => why)).toEqual([
      ...['上年的述职报告没有写明问题', '上年的述职报告没有写明问题'],
    ])
  })
  it('has no leading cadres to visit anything, and no Party group to sign letters with', async () => {
    const all = await judged(NOTHING)
    expect(judgementOf(all, 'problem-pressure', 'visits')).toEqual({ is: 'not-applicable', why: '没有党员领导干部' })
    expect(judgementOf(all, 'problem-research', 'visits')).toEqual({ is: 'not-applicable', why: '没有党员领导干部' })
    expect(judgementOf(all, 'problem-supervision', 'letters')).toEqual({ is: 'not-applicable', why: '党支部不设党组' })
  })
  it('that was formed in the year had no report of the year before', async () => {
    const all = await judged(NOTHING, { branch: { formedOn: civilDate('2025-03-01') } })
    expect(all.get('problem-repeated')?.is).toBe('not-applicable')
    expect(judgementOf(all, 'problem-copying', 'tied')).toEqual({ is: 'not-applicable', why: '上年还没有成立' })
  })
})

describe('a branch of which little is recorded', () => {
  it('is told what is begun and what is missing, in which parts of the year', async () => {
    const gaps = gapsOf(await judged(oneMeeting), 'problem-systems', 'norms')
    expect(gaps.slice(0, 3)).toEqual([
      ['会议和活动只有1次，不足3次，不能判断', null],
      ['支部党员大会：第二季度、第三季度、第四季度没有记录', 'meetings:general-meeting'],
      ['支委会暂无记录', 'meetings:committee-meeting'],
    ])
  })
  it('is led to its committee where that did not meet, though others did', async () => {
    expect(gapsOf(await judged(oneMeeting), 'problem-agenda', 'months')).toEqual([
      ['支委会暂无记录', 'meetings:committee-meeting'],
    ])
  })
  it('is not asked whether there were none of what it has too few of', async () => {
    const judgement = judgementOf(await judged(oneMeeting), 'problem-slump', 'slack-month')
    expect(judgement.is === 'cannot-judge' && judgement.gaps).toEqual([
      { why: '会议和活动只有1次，不足12次，不能判断', enterAt: 'meetings', isBegun: true },
    ])
  })
  it('is told which of last year’s targets nothing of this year can be held against', async () => {
    const metric = { key: 'study-notes', title: '心得体会', unit: '篇', direction: 'at-least', target: 5 } as const
    const problem = { id: 'p1', problem: '学习不够', finding: '', causes: [], figures: [], grounds: '', fromRule: null }
    const step = { id: 's1', measure: '学', who: '', ownerId: null, dueOn: null, byWhen: '', problemId: 'p1', metric }
    const lastYear = { problems: [problem], 'next-steps': [step] }
    expect(gapsOf(await judged(NOTHING, { lastYear }), 'problem-repeated', 'not-improved')).toEqual([
      ['上年的目标“心得体会”今年暂无记录', 'ledger:study-note'],
    ])
  })
  it('is not told that all of last year’s targets improved where one did and nobody knows of another', async () => {
    const { seed, lastYear } = YEARS['problem-repeated/not-improved']?.holds ?? {}
    const [step] = lastYear?.['next-steps'] ?? []
    if (!seed || !step) throw new Error('The rule has its years')
    const metric = { key: 'donated', title: '捐款金额', unit: '元', direction: 'at-least', target: 5 } as const
    const more = { ...lastYear, 'next-steps': [step, { ...step, id: 's2', metric }] }
    expect(gapsOf(await judged(seed, { lastYear: more }), 'problem-repeated', 'not-improved')).toEqual([
      ['上年的目标“捐款金额”今年暂无记录', 'donations'],
    ])
  })
  it('is not led to approve dues that are approved, where none of them has fallen due', async () => {
    const account = dues('member-1', [])
    const unpaid = { standing: 'unpaid', paidFen: fen(0), paidOn: null, paidAfterDays: null } as const
    const months = account.months.map((month) => ({ ...month, ...unpaid }))
    const approved: Seed = (store) => store.seed('duesAccounts', { ...account, months })
    // January is to be paid by the 31st: it is late from February on.
    expect(gapsOf(await judged(approved, { cutOff: '2025-01-31' }), 'problem-dues', 'share')).toEqual([
      ['没有到期党费，没有可以比较的记录', null],
    ])
  })
})

describe('a bureau of which nothing is recorded', () => {
  it('enters what its Party group does itself; of the rest it is said who does', async () => {
    const all = await judgedTogether(NOTHING, NOTHING)
    expect(gapsOf(all, 'problem-systems', 'norms')).toEqual([
      ['第一党支部、第二党支部：会议和活动暂无记录', null],
      ['书记讲党课暂无记录，由所属党支部登记', null],
      ['民主生活会暂无记录', 'meetings:democratic-life-meeting'],
    ])
    expect(gapsOf(all, 'problem-agenda', 'months')).toEqual([['党组会议暂无记录', 'meetings:leading-group-session']])
    expect(gapsOf(all, 'problem-dues', 'share')).toEqual([['党费核定暂无记录，由所属党支部登记', null]])
    expect(gapsOf(all, 'problem-formality', 'titles')).toEqual([['主题党日暂无记录，由所属党支部登记', null]])
  })
})

describe('a bureau of a branch that keeps its norms, one without records and one formed in the year', () => {
  const { holds } = YEARS['problem-systems/norms'] ?? {}
  if (!holds) throw new Error('The rule has its years')
  /** From October on: what binds a branch since then, but for the themed Party day of November. */
  const sinceOctober = (themed: readonly string[]): Seed => {
    return (store) => {
      store.seed(
        'meetings',
        ...meetings('general-meeting', ['11']),
        ...meetings('party-lecture', ['11']),
        ...meetings('committee-meeting', ['10', '11', '12'], { organ: 'committee' }),
        ...meetings('cell-meeting', ['10', '11', '12'], { organ: 'cell', cellId: 'cell-1' }),
        ...meetings('themed-party-day', themed),
        ...meetings('organizational-life-meeting', ['12']),
        ...meetings('democratic-evaluation', ['12']),
      )
    }
  }
  const second = { formedOn: civilDate('2025-10-01') }
  it('counts of the new one only since it is there', async () => {
    const norms = async (themed: readonly string[]) =>
      judgementOf(
        await judgedTogether(holds.seed, sinceOctober(themed), { second }),
        ...(['problem-systems', 'norms'] as const),
      )
    expect((await norms(['10', '11', '12'])).is).toBe('holds')
    const short = await norms(['10', '12'])
    expect(short.is === 'fires' && wordsOf(short.finding)).toBe('第二党支部主题党日2次，11月没有记录')
    expect(short.is === 'fires' && short.finding.metric).toEqual({ measure: 'themed-party-day-count', atLeast: 3 })
  })
  it('names the one that keeps none, and judges the others', async () => {
    const judgement = judgementOf(await judgedTogether(sinceOctober(['10']), NOTHING), 'problem-systems', 'norms')
    expect(judgement).toMatchObject({
      is: 'fires',
      unjudged: '另有1个党支部记录不足，不能判断（第二党支部：会议和活动暂无记录）',
    })
  })
})
