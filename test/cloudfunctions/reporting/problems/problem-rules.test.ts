/** Each rule about problems, judged for a branch and for a bureau, by every one of its tests (years.ts). */
import { NOTHING_WRITTEN } from '#domain/report/report-writing'
import { typedNumbers } from '#domain/report/typed-number'
import { writtenParagraphs } from '#domain/report/written-paragraphs'
import { limitWords } from '#domain/rules/limit-words'
import { PROBLEM_RULES } from '#domain/rules/problem-rules'
import { civilDate } from '#domain/time/civil-date'
import type { Finding } from '../../../../cloudfunctions/reporting/problems/judging'
import { BRANCH, BUREAU, member, NOW, span } from '../../../builders/office'
import { dues, entries, judged, judgedTogether, meetings, MEMBERS, type Seed, wordsOf } from './year-of'
import { channels, NOTHING, PARTY_ITEM, studied, without, YEARS } from './years'

const TESTS = PROBLEM_RULES.flatMap(({ id, parameters }) => parameters.tests.map((test) => `${id}/${test.id}`))

/** Numbers that a report's checklist would call typed by hand, where the proposal is taken up as it stands. */
function typedBy(fromRule: string, { words: finding, figures }: Finding): string[] {
  const chosen = figures.map(({ key, title }) => ({ key, title }))
  const problem = { id: 'p', problem: '问题', finding, causes: [], figures: chosen, grounds: '', fromRule }
  const of = { level: 1 as const, year: 2025, figures, before: NOTHING_WRITTEN, author: null, limitsOf: limitWords }
  const paragraphs = writtenParagraphs('problems', { ...NOTHING_WRITTEN, problems: [problem] }, of)
  const section = { id: 'problems', heading: '存在的问题', level: 1 as const, paragraphs }
  return typedNumbers({ sections: [section], figures }).map(({ words, where }) => `${words}：${where}`)
}

type Judged = Awaited<ReturnType<typeof judged>>
const testOf = (all: Judged, rule: string, test: string) => {
  const judgement = all.get(rule)?.tests.get(test)?.judgement
  if (!judgement) throw new Error(`${rule}/${test} was not judged`)
  return judgement
}

describe('every test of every rule about problems', () => {
  it('has its three years', () => {
    expect(Object.keys(YEARS).sort()).toEqual([...TESTS].sort())
  })
})

it('what did not improve is compared with 上年同期 before the year is over', async () => {
  const fires = YEARS['problem-repeated/not-improved']?.fires
  if (!fires) throw new Error('The rule has its years')
  const found = await judged(fires.seed, { ...fires, cutOff: '2025-06-30' })
  const judgement = testOf(found, 'problem-repeated', 'not-improved')
  expect(judgement.is === 'fires' && wordsOf(judgement.finding)).toBe(
    '上年查找的“学习不够”，心得体会上年同期3篇、今年3篇',
  )
})

describe.each(Object.entries(YEARS))('%s', (name, { fires, holds, cannot, together, isWhole }) => {
  const [rule = '', test = ''] = name.split('/')

  describe('of a branch', () => {
    it('fires, with the figures it rests on', async () => {
      const found = await judged(fires.seed, fires)
      const judgement = testOf(found, rule, test)
      expect(judgement.is === 'fires' && wordsOf(judgement.finding)).toBe(fires.says)
      expect(found.get(rule)?.is).toBe('fires')
    })
    it('does not fire where the year is as it should be', async () => {
      expect(testOf(await judged(holds.seed, holds), rule, test).is).toBe('holds')
    })
    it('says that it cannot judge, and why, and does not fire', async () => {
      const judgement = testOf(await judged(cannot.seed, cannot), rule, test)
      expect(judgement.is).toBe(cannot.isUnbound ? 'not-applicable' : 'cannot-judge')
      expect('why' in judgement && judgement.why).toContain(cannot.why)
    })
  })

  describe('of a bureau', () => {
    it('fires of the branch that falls short, and names it alone, with figures that open its records', async () => {
      const found = await judgedTogether(fires.seed, isWhole ? fires.seed : holds.seed, fires)
      const judgement = testOf(found, rule, test)
      if (judgement.is !== 'fires') throw new Error(`${name} ${judgement.is}`)
      expect(wordsOf(judgement.finding)).toBe(together)
      const { figures } = judgement.finding
      expect(figures.every(({ key }) => !key.includes('branch-2'))).toBe(true)
      if (together.includes('第一党支部'))
        expect(figures.map(({ key }) => key).join()).toContain('|branch=branch-1|each-below')
    })
    it('does not fire where the year of each is as it should be', async () => {
      expect(testOf(await judgedTogether(holds.seed, holds.seed, holds), rule, test).is).toBe('holds')
    })
    it('says that it cannot judge any, and does not fire', async () => {
      const judgement = testOf(await judgedTogether(cannot.seed, cannot.seed, cannot), rule, test)
      expect(judgement.is === 'cannot-judge' && judgement.why).toContain(cannot.whyTogether ?? cannot.why)
    })
  })
})

