import { civilDate } from '#domain/time/civil-date'
import { readStatement } from '#domain/dues/statement-rows'
import { listIn } from '../../../../miniprogram/packages/dues/payment-list/pasted-list'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'

const DAYS = { without: civilDate('2025-06-08'), today: civilDate('2025-06-10') }

/** What the cloud reads of what the phone makes of it. */
async function read(pasted: string) {
  const { csv } = listIn(pasted, DAYS)
  const sheet = await sheetReader.readSheet(new TextEncoder().encode(csv))
  const statement = readStatement(sheet.rows)
  return (statement?.rows ?? []).map(({ on, payer, note, fen }) => [on, payer, fen, note])
}

describe('pasted messages of payments', () => {
  it.each([
    [
      '【工商银行】您尾号6688卡6月5日10:23收入(李明支付宝转账)30.00元，余额8,765.43元。',
      ['2025-06-05', '李明', 3000, ''],
    ],
    [
      '您账户1234于06月05日10:23存入人民币1,245.50元，付款方沈二，活期余额98,765.43元【建设银行】',
      ['2025-06-05', '沈二', 124550, ''],
    ],
    [
      '【农业银行】张明华于2025年03月02日12:01向您尾号9876账户完成转存交易人民币45.00，余额1,234.00。',
      ['2025-03-02', '张明华', 4500, ''],
    ],
    ['12月30日 李明 党费 30', ['2024-12-30', '李明', 3000, '党费']],
    ['李明 3月党费 30', ['2025-06-08', '李明', 3000, '3月党费']],
    ['2、沈二　党费６０元', ['2025-06-08', '沈二', 6000, '党费']],
    ['骆一：¥45.00 1-3月党费', ['2025-06-08', '骆一', 4500, '1-3月党费']],
    ['骆一 2025/6/5 9:31\n党费 30元', ['2025-06-05', '骆一', 3000, '党费']],
    ['骆一:\n党费 30元', ['2025-06-08', '骆一', 3000, '党费']],
    ['李明30', ['2025-06-08', '李明', 3000, '']],
    ['收到李明转账30元', ['2025-06-08', '李明', 3000, '']],
    ['李明 每月6000的工资，交党费30元', ['2025-06-08', '李明', 3000, '交党费']],
    ['李明 党费 30（退休金 4500元）', ['2025-06-08', '李明', 3000, '党费']],
    ['李明 税后8000 党费30', ['2025-06-08', '李明', 3000, '党费']],
    ['李明 工资6000元，党费 30元', ['2025-06-08', '李明', 3000, '党费']],
  ])('%s', async (pasted, row) => {
    expect(await read(pasted)).toEqual([row])
  })

  it.each(['2025-02-30 李明 30', '31月45日 李明 党费 30', '1899-01-01 李明 30', '李明 2025-02-30 9:31\n党费 30'])(
    'says of a day that is none that it is, and takes no other for it: %j',
    async (text) => {
      const { csv } = listIn(text, DAYS)
      const statement = readStatement((await sheetReader.readSheet(new TextEncoder().encode(csv))).rows)
      expect(statement).toMatchObject({ rows: [], unread: [{ row: 2, what: 'date' }] })
    },
  )

  it('keeps every line of several, the same for the same text', async () => {
    const text = '骆一 党费 30\n大家好\n\n沈二 党费 30\n骆一 党费 30'
    expect(listIn(text, DAYS)).toMatchObject({ rows: 3, passed: 1, wages: 0 })
    expect(await read(text)).toHaveLength(3)
    expect(listIn(text, DAYS)).toEqual(listIn(text, DAYS))
  })

  it('known by who is named where nobody is said to have paid, whatever stands beside it', async () => {
    const identities = async (text: string) => {
      const sheet = await sheetReader.readSheet(new TextEncoder().encode(listIn(text, DAYS).csv))
      return readStatement(sheet.rows)?.rows.map(({ identity }) => identity)
    }
    const [one, other] = ['党费30元 骆一', '党费30元 沈二']
    const together = await identities(`${one}\n${other}`)
    expect(new Set(together).size).toBe(2)
    expect([await identities(one), await identities(other)].flat()).toEqual(together)
  })

  it('says that nothing could be read', () => {
    expect(listIn('大家好\n明天开会', DAYS)).toEqual({ csv: '', rows: 0, passed: 2, wages: 0 })
  })

  it('leaves out what went out', async () => {
    expect(await read('您尾号6688卡6月5日10:23支出(李明超市)30.00元')).toEqual([])
    expect(await read('李明 -30元')).toEqual([])
  })

  it.each(['李明退款30元', '您尾号6688卡6月5日退款收入30.00元(李明)', '您尾号6688卡6月5日冲正收入(李明)30元'])(
    'tells that what was paid back is no payment: %s',
    async (text) => {
      const { csv } = listIn(text, DAYS)
      const statement = readStatement((await sheetReader.readSheet(new TextEncoder().encode(csv))).rows)
      expect(statement).toMatchObject({ rows: [], aside: [{ fen: 3000, why: 'refunded' }] })
    },
  )

  it.each(['李明 USD 30', '李明 $30', '李明 HK$30', '李明 30美元', '李明 港币30', '李明 €30'])(
    'says of another currency that it is not read: %s',
    (text) => {
      expect(listIn(text, DAYS)).toMatchObject({ rows: 0, passed: 1 })
    },
  )

  it('is not held up by a line that nobody writes', () => {
    const began = performance.now()
    const long = ['可用', '1,234', '余额', '1-', '收入'].map((each) => each.repeat(50_000))
    expect(listIn(['李明 党费 30', ...long].join('\n'), DAYS)).toMatchObject({ rows: 1, passed: long.length })
    expect(listIn(`日期,付款人,金额\n${long.join('\n')}`, DAYS)).toMatchObject({ rows: 0, passed: long.length })
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

const ID = '11010119800101001X'
const CARD = '6222021234567890123'
const PHONE = '13800138000'

describe('pasted rows of a statement', () => {
  const table = (sign: string) =>
    [
      ['交易日期', '对方户名', '对方账号', '收入金额', '余额', '摘要', '身份证号', '手机号', '应发工资'],
      ['2025-06-05', '李明', CARD, '30.00', '98765.43', `党费 ${PHONE}`, ID, PHONE, '8765.43'],
      ['2025-06-06', '沈二', CARD, '8765.43', '98765.43', '6月工资', ID, PHONE, '8765.43'],
    ]
      .map((cells) => cells.join(sign))
      .join('\n')

  it.each(['\t', ','])(
    'cut at %j are read by their headings, and nothing else of them leaves the phone',
    async (sign) => {
      const { csv, wages } = listIn(table(sign), DAYS)
      expect(wages).toBe(1)
      for (const secret of [ID, CARD, PHONE, '8765.43', '98765.43']) expect(csv).not.toContain(secret)
      expect(await read(table(sign))).toEqual([['2025-06-05', '李明', 3000, '党费']])
    },
  )

  it.each([
    ['日期,付款人,金额\n2025-06-05,李明,100', ['2025-06-05', '李明', 10_000, '']],
    ['日期,金额,付款人\n2025-06-05,100,李明', ['2025-06-05', '李明', 10_000, '']],
    ['日期,金额,付款人\n2025-06-05,"1,200.00",李明', ['2025-06-05', '李明', 120_000, '']],
    ['日期,付款人,金额\n2025-06-05,李明,1,200.00', ['2025-06-05', '李明', 120_000, '']],
    ['日期,付款人,备注,金额\n2025-06-05,李明,"1月,2月",60', ['2025-06-05', '李明', 6000, '1月,2月']],
    ['交易日\t付款人\t金额\n2025-06-05\t李明\t30', ['2025-06-05', '李明', 3000, '']],
  ])('keep each cell under its heading: %j', async (pasted, row) => {
    expect(await read(pasted)).toEqual([row])
  })

  it.each([
    ['日期,付款人,备注,金额\n2025-06-05,李明,党费1,2,60', { row: 2, what: 'columns' }],
    ['日期\t付款人\t金额\n\t李明\t30', { row: 2, what: 'date' }],
    ['日期\t付款人\t币种\t金额\n2025-06-05\t李明\t美元\t30', { row: 2, what: 'amount' }],
  ])('are told where a cell is in doubt, and not taken as another: %j', async (pasted, unread) => {
    const { csv } = listIn(pasted, DAYS)
    const statement = readStatement((await sheetReader.readSheet(new TextEncoder().encode(csv))).rows)
    expect(statement).toMatchObject({ rows: [], unread: [unread] })
  })

  it('are known again in a file, also where a number stands beside the payer', async () => {
    const rows = [
      ['日期', '付款人', '金额'],
      ['2025-06-05', `李明 ${PHONE}`, '30'],
      ['2025-06-05', `李明 ${PHONE}`, '30'],
    ]
    const { csv } = listIn(rows.map((cells) => cells.join('\t')).join('\n'), DAYS)
    const pasted = readStatement((await sheetReader.readSheet(new TextEncoder().encode(csv))).rows)
    const identities = readStatement(rows)?.rows.map(({ identity }) => identity)
    expect(new Set(identities).size).toBe(2)
    expect(pasted?.rows.map(({ identity }) => identity)).toEqual(identities)
  })

  it('keeps the number by which a payment is known, and whose statement it is', async () => {
    const number = '1000039801250305000011111111'
    const text = `微信支付账单明细\n交易时间\t交易对方\t金额(元)\t收/支\t交易单号\n2025-06-05 09:31:11\t李明\t¥30.00\t收入\t${number}`
    const { csv } = listIn(text, DAYS)
    const statement = readStatement((await sheetReader.readSheet(new TextEncoder().encode(csv))).rows)
    expect(statement).toMatchObject({ kind: 'wechat', rows: [{ identity: number, fen: 3000 }] })
  })

  it.each([
    `李明 ${PHONE} 党费 30元`,
    `【银行】尾号1234卡6月5日收入(李明转账${CARD})30.00元，余额8,765.43元`,
    `李明 ${ID} 党费 30`,
    `工资 8765.43元`,
  ])('leaves what is nobody’s business on the phone: %s', (text) => {
    const { csv } = listIn(text, DAYS)
    for (const secret of [ID, CARD, PHONE, '8,765.43', '8765.43']) expect(csv).not.toContain(secret)
  })
})
