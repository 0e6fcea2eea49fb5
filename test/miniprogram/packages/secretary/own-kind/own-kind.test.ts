/** @jest-environment jsdom */
import { load, refused } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW, SET_UP } from '../scene'

const show = (query: object = {}, answers: object = {}) =>
  load('packages/secretary/own-kind/own-kind', {
    query: { branchId: BRANCH, ...query },
    answers: { ...ANSWERS, ...answers },
    now: NOW,
  })
const HEAD = { title: '接待来访', unit: '人次', whose: 'branch', confirmedBy: 'committee', section: 'safeguards' }

describe('setting up a kind', () => {
  it('sends what was filled in, with its fields', async () => {
    const page = await show({}, { 'ledger.declareKind': { code: 'own-2', version: 1 } })
    await page.emit('.head', 'change', { typed: HEAD })
    await page.emit('.types', 'choose', { key: 'number' })
    await page.emit('.sheet', 'done', { values: { label: '用时', unit: '分钟', counted: 'sum' } })
    expect(page.text()).toContain('接待来访×人次，用时×分钟。')
    await page.tap('保存')
    expect(page.sent('ledger.declareKind')).toEqual([
      {
        branchId: BRANCH,
        declaration: {
          ...{ title: '接待来访', unit: '人次', about: 'branch', selfEntry: false, confirmedBy: 'committee' },
          section: 'safeguards',
          fields: [{ type: 'number', label: '用时', unit: '分钟', optional: false, counted: 'sum' }],
        },
      },
    ])
  })

  it('says what is missing, and sends nothing', async () => {
    const page = await show()
    await page.tap('保存')
    expect(page.text()).toContain('须填写名称')
    expect(page.sent('ledger.declareKind')).toEqual([])
  })

  it('does not take two fields of one name', async () => {
    const page = await show()
    for (const label of ['地点', '地点']) {
      await page.emit('.types', 'choose', { key: 'text' })
      await page.emit('.sheet', 'done', { values: { label, counted: 'none' } })
    }
    expect(page.data['fields']).toHaveLength(1)
    expect(page.data['sheetFault']).toContain('已有一项')
  })
})

describe('a kind that is there', () => {
  const query = { code: SET_UP.code }

  it('is changed by taking fields out and adding others', async () => {
    const page = await show(query, { 'ledger.declareKind': { code: SET_UP.code, version: 2 } })
    expect(page.text()).toContain('有记录以后，只能增加、停用填写项。')
    await page.tap('停用')
    await page.tap('保存')
    expect(page.sent('ledger.declareKind')).toMatchObject([
      { code: SET_UP.code, declaration: { fields: [{ code: 'f2' }, { code: 'f3' }] } },
    ])
  })

  it('is ended and taken back', async () => {
    const page = await show(query, { 'ledger.endKind': { code: SET_UP.code } })
    await page.tap('停用这类台账（已有的记录照旧统计）')
    expect(page.sent('ledger.endKind')).toEqual([{ branchId: BRANCH, code: SET_UP.code, isEnded: true }])
    expect(page.text()).toContain('恢复使用这类台账')
  })

  it('says why it cannot be changed so', async () => {
    const page = await show(query, { 'ledger.declareKind': refused('kind-in-use', { name: '单位' }) })
    await page.tap('保存')
    expect(page.text()).toContain('“单位”已经有记录，不能这样改')
  })
})
