import { readStatement, shownOf } from '#domain/dues/statement-rows'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
import { alipayCsv, bankXlsx, SECRETS, wechatCsv, type Paid } from '../../../builders/payment-lists'

const paid = (more: Partial<Paid> = {}): Paid => ({
  at: '2025-03-05 09:31:11',
  who: '骆一',
  yuan: '45.00',
  number: '1000039801250305000012345678',
  ...more,
})

async function read(bytes: Uint8Array | Promise<Uint8Array>) {
  const { rows } = await sheetReader.readSheet(await bytes)
  const statement = readStatement(rows)
  if (!statement) throw new Error('no headings were found')
  return statement
}

const KINDS = [
  ['wechat', wechatCsv],
  ['alipay', alipayCsv],
  ['bank', bankXlsx],
] as const

describe.each(KINDS)('a statement of %s', (kind, write) => {
  it('is read below whatever stands above it: the day, who paid, what for, and the amount', async () => {
    const { rows, ...statement } = await read(write([paid({ note: '1-3月党费', yuan: '1,234.50' })]))
    expect(statement).toMatchObject({ kind, spent: 0, wages: 0, aside: [], unread: [] })
    expect(rows).toMatchObject([{ on: '2025-03-05', payer: '骆一', note: '1-3月党费', fen: 123450, isOpenWay: false }])
  })

  it('gives nothing of the other columns', async () => {
    const statement = JSON.stringify(await read(write([paid(), paid({ number: '1000039801250305000012345679' })])))
    for (const secret of SECRETS) expect(statement).not.toContain(secret)
  })

  it('leaves out what went out, and counts it', async () => {
    const statement = await read(write([paid({ way: '支出' }), paid({ number: '1000039801250305000099999999' })]))
    expect(statement.spent).toBe(1)
    expect(statement.rows).toHaveLength(1)
  })

  it('takes what was copied twice for one payment', async () => {
    expect((await read(write([paid(), paid()]))).rows).toHaveLength(1)
  })

  it('counts wages, and knows nothing else of them', async () => {
    const statement = await read(write([paid({ note: '6月工资', yuan: '8,765.43' }), paid({ note: '工资卡交党费' })]))
    expect(statement.wages).toBe(1)
    expect(statement.rows).toMatchObject([{ fen: 4500 }])
    expect(JSON.stringify(statement)).not.toContain('876543')
  })

  it('comes in the order of time, however it is written', async () => {
    const later = paid({ at: '2025-04-01 08:00:00', number: '2000039801250305000012345678' })
    expect((await read(write([later, paid()]))).rows.map(({ on }) => on)).toEqual(['2025-03-05', '2025-04-01'])
  })
})

describe('what came in and went back', () => {
  it.each(['已全额退款', '已退款(￥12.00)', '对方已退还'])('%s is told and not taken', async (state) => {
    const { rows, aside } = await read(wechatCsv([paid({ state })]))
    expect(rows).toEqual([])
    expect(aside).toMatchObject([{ why: 'refunded', payer: '骆一', fen: 4500 }])
  })
  it('is told of what is not finished', async () => {
    expect((await read(alipayCsv([paid({ state: '等待付款' })]))).aside).toMatchObject([{ why: 'unfinished' }])
    expect((await read(wechatCsv([paid({ state: '待朋友收钱' })]))).aside).toMatchObject([{ why: 'unfinished' }])
  })
  it('is a reversal of the bank', async () => {
    expect((await read(bankXlsx([paid({ note: '冲正' })]))).aside).toMatchObject([{ why: 'refunded' }])
  })
  it('is not who has retired: 退休', async () => {
    expect((await read(wechatCsv([paid({ note: '已退休，交党费' })]))).rows).toHaveLength(1)
  })
})

