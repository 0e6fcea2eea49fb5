import type { Decision } from '#domain/meeting/decision'
import { decisionLine, decisionWords } from '#domain/meeting/decision-words'
import { civilDate } from '#domain/time/civil-date'

const ON = civilDate('2025-06-10')
const VOTED: Decision = {
  ...{ title: '年度计划', isMajor: false, votersDue: 9, votersPresent: 8, yes: 5, no: 2, abstain: 1 },
  ...{ isValid: true, passes: true },
}
const ELECTION: Decision = {
  ...VOTED,
  ...{ title: '选举支部委员', kind: 'election', votersDue: 10, yes: 0, no: 0, abstain: 0, presentNeeded: 8, seats: 2 },
  papers: { issued: 8, returned: 8, spoiled: 1 },
  candidates: [
    { name: '王芳', yes: 7, no: 0, abstain: 0, isElected: true },
    { name: '李明', yes: 4, no: 2, abstain: 1, isElected: false },
  ],
}

it('says of a motion the votes, of how many, and by which majority', () => {
  expect(decisionWords(VOTED, ON)).toEqual({
    result: '通过',
    count: '赞成5票，反对2票，弃权1票；有表决权的应到9人，实到8人。',
    papers: '',
    candidates: [],
    why: '赞成超过应到会有表决权人数的半数（至少5票），通过。',
  })
})

it.each([
  [{ passes: false }, '未通过', '赞成未超过应到会有表决权人数的半数（至少5票），未通过。'],
  [{ passes: false, isValid: false }, '到会不足，无效', '到会未达到规定人数，表决无效。'],
])('says why a motion did not pass: %j', (change, result, why) => {
  expect(decisionWords({ ...VOTED, ...change }, ON)).toMatchObject({ result, why })
})

it('says of an election who is elected, the ballots, and what is still to be elected', () => {
  const { why, ...said } = decisionWords(ELECTION, ON)
  expect(said).toEqual({
    result: '当选1人',
    count: '有选举权的应到10人，实到8人；应选2人。',
    papers: '发出选票8张，收回8张，其中无效1张。',
    candidates: ['王芳赞成7票，反对0票，弃权0票，当选', '李明赞成4票，反对2票，弃权1票'],
  })
  expect(why).toContain('赞成超过实到会有选举权人数的半数（至少5票），当选（中国共产党基层组织选举工作条例（2020年）')
  expect(why).toContain('应选2人，还缺1人，另行选举。')
})

it('says of an election before the regulations that they were not read', () => {
  expect(decisionWords(ELECTION, civilDate('2019-03-01')).why).toContain('2020年7月13日以前适用的规定；未核对原文')
})

it('names who is level for the last seat', () => {
  const level = { yes: 6, no: 1, abstain: 0, isElected: false }
  const candidates = [
    { name: '王芳', ...level },
    { name: '李明', ...level },
  ]
  expect(decisionWords({ ...ELECTION, seats: 1, candidates, passes: false }, ON)).toMatchObject({
    result: '未当选',
    why: expect.stringContaining('王芳、李明得票相等，须重新投票。应选1人，还缺1人，另行选举。') as string,
  })
})

it('says why an election is void: too few came, or more ballots came back than were handed out', () => {
  const few = { ...ELECTION, votersPresent: 7, isValid: false, passes: false }
  expect(decisionWords(few, ON)).toMatchObject({
    result: '到会不足，无效',
    why: expect.stringContaining('五分之四（至少8人），选举无效') as string,
  })
  const papers = { issued: 8, returned: 9, spoiled: 0 }
  expect(decisionWords({ ...ELECTION, papers, isValid: false, passes: false }, ON)).toMatchObject({
    result: '选票不符，无效',
    why: expect.stringContaining('应当重新选举') as string,
  })
})

it('says of an admission how many of the votes were in writing', () => {
  const admitted = { ...VOTED, kind: 'admission' as const, yes: 6, written: { yes: 1, no: 0, abstain: 0 } }
  expect(decisionLine(admitted, ON)).toContain(
    '年度计划：通过。赞成6票，反对2票，弃权1票；有表决权的应到9人，实到8人，没有到会的1人会前提出书面意见，计在票数内（赞成1票，反对0票，弃权0票）。',
  )
})