describe('a step against what a branch falls short of', () => {
  const metric = async (name: string) => {
    const [rule = ''] = name.split('/')
    const { fires, holds } = YEARS[name] ?? {}
    if (!fires || !holds) throw new Error(`No ${name}`)
    return (await judgedTogether(fires.seed, holds.seed, fires)).get(rule)?.step.metric
  }
  it('is measured by all together where they fall short as well', async () => {
    expect(await metric('problem-study/hours')).toMatchObject({ key: 'study-hours-reached-rate', target: 80 })
  })
  it('is measured by the branch where all together do not', async () => {
    expect(await metric('problem-uneven/no-service')).toEqual({
      ...{ key: 'service-share|branch=branch-1|each-below', title: '第一党支部参加志愿服务的党员占比' },
      ...{ unit: '%', direction: 'at-least', target: 60 },
    })
  })
  it('is measured by the branch’s own meetings where it did not keep a norm', async () => {
    expect(await metric('problem-systems/norms')).toMatchObject({
      ...{ key: 'themed-party-day-count|branch=branch-1|each-below', title: '第一党支部主题党日', target: 12 },
    })
  })
})

const DECLARED_NONE = {
  ...{ _id: 'none', revision: 1, branchId: BRANCH, subject: 'meetings', declaredAt: NOW, declaredBy: 'secretary' },
  ...{ fromOn: civilDate('2025-01-01'), toOn: civilDate('2025-12-31') },
}

describe('a bureau', () => {
  const few = channels('work-chat', 'work-chat', 'work-chat', 'website', 'website')
  const more = channels('work-chat', 'website', 'screen', 'work-chat', 'website')
  it('does not have its branches judged by what its Party group did', async () => {
    const own = ['work-chat', 'website', 'screen', 'website', 'screen'].map((channel) => ({ values: { channel } }))
    const ofGroup = own.map((each) => ({ ...each, branchId: BUREAU }))
    const group: Seed = (store) => store.seed('ledger', ...entries('publicity-item', ofGroup))
    const found = await judgedTogether(few, more, {}, group)
    const judgement = testOf(found, 'problem-channels', 'few')
    expect(judgement.is === 'fires' && wordsOf(judgement.finding)).toContain('其中少于3种的有第一党支部（2种）')
  })
  it('says which of its branches could not be judged, and why, though it fires of another', async () => {
    const found = testOf(await judgedTogether(few, NOTHING), 'problem-channels', 'few')
    expect(found).toMatchObject({
      is: 'fires',
      unjudged: '另有1个党支部记录不足，不能判断（第二党支部：宣传暂无记录）',
    })
  })
  it('says beside a share which of its branches are not in it, for they keep no records', async () => {
    const { fires } = YEARS['problem-study/notes'] ?? {}
    if (!fires) throw new Error('No such test')
    const judgement = testOf(await judgedTogether(fires.seed, NOTHING, fires), 'problem-study', 'notes')
    expect(judgement.is === 'fires' && wordsOf(judgement.finding)).toMatch(
      /，占[\d.]+%（不含没有记录的第二党支部），其中低于[\d.]+%的有第一党支部（[\d.]+%）$/,
    )
  })
  it('says so where it does not fire of another', async () => {
    const found = testOf(await judgedTogether(more, NOTHING), 'problem-channels', 'few')
    expect(found).toMatchObject({
      is: 'holds',
      unjudged: '另有1个党支部记录不足，不能判断（第二党支部：宣传暂无记录）',
    })
  })
  it('says so of meetings', async () => {
    const { fires, holds } = YEARS['problem-systems/norms'] ?? {}
    if (!fires || !holds) throw new Error('no year')
    const unjudged = '另有1个党支部记录不足，不能判断（第二党支部：会议和活动暂无记录）'
    const norms = async (first: Seed) => testOf(await judgedTogether(first, NOTHING), 'problem-systems', 'norms')
    expect(await norms(fires.seed)).toMatchObject({ is: 'fires', unjudged })
    expect(await norms(holds.seed)).toMatchObject({ is: 'holds', unjudged })
  })
  it('does not say so of a branch that has no committee: it has no meetings of it to study in', async () => {
    const { holds } = YEARS['problem-agenda/months'] ?? {}
    if (!holds) throw new Error('no year')
    const gone = { spans: [span({ untilOn: civilDate('2025-01-01') })] }
    const small: Seed = (store) => store.seed('members', ...MEMBERS.slice(3).map((id) => member(id, gone)))
    const agenda = async (second: Seed) => testOf(await judgedTogether(holds.seed, second), 'problem-agenda', 'months')
    expect(await agenda(NOTHING)).toMatchObject({
      is: 'holds',
      unjudged: expect.stringContaining('第二党支部') as string,
    })
    expect(await agenda(small)).not.toHaveProperty('unjudged')
  })
  it('does not say so of a branch of which no norm asked a meeting yet', async () => {
    const { holds } = YEARS['problem-systems/norms'] ?? {}
    if (!holds) throw new Error('no year')
    const second = { formedOn: civilDate('2025-12-20') }
    const norms = testOf(await judgedTogether(holds.seed, NOTHING, { second }), 'problem-systems', 'norms')
    expect(norms.is).toBe('holds')
    expect(norms).not.toHaveProperty('unjudged')
  })
  it('knows of a branch that declared no meetings that it held none', async () => {
    const { holds } = YEARS['problem-systems/norms'] ?? {}
    if (!holds) throw new Error('no year')
    const none: Seed = (store) => store.seed('noneDeclarations', DECLARED_NONE)
    const norms = testOf(await judgedTogether(holds.seed, none), 'problem-systems', 'norms')
    expect(norms).not.toHaveProperty('unjudged')
    expect(norms.is === 'fires' && wordsOf(norms.finding)).toContain('第二党支部支部党员大会0次，')
    expect((await judged(none)).get('problem-systems')?.is).toBe('fires')
  })
  it('names each of several that fall short', async () => {
    const found = testOf(await judgedTogether(few, few), 'problem-channels', 'few')
    expect(found.is === 'fires' && wordsOf(found.finding)).toBe(
      '发布宣传信息10条，用到的渠道2种，其中少于3种的有第一党支部（2种）、第二党支部（2种）',
    )
  })
})

