/** @jest-environment jsdom */
import type { OutputOf, RequestOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import type { List, ListRow } from '../../../../miniprogram/packages/dues/payment-list/payment-list-view'
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../secretary/scene'

type Asked = Pick<RequestOf<'dues.takeList'>, 'rows'>

const key = (at: number) => String(at).repeat(40)
const row = (at: number, change: Partial<ListRow> = {}): ListRow => ({
  ...{ row: at + 17, key: key(at), on: civilDate('2025-06-03'), payer: '李明', note: '党费', fen: fen(9000) },
  ...{ standing: 'certain', doubt: null, memberIds: ['li'], months: [month('2025-05'), month('2025-06')] },
  ...change,
})
const open = (first: number) => [0, 1, 2].map((more) => ({ month: month(`2025-0${first + more}`), openFen: fen(4500) }))
const doubtful = (at: number, change: Partial<ListRow> = {}) =>
  row(at, { standing: 'doubtful', doubt: 'name-unknown', payer: '春风化雨', memberIds: [], months: [], ...change })
const LIST: List = {
  ...{ kind: 'wechat', from: civilDate('2025-01-02'), to: civilDate('2025-06-09'), asOf: civilDate('2025-06-10') },
  rows: [row(1), doubtful(2), doubtful(3, { on: civilDate('2025-06-09'), fen: fen(5000) })],
  aside: [{ row: 40, on: civilDate('2025-06-01'), payer: '沈二', fen: fen(4500), why: 'refunded' }],
  unread: [{ row: 41, what: 'date' }],
  ...{ spent: 7, wages: 1 },
  people: [
    { memberId: 'li', name: '李明', hasAccount: true, open: open(5) },
    { memberId: 'shen', name: '沈二', hasAccount: true, open: open(5) },
    { memberId: 'zhou', name: '周四', hasAccount: false, open: [] },
  ],
}
const taken = ({ rows }: Asked): OutputOf<'dues.takeList'> => ({
  rows: rows.map(({ key: of }) => ({ key: of, outcome: 'taken', why: null, month: null })),
})

async function chosen(answers: Answers = {}, list: Answers['dues.readList'] = LIST) {
  const page = await load('packages/dues/payment-list/payment-list', {
    query: { branchId: BRANCH },
    answers: {
      ...ANSWERS,
      'file.upload': { uploadId: 'upload-1' },
      'dues.readList': list,
      'dues.takeList': taken,
      ...answers,
    },
    now: NOW,
    phone: { chooseMessageFile: () => ({ tempFiles: [{ name: '账单.csv', path: 'wxfile://list', size: 100 }] }) },
  })
  await page.tap('从聊天中选择')
  return page
}

describe('a list of payments on the phone', () => {
  it('says what was read, before anything is taken', async () => {
    const page = await chosen()
    for (const said of [
      '微信支付账单，1月2日至6月9日',
      '能对上的 1 笔，共 90.00 元',
      '要逐笔问的 2 笔',
      '支出、工资等 8 笔，没有读',
      '6月1日 沈二 45.00 元：已退回，不登记',
      '第 41 行：日期没有看懂',
      '5月、6月，90.00 元',
      '6月3日 · 付款人：李明 · 党费',
    ])
      expect(page.text()).toContain(said)
    expect(page.sent('dues.takeList')).toEqual([])
  })

  it('takes what is certain, then asks the rest one by one, and tells what became of all', async () => {
    const page = await chosen()
    await page.tap('登记 1 笔')
    expect(page.sent('dues.takeList')).toEqual([
      {
        branchId: BRANCH,
        method: 'wechat',
        rows: [{ key: key(1), on: '2025-06-03', memberId: 'li', months: ['2025-05', '2025-06'], fen: 9000 }],
      },
    ])
    expect(page.text()).toContain('第 1 笔，共 2 笔')
    expect(page.text()).toContain('看不出是哪位同志交的')
    // Nobody is proposed: there is nothing to be taken yet.
    expect(page.data['question']).toMatchObject({ memberId: '', action: '' })
    await page.run('chooseMember', { detail: { memberIds: ['shen'] } })
    expect(page.data['question']).toMatchObject({ name: '沈二', rest: '', action: '登记' })
    await page.tap('登记')
    expect(page.sent('dues.takeList')[1]).toMatchObject({
      rows: [{ key: key(2), memberId: 'shen', months: ['2025-05', '2025-06'], fen: 9000, again: false }],
    })
    // The same name on WeChat within this list: proposed, and still asked.
    expect(page.text()).toContain('第 2 笔，共 2 笔')
    expect(page.data['question']).toMatchObject({ name: '沈二', rest: '其中自愿多交 5.00 元。' })
    await page.tap('不是党费')
    expect(page.text()).toContain('登记了 2 笔，共 180.00 元')
    expect(page.text()).toContain('不是党费的 1 笔')
    expect(page.sent('dues.takeList')).toHaveLength(2)
  })

  it('leaves out what was tapped', async () => {
    const page = await chosen()
    await page.tap('.line')
    expect(page.text()).toContain('逐笔看 2 笔')
    await page.tap('逐笔看 2 笔')
    expect(page.sent('dues.takeList')).toEqual([])
    await page.tap('先放着')
    await page.tap('已经登记过')
    expect(page.text()).toContain('没有登记新的')
    expect(page.text()).toContain('以前登记过的 1 笔')
    expect(page.text()).toContain('先放着的 2 笔')
  })

  it('offers nothing for who has no account, more months than were paid, or a day to come', async () => {
    const page = await chosen(
      {},
      { ...LIST, rows: [doubtful(2), doubtful(3, { doubt: 'in-the-future', memberIds: ['li'] })] },
    )
    await page.tap('逐笔看 2 笔')
    await page.run('chooseMember', { detail: { memberIds: ['zhou'] } })
    expect(page.data['question']).toMatchObject({ action: '' })
    expect(page.text()).toContain('先核定党费标准')
    await page.run('chooseMember', { detail: { memberIds: ['li'] } })
    await page.run('chooseMonth', { detail: { key: '2025-07' } })
    expect(page.text()).toContain('这些钱不够交所选的月份，请少选几个月')
    expect(page.data['question']).toMatchObject({ action: '' })
    await page.tap('先放着')
    expect(page.data['question']).toMatchObject({ action: '' })
  })

  it('asks nobody away with a second tap while a row is being taken', async () => {
    const asked: Partial<ListRow> = { doubt: 'part-of-month', memberIds: ['li'], fen: fen(2000) }
    const page = await chosen({}, { ...LIST, rows: [doubtful(2, asked), doubtful(3, asked), doubtful(4, asked)] })
    await page.tap('逐笔看 3 笔')
    await Promise.all([page.run('take'), page.run('leaveOpen'), page.run('notDues'), page.run('isNoted')])
    expect(page.text()).toContain('第 2 笔，共 3 笔')
    await page.tap('先放着')
    await page.tap('先放着')
    expect(page.text()).toContain('登记了 1 笔')
    expect(page.text()).toContain('2 笔')
  })

  it('begins with the months that the payer wrote down', async () => {
    const noted: Partial<ListRow> = { doubt: 'months-differ', memberIds: ['li'], note: '6月党费', fen: fen(4500) }
    const page = await chosen({}, { ...LIST, rows: [doubtful(2, { ...noted, months: [month('2025-06')] })] })
    await page.tap('逐笔看 1 笔')
    await page.tap('登记')
    expect(page.sent('dues.takeList')).toMatchObject([{ rows: [{ memberId: 'li', months: ['2025-06'], fen: 4500 }] }])
  })

  it('takes less than a month as a part of it, or for no month, and only by its name', async () => {
    const part = doubtful(2, { doubt: 'part-of-month', memberIds: ['li'], fen: fen(2000) })
    const page = await chosen({}, { ...LIST, rows: [part, { ...part, key: key(3) }] })
    await page.tap('逐笔看 2 笔')
    expect(page.text()).toContain('5月只交了一部分，还差 25.00 元')
    await page.tap('登记只交了一部分')
    expect(page.sent('dues.takeList')).toMatchObject([{ rows: [{ months: ['2025-05'], fen: 2000, isPartial: true }] }])
    // The rest of May is open still.
    expect(page.text()).toContain('5月 25.00 元')
    await page.run('chooseMonth', { detail: { key: '2025-05' } })
    expect(page.text()).toContain('没有选月份，20.00 元全部作为自愿多交')
    await page.tap('作为自愿多交登记')
    expect(page.sent('dues.takeList')[1]).toMatchObject({ rows: [{ months: [], fen: 2000 }] })
  })

  it('stays with the row that was refused, and says why', async () => {
    const page = await chosen(
      {
        'dues.takeList': ({ rows }: Asked) => ({
          rows: rows.map(({ key: of }) => ({
            key: of,
            outcome: 'refused',
            why: 'month-already-paid',
            month: month('2025-05'),
          })),
        }),
      },
      { ...LIST, rows: [doubtful(2, { memberIds: ['li'], months: [month('2025-05')] })] },
    )
    await page.tap('逐笔看 1 笔')
    await page.tap('登记')
    expect(page.text()).toContain('5月已经交过。')
    expect(page.text()).toContain('第 1 笔，共 1 笔')
  })

  it('keeps what was read where the network fails, and sends the same again', async () => {
    const page = await chosen({ 'dues.takeList': OFFLINE })
    await page.tap('登记 1 笔')
    expect(page.text()).toContain('登记 1 笔')
    page.answer({ 'dues.takeList': taken })
    await page.tap('登记 1 笔')
    const [first, second] = page.sent('dues.takeList')
    expect(second).toEqual(first)
    expect(page.text()).toContain('第 1 笔，共 2 笔')
  })

  it('says why a file was refused', async () => {
    const page = await chosen({}, refused('sheet-unreadable', { reason: '文件超过 2 MB，请拆分后再上传。' }))
    expect(page.text()).toContain('文件超过 2 MB')
    expect(page.text()).not.toContain('2. 核对')
  })

  it('asks about what seems unrelated only where somebody wants it', async () => {
    const page = await chosen({}, { ...LIST, rows: [doubtful(2, { standing: 'unrelated', payer: '水果店' })] })
    expect(page.text()).toContain('看不出与党费有关的 1 笔')
    expect(page.text()).not.toContain('逐笔看 1 笔')
    await page.tap('看不出有关的也逐笔看')
    await page.tap('逐笔看 1 笔')
    expect(page.text()).toContain('付款人：水果店')
  })
})

describe('a list that is pasted', () => {
  const open = (answers: Answers = {}) =>
    load('packages/dues/payment-list/payment-list', {
      query: { branchId: BRANCH },
      answers: {
        ...ANSWERS,
        'file.upload': { uploadId: 'upload-1' },
        'dues.readList': { ...LIST, kind: 'bank' },
        'dues.takeList': taken,
        ...answers,
      },
      now: NOW,
    })
  const TEXT = '李明 党费 90\n大家好\n沈二 13800138000 党费 45\n6月工资 8765.43'

  it('is read as a file is, and only what is made of it leaves the phone', async () => {
    const page = await open()
    await page.tap('粘贴文字')
    await page.emit('.pasted', 'input', { value: TEXT })
    await page.tap('读这些文字')
    const [sent] = page.sent('file.upload') as { base64: string }[]
    const said = Buffer.from(sent?.base64 ?? '', 'base64').toString('utf8')
    expect(said).toContain('"2025-06-10","李明","90","收入","党费"')
    expect(JSON.stringify(page.calls) + said).not.toMatch(/13800138000|8765|大家好/)
    expect(page.text()).toContain('粘贴的文字，1月2日至6月9日')
    expect(page.text()).toContain('没有认出金额的 1 行，没有读')
    expect(page.text()).toContain('支出、工资等 9 笔，没有读')
    expect(page.data['pasted']).toBe('')
  })

  it('is taken as it was said to be paid', async () => {
    const page = await open()
    await page.tap('粘贴文字')
    await page.emit('.pasted', 'input', { value: TEXT })
    await page.emit('.terms-of-pasted', 'change', { day: '2025-06-03', method: 'alipay' })
    await page.tap('读这些文字')
    await page.tap('登记 1 笔')
    expect(page.sent('dues.takeList')).toMatchObject([{ method: 'alipay' }])
  })

  it('says that no amount was found, and keeps what was pasted', async () => {
    const page = await open()
    await page.tap('粘贴文字')
    await page.emit('.pasted', 'input', { value: '大家好' })
    await page.tap('读这些文字')
    expect(page.text()).toContain('没有认出金额。请一笔一行')
    expect(page.data['pasted']).toBe('大家好')
    expect(page.sent('file.upload')).toEqual([])
  })

  it('stays as it was typed where it did not get through', async () => {
    const page = await open({ 'dues.readList': OFFLINE })
    await page.tap('粘贴文字')
    await page.emit('.pasted', 'input', { value: TEXT })
    await page.tap('读这些文字')
    expect(page.data['pasted']).toBe(TEXT)
    expect(page.data['seen']).toBeNull()
  })
})
