/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { load, OFFLINE } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW, SET_UP } from '../scene'

const recorded = { entryId: 'e5', state: 'confirmed' } as const
const typed = { '@on': '2025-06-09', '@organ': 'branch', subject: '保密', found: '2' }
const show = (task: string, answers: object = {}) =>
  load('packages/secretary/ledger-write/ledger-write', {
    query: { branchId: BRANCH, kind: 'self-check', task, entryId: 'e1' },
    answers: { ...ANSWERS, ...answers },
    now: NOW,
  })

describe('writing a ledger entry', () => {
  it('says what is missing until something is filled in, and sends nothing', async () => {
    const page = await show('record')
    await page.tap('保存')
    expect(page.text()).toContain('须填写检查内容')
    expect(page.sent('ledger.record')).toEqual([])
    await page.emit('.form', 'change', { typed })
    expect(page.text()).not.toContain('须填写检查内容')
  })

  it('records what was filled in, for the day that stood there', async () => {
    const page = await show('record', { 'ledger.record': recorded })
    expect(page.text()).toContain('2025年6月10日 周二')
    await page.emit('.form', 'change', { typed })
    await page.tap('保存')
    expect(page.sent('ledger.record')).toEqual([
      {
        branchId: BRANCH,
        kind: 'self-check',
        occurredOn: '2025-06-09',
        organ: 'branch',
        memberId: null,
        values: { subject: '保密', found: 2 },
        outcome: null,
      },
    ])
  })

  it('keeps what was typed when the network fails, and sends it again as the same intention', async () => {
    const page = await show('record', { 'ledger.record': OFFLINE })
    await page.emit('.form', 'change', { typed })
    await page.tap('保存')
    expect(page.text()).toContain('网络不通，内容还在')
    page.answer({ 'ledger.record': recorded })
    await page.tap('保存')
    const [first, second] = page.calls.filter(({ procedure }) => procedure === 'ledger.record')
    expect(second).toEqual(first)
  })

  it('asks for the outcome as soon as the matter is said to be concluded', async () => {
    const page = await show('record')
    expect(page.text()).not.toContain('整改的日期')
    await page.emit('.form', 'change', { typed: { ...typed, '@concluded': 'yes' } })
    expect(page.text()).toContain('整改的日期')
  })

  it('holds an outcome to what was found', async () => {
    const page = await show('conclude')
    await page.emit('.form', 'change', { typed: { '@concluded-on': '2025-06-10', rectified: '4' } })
    await page.tap('保存')
    expect(page.text()).toContain('已整改 4 大于发现问题 3')
    expect(page.sent('ledger.conclude')).toEqual([])
  })

  it('begins a correction with what stands there, and asks why', async () => {
    const page = await show('correct', { 'ledger.correct': recorded })
    await page.tap('保存')
    expect(page.text()).toContain('须填写更正的原因')
    const start = { '@on': '2025-03-04', '@organ': 'branch', subject: '安全', found: '5', '@reason': '漏记两条' }
    await page.emit('.form', 'change', { typed: start })
    await page.tap('保存')
    expect(page.sent('ledger.correct')).toMatchObject([
      { entryId: 'e1', reason: '漏记两条', values: { subject: '安全', found: 5 } },
    ])
  })
})

