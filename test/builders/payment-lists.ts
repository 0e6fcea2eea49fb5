/** Statements as WeChat, Alipay and banks hand them out; people and numbers are invented. */
import { sheetWriter } from '../../cloudfunctions/documents/sheet-writer'

/** What must be nowhere but in the file: an account, a telephone, an identity number, a card, a wage. */
export const SECRETS = ['13800138000', '110101198001010018', '6222020200112233445', '8765.43', '138****8000'] as const
const [TELEPHONE, IDENTITY, CARD, WAGE, MASKED] = SECRETS

export interface Paid {
  readonly at: string
  readonly who: string
  readonly yuan: string
  readonly note?: string
  readonly way?: string
  readonly state?: string
  readonly number: string
  readonly sort?: string
}

const WECHAT_ABOVE = [
  '微信支付账单明细',
  '微信昵称：[陆怀川]',
  '起始时间：[2025-01-01 00:00:00] 终止时间：[2025-06-10 23:59:59]',
  '导出类型：[全部]',
  '导出时间：[2025-06-10 17:00:01]',
  '',
  '共9笔记录',
  '收入：5笔 225.00元',
  '支出：4笔 120.00元',
  '中性交易：0笔 0.00元',
  '注：',
  '1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易',
  '2. 本明细仅展示当前账单中的交易，不包括已删除的记录',
  `3. 本明细仅供个人对账使用，${TELEPHONE}`,
  '',
  '----------------------微信支付账单明细列表--------------------',
]
const WECHAT_HEADINGS = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'

/** UTF-8 with a byte-order mark; every number ends in a tab. */
export function wechatCsv(rows: readonly Paid[]): Uint8Array {
  const lines = rows.map(({ at, who, yuan, note = '/', way = '收入', state = '已存入零钱', number, sort = '转账' }) =>
    [at, sort, who, `"${note}"`, way, `"¥${yuan}"`, '/', state, `"${number}\t"`, `"${CARD}\t"`, `"/"`].join(','),
  )
  const above = WECHAT_ABOVE.map((line) => `${line},,,,,,,,,,`)
  return new TextEncoder().encode(`\uFEFF${[...above, WECHAT_HEADINGS, ...lines].join('\r\n')}\r\n`)
}

const RULE = '-'.repeat(84)
const ALIPAY_ABOVE = [
  RULE,
  '导出信息：',
  '姓名：陆怀川',
  `支付宝账户：${TELEPHONE}`,
  '起始时间：[2025-01-01 00:00:00]    终止时间：[2025-06-10 23:59:59]',
  '导出交易类型：[全部]',
  '导出时间：[2025-06-10 17:00:01]',
  '共3笔记录',
  '',
  '特别提示：',
  '1.本回单内容可表明支付宝受理了相应支付交易申请，请勿重复记账;',
  '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
]
const ALIPAY_HEADINGS =
  '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,'

/** GBK; the account of the other side stands in a column of its own. */
export function alipayCsv(rows: readonly Paid[]): Uint8Array {
  const lines = rows.map(
    ({ at, who, yuan, note = '转账', way = '收入', state = '交易成功', number, sort = '转账红包' }) =>
      [at, sort, who, MASKED, note, way, `"${yuan}"`, '余额', state, `${number}\t`, '\t', ''].join(','),
  )
  return gbk(`${[...ALIPAY_ABOVE, ALIPAY_HEADINGS, ...lines, RULE].join('\r\n')}\r\n`)
}

/** An .xlsx with a title, accounts, balances and wages beside what is read. */
export function bankXlsx(rows: readonly Paid[]): Promise<Uint8Array> {
  const titles = [
    '交易日期',
    '交易时间',
    '对方户名',
    '对方账号',
    '身份证号',
    '借方发生额',
    '贷方发生额',
    '余额',
    '摘要',
    '交易流水号',
  ]
  const cells = rows.map(({ at, who, yuan, note = '转账', way = '收入', number }) => {
    const [day = '', clock = ''] = at.split(' ')
    const [out, came] = way === '收入' ? ['', yuan] : [yuan, '']
    return [day.replaceAll('-', ''), clock, who, CARD, IDENTITY, out, came, WAGE, note, number]
  })
  const above = [['某某银行账户交易明细'], [`账号：${CARD}`], ['']]
  const all = [...above, titles, ...cells]
  const columns = titles.map((_, at) => ({ title: all[0]?.[at] ?? '', width: 12 }))
  const body = all.slice(1).map((row) => titles.map((_, at) => row[at] ?? ''))
  return sheetWriter.writeSheets([{ name: '明细', columns, rows: body }])
}

/** As bytes of GBK: node reads it and does not write it. */
export function gbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((sign) => GBK.get(sign) ?? [...new TextEncoder().encode(sign)]))
}

const GBK = new Map<string, readonly number[]>()
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++) {
    const sign = new TextDecoder('gbk').decode(Uint8Array.from([high, low]))
    if (low !== 0x7f && sign.length === 1 && sign !== '\uFFFD') GBK.set(sign, [high, low])
  }