describe('the identity of a payment', () => {
  it('is its number, whatever the file', async () => {
    const [csv] = (await read(wechatCsv([paid()]))).rows
    const [later] = (await read(wechatCsv([paid({ who: '骆 一（已改名）' })]))).rows
    expect(later?.identity).toBe(csv?.identity)
  })
  it('is everything else where there is none; two that are alike are two', async () => {
    const { rows } = await read(bankXlsx([paid({ number: '' }), paid({ number: '' })]))
    expect(new Set(rows.map(({ identity }) => identity)).size).toBe(2)
  })
  it('is not a short number alone, which banks begin anew or leave at nought', async () => {
    const { rows } = await read(bankXlsx([paid({ number: '0001' }), paid({ number: '0001', who: '沈二' })]))
    expect(rows).toHaveLength(2)
  })
})

describe('a table without a way', () => {
  const HEAD = ['交易日期', '对方户名', '交易金额', '摘要']
  it('leaves open whether it came in, where nothing says so', () => {
    expect(readStatement([HEAD, ['2025-03-05', '骆一', '45.00', '转账']])?.rows).toMatchObject([{ isOpenWay: true }])
  })
  it('knows it by the signs', () => {
    const rows = [HEAD, ['2025/3/5', '骆一', '+45.00', ''], ['20250306', '沈二', '-45.00', '']]
    expect(readStatement(rows)).toMatchObject({ rows: [{ payer: '骆一', isOpenWay: false }], spent: 1 })
  })
  it('names the rows that cannot be read, and passes over what is no row', () => {
    const rows = [
      HEAD,
      ['三月五日', '骆一', '45.00', ''],
      ['2025-03-05', '骆一', '约45', ''],
      ['合计', '', '90.00', ''],
    ]
    expect(readStatement(rows)?.unread).toEqual([
      { row: 2, what: 'date' },
      { row: 3, what: 'amount' },
    ])
  })
  it('is not read where a row has more cells than there are headings', () => {
    const rows = [HEAD, ['2025-03-05', '骆一', '1', '234.50', '转账']]
    expect(readStatement(rows)?.unread).toEqual([{ row: 2, what: 'columns' }])
  })
  it('is none without headings', () => {
    expect(
      readStatement([
        ['姓名', '性别'],
        ['骆一', '男'],
      ]),
    ).toBeUndefined()
  })
  it('may head its first column with the way itself', () => {
    const rows = [
      ['收支', '交易日期', '付款人', '金额'],
      ['收入', '2025-03-05', '骆一', '45'],
    ]
    expect(
      readStatement([(rows[0] ?? []).map((each) => (each === '收支' ? '收/支' : each)), rows[1] ?? []])?.rows,
    ).toHaveLength(1)
  })
})

describe('what is shown of a row', () => {
  it('holds no long number, no address, nothing of a wage', () => {
    const shown = shownOf({ payer: '骆一 138 0013 8000', note: '党费 110101198001010018 a.b@c.cn 6222-0202 0011 2233' })
    expect(shown).toEqual({ payer: '骆一 …', note: '党费 … … …' })
    expect(shownOf({ payer: '骆一', note: '党费，工资8765.43' }).note).toBe('党费')
  })
})

describe('A cell as long as a file', () => {
  it.each(['a', '1月', '1-', '. a'])('of %j holds nobody up, and is shown in short', async (sign) => {
    const long = sign.repeat(200_000)
    const { rows } = await read(
      wechatCsv([paid({ who: long, note: long }), paid({ who: '骆二', number: '2'.repeat(28) })]),
    )
    const began = process.cpuUsage()
    const shown = rows.map(shownOf)
    const { user } = process.cpuUsage(began)
    expect(user / 1000).toBeLessThan(200)
    expect(shown.map(({ payer }) => payer.length <= 40)).toEqual([true, true])
  })

  it('is still a wage where it says so at its end', async () => {
    expect((await read(wechatCsv([paid({ note: `${'a'.repeat(5000)} 工资` })]))).wages).toBe(1)
  })
})
