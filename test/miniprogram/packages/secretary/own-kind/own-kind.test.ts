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
    expect(page.asked.at(-1)).toMatchObject({
      api: 'redirectTo',
      options: { url: `/packages/secretary/ledger/ledger?branchId=${BRANCH}&kind=own-2` },
    })
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
    expect(page.text()).toContain('有记录以后，只能增加、停用、恢复填写项。')
    await page.tap('停用')
    await page.tap('保存')
    expect(page.sent('ledger.declareKind')).toMatchObject([
      { code: SET_UP.code, version: 1, declaration: { fields: [{ code: 'f2' }, { code: 'f3' }] } },
    ])
  })

  it('takes up again what is out of use, also what was taken out just now', async () => {
    const retired = [{ type: 'text', code: 'f4', label: '社区', maxLength: 60 } as const]
    const kind = { ...SET_UP, retired, counts: { ...SET_UP.counts, f4: 'distinct' as const } }
    const page = await show(query, {
      'ledger.ownKinds': { kinds: [kind] },
      'ledger.declareKind': { code: SET_UP.code, version: 2 },
    })
    expect(page.text()).toContain('停用的填写项（以前的记录照旧统计） 社区')
    await page.tap('停用')
    expect(page.data['goneRows']).toMatchObject([{ label: '纠纷类型' }, { label: '社区' }])
    await page.emit('.types', 'choose', { key: 'text' })
    await page.emit('.sheet', 'done', { values: { label: '社区', counted: 'none' } })
    expect(page.data['sheetFault']).toContain('是停用的一项')
    for (const _ of [1, 2]) await page.tap('恢复使用')
    expect(page.text()).not.toContain('停用的填写项')
    await page.tap('保存')
    expect(page.sent('ledger.declareKind')).toMatchObject([
      {
        declaration: { fields: [{ code: 'f2' }, { code: 'f3' }, { code: 'f1' }, { code: 'f4', counted: 'distinct' }] },
      },
    ])
  })

  it('says who changed it meanwhile, keeps what was typed, and shows what it is now when asked', async () => {
    const at = '2025-06-10T09:00:00.000Z'
    const page = await show(query, { 'ledger.declareKind': refused('kind-changed', { version: 2, by: '李四', at }) })
    await page.tap('停用')
    await page.tap('保存')
    expect(page.text()).toMatch(/李四.*改过这类台账，您改的还没有保存/)
    expect(page.data['fields']).toHaveLength(2)
    page.answer({ 'ledger.ownKinds': { kinds: [{ ...SET_UP, title: '化解矛盾', version: 2 }] } })
    await page.tap('看现在的（这里没有保存的会不见）')
    expect(page.text()).toContain('化解矛盾×件')
    expect(page.data['fields']).toHaveLength(3)
    await page.tap('保存')
    expect(page.sent('ledger.declareKind').at(-1)).toMatchObject({ version: 2 })
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