describe('a committee meeting without its quorum', () => {
  const short = { basis: 'committee-meeting', due: 5, present: 2, needed: 3, isMet: false } as const
  const seed: Seed = (store) => {
    store.seed('meetings', ...meetings('committee-meeting', without('04'), { organ: 'committee', ...PARTY_ITEM }))
    store.seed(
      'meetings',
      ...meetings('committee-meeting', ['04'], { organ: 'committee', ...PARTY_ITEM, quorum: short }),
    )
  }
  it('is none on whose agenda Party building stood', async () => {
    expect((await judged(seed)).get('problem-agenda')?.says).toEqual(['支委会研究党建工作11次，4月没有记录'])
  })
  it('keeps no norm', async () => {
    expect((await judged(seed)).get('problem-systems')?.says.join()).toContain('支委会11次，4月没有记录')
  })
})

describe('judging', () => {
  const few = studied(MEMBERS.slice(0, 4))
  it('names nobody, whatever fires', async () => {
    const all = await Promise.all(Object.values(YEARS).map(({ fires }) => judged(fires.seed, fires)))
    const said = all.flatMap((rules) => [...rules.values()].flatMap(({ says }) => says)).join()
    expect(MEMBERS.filter((id) => said.includes(`党员${id}`))).toEqual([])
  })
  it('puts no number into a report that stands for a hand-typed one', async () => {
    const years = Object.values(YEARS)
    const alone = years.map(({ fires }) => judged(fires.seed, fires))
    const together = years.map(({ fires, holds }) => judgedTogether(fires.seed, holds.seed, fires))
    const typed = (await Promise.all([...alone, ...together])).flatMap((rules) =>
      [...rules].flatMap(([ruleId, { tests }]) =>
        [...tests.values()].flatMap(({ judgement }) =>
          judgement.is === 'fires' ? typedBy(ruleId, judgement.finding) : [],
        ),
      ),
    )
    expect(typed).toEqual([])
  })
  it('finds no dues a month overdue where they came within the month, however long ago that was', async () => {
    const seed: Seed = (store) => store.seed('duesAccounts', dues('member-1', ['02', '04'], 29))
    expect((await judged(seed)).get('problem-supervision')?.says).toEqual([])
  })
  it('goes by the threshold that the branch moved, from its day on', async () => {
    const change = { threshold: 'problem-study-share', value: 40, decidedAt: NOW, decidedBy: 'secretary' } as const
    const moved = (fromOn: string) => ({ branch: { thresholdChanges: [{ ...change, fromOn: civilDate(fromOn) }] } })
    expect((await judged(few, moved('2025-12-31'))).get('problem-study')?.is).toBe('holds')
    expect((await judged(few, moved('2026-01-01'))).get('problem-study')?.is).toBe('fires')
  })
  it('asks of a year only what was in force in it', async () => {
    expect([...(await judged(NOTHING, { year: 2018 })).keys()]).toEqual([
      ...['problem-agenda', 'problem-systems', 'problem-talks', 'problem-dues'],
    ])
  })
})
