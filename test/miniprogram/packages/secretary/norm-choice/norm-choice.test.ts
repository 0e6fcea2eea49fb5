/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { BranchNorm } from '../../../../../miniprogram/packages/secretary/norm-text'
import {
  choiceFields,
  normView,
  startOf,
} from '../../../../../miniprogram/packages/secretary/norm-choice/norm-choice-view'
import { load, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, BRANCH_NORM, NOW } from '../scene'

const LOCAL: BranchNorm = {
  ...BRANCH_NORM,
  standing: 'local',
  limits: { least: 1, most: 12, maySetAside: true },
}
const show = (norm: BranchNorm = BRANCH_NORM, answers: Answers = {}) =>
  load('packages/secretary/norm-choice/norm-choice', {
    query: { branchId: BRANCH, normId: norm.normId },
    answers: { ...ANSWERS, 'branch.norms': { on: civilDate('2025-06-10'), norms: [norm] }, ...answers },
    now: NOW,
  })
const done = { 'branch.chooseNorm': { normId: BRANCH_NORM.normId } }
const codes = (norm: BranchNorm, typed: Record<string, string>) => choiceFields(norm, typed).map(({ code }) => code)
const optionsOf = (norm: BranchNorm) => {
  const [what] = choiceFields(norm, {})
  return what?.type === 'choice' ? what.options.map(({ label }) => label) : []
}

describe('what can be chosen', () => {
  it('is the rule or more; “not applicable” only where the branch may say so', () => {
    expect(optionsOf(BRANCH_NORM)).toEqual(['按规定，每季度 1 次', '多于这个次数'])
    expect(optionsOf(LOCAL)).toEqual(['每季度 1 次', '多于这个次数', '不适用'])
  })
  it('asks how often and on what ground only where it is more, and why where it does not apply', () => {
    expect(codes(LOCAL, { what: 'ruled' })).toEqual(['what', 'from'])
    expect(codes(LOCAL, { what: 'more' })).toEqual(['what', 'atLeast', 'reason', 'from'])
    expect(codes(LOCAL, { what: 'aside' })).toEqual(['what', 'reason', 'from'])
  })
  it('begins with what holds now, from the next period on', () => {
    const choices = [
      {
        fromOn: civilDate('2025-04-01'),
        atLeast: 2,
        reason: '大会决定',
        decidedAt: instant('2025-04-01T01:00:00.000Z'),
        decidedByName: '李书记',
      },
    ]
    expect(startOf({ ...LOCAL, atLeast: 2, choices })).toEqual({
      what: 'more',
      atLeast: '2',
      reason: '大会决定',
      from: 'next',
    })
    expect(normView({ ...LOCAL, atLeast: 2, choices })).toMatchObject({
      now: '每季度不少于 2 次',
      history: [{ what: '2025年4月1日起：每季度 2 次（大会决定）', who: '2025年4月1日 李书记记' }],
    })
  })
})

describe('choosing', () => {
  it('sends how often and from when', async () => {
    const page = await show(BRANCH_NORM, done)
    await page.emit('.ledger-form', 'change', { typed: { what: 'more', from: 'this' } })
    expect(page.text()).toContain('每季度不少于')
    await page.emit('.ledger-form', 'change', {
      typed: { what: 'more', atLeast: '2', reason: '大会决定', from: 'this' },
    })
    await page.tap('保存约定')
    expect(page.sent('branch.chooseNorm')).toEqual([
      {
        branchId: BRANCH,
        normId: 'general-meeting-2018',
        fromOn: '2025-04-01',
        atLeast: 2,
        reason: '大会决定',
      },
    ])
  })
  it('sends “not applicable” with its reason, and not without', async () => {
    const page = await show(LOCAL, done)
    await page.emit('.ledger-form', 'change', { typed: { what: 'aside', from: 'next' } })
    await page.tap('保存约定')
    expect(page.sent('branch.chooseNorm')).toEqual([])
    await page.emit('.ledger-form', 'change', { typed: { what: 'aside', reason: '由机关统一组织', from: 'next' } })
    await page.tap('保存约定')
    expect(page.sent('branch.chooseNorm')).toMatchObject([
      { fromOn: '2025-07-01', atLeast: null, reason: '由机关统一组织' },
    ])
  })
  it('is not below the rule, and says so beside the number', async () => {
    const page = await show()
    await page.emit('.ledger-form', 'change', { typed: { what: 'more', from: 'next' } })
    await page.emit('.ledger-form', 'change', { typed: { what: 'more', atLeast: '1', from: 'next' } })
    await page.tap('保存约定')
    expect(page.sent('branch.chooseNorm')).toEqual([])
    expect(page.data).toMatchObject({ faultAt: 'atLeast' })
  })
  it('says why when the server refuses, and keeps what was typed when the network fails', async () => {
    const page = await show(BRANCH_NORM, { 'branch.chooseNorm': refused('no-change') })
    await page.tap('保存约定')
    expect(page.text()).toContain('没有需要更改的内容')
    page.answer({ 'branch.chooseNorm': OFFLINE })
    await page.tap('保存约定')
    expect(page.text()).toContain('内容还在')
  })
  it('is not offered about single members, nor to who only reads', async () => {
    const fixed = await show({ ...BRANCH_NORM, limits: null })
    expect(fixed.text()).toContain('支部不另行约定')
    expect(fixed.has('.ledger-form')).toBe(false)
    const me = ANSWERS['me.get']
    const permissions = [{ ...me.permissions[0], permissions: ['take-part', 'read-records'] }]
    const reader = await show(BRANCH_NORM, { 'me.get': { ...me, permissions } } as Answers)
    expect(reader.has('.ledger-form')).toBe(false)
    expect(reader.text()).toContain('第十一条')
  })
})