describe('an entry of a kind that was set up, opened from its list', () => {
  const draft = (year: number, cutOff: string, draftedAt: string) => ({
    ...{ reportId: cutOff, year, cutOff: civilDate(cutOff), scope: 'own' as const },
    ...{ title: '述职报告', unit: '第一支部', draftedAt: instant(draftedAt) },
  })
  const drafts = [
    draft(2024, '2024-12-31', '2025-06-01T00:00:00.000Z'),
    draft(2025, '2025-06-30', '2025-05-01T00:00:00.000Z'),
  ]
  const TOLD = '最近起草的是2024年度的述职报告：这一条是2025年的，写进2025年度的报告。'
  const open = (items: typeof drafts) =>
    load('packages/secretary/ledger-write/ledger-write', {
      query: { branchId: BRANCH, kind: SET_UP.code, task: 'record' },
      answers: { ...ANSWERS, 'report.list': { items, next: null } },
      now: NOW,
    })

  it('says that its day is not one of the latest draft, as long as it is not', async () => {
    const page = await open(drafts)
    expect(page.text()).toContain(TOLD)
    await page.emit('.form', 'change', { typed: { '@on': '2024-06-09' } })
    expect(page.text()).not.toContain(TOLD)
    await page.emit('.form', 'change', { typed: { '@on': '2023-12-31' } })
    expect(page.text()).toContain('这一条是2023年的，写进2023年度的报告。')
    expect(page.text()).not.toContain('改日期')
  })

  it('says of a day after the cut-off that drafting anew helps, as it does not of another year', async () => {
    const page = await open(drafts.slice(1))
    await page.emit('.form', 'change', { typed: { '@on': '2025-07-01' } })
    expect(page.text()).toContain('数据截至6月30日：登记以后，截至日期选在这一天以后，重新起草，就写进去。')
  })

  it('says nothing of drafts where its day is one of the latest, and where there is none', async () => {
    expect((await open(drafts.slice(1))).text()).not.toContain('最近起草')
    expect((await open([])).text()).not.toContain('最近起草')
  })
})

describe('what was typed and not saved', () => {
  const KEPT = { '@on': '2025-06-09', '@organ': 'branch', '@concluded': 'yes', subject: '保密', found: '2', odd: 3 }
  const NAME = `draft:ledger:${BRANCH}:self-check:record:::`
  /** A phone that has this draft, and takes whatever else is kept. */
  function phone(draft: object | undefined) {
    const storage = new Map<string, unknown>(draft === undefined ? [] : [[NAME, draft]])
    return {
      storage,
      answers: {
        getStorageSync: (key: string) => storage.get(key) ?? '',
        setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
        removeStorageSync: (key: string) => void storage.delete(key),
      },
    }
  }
  const open = (kept: ReturnType<typeof phone>, about: Readonly<Record<string, string>> = {}) => {
    const query = { branchId: BRANCH, kind: 'self-check', task: 'record', ...about }
    const loaded = load('packages/secretary/ledger-write/ledger-write', {
      ...{ query, answers: { ...ANSWERS, 'ledger.record': recorded }, now: NOW },
    })
    Object.assign((globalThis as unknown as { wx: object }).wx, kept.answers)
    return loaded
  }

  it('is offered when the form is opened again, and stands in it once that is taken up', async () => {
    const page = await open(phone(KEPT))
    expect(page.data['start']).not.toMatchObject({ subject: '保密' })
    await page.tap('继续上次未保存的内容 ›')
    expect(page.data['start']).toMatchObject({ '@on': '2025-06-09', subject: '保密', found: '2' })
    expect(page.data['start']).not.toHaveProperty('odd')
    expect(page.text()).toContain('整改的日期')
    expect(page.text()).not.toContain('继续上次')
  })

  it('is offered no more once something else is typed, nor where there is none', async () => {
    const page = await open(phone(KEPT))
    await page.emit('.form', 'change', { typed })
    expect(page.text()).not.toContain('继续上次')
    expect((await open(phone(undefined))).text()).not.toContain('继续上次')
  })

  it('is that of one person: of another there is another', async () => {
    const kept = phone(undefined)
    for (const about of [{ memberId: 'member-1' }, { memberId: 'member-2' }, { partner: 'member-1' }]) {
      const page = await open(kept, about)
      expect(page.text()).not.toContain('继续上次')
      await page.emit('.form', 'change', { typed })
    }
    expect([...kept.storage.keys()].filter((key) => key.startsWith('draft:'))).toHaveLength(3)
    expect((await open(kept, { memberId: 'member-2' })).text()).toContain('继续上次')
  })

  it('stays on the phone until it is saved', async () => {
    const kept = phone(undefined)
    const page = await open(kept)
    await page.emit('.form', 'change', { typed })
    expect([...kept.storage.keys()]).toContain(NAME)
    await page.tap('保存')
    expect(kept.storage.get(NAME)).toBeUndefined()
  })
})
