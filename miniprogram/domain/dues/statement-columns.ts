/**
 * The columns of a statement of payments received, as WeChat, Alipay and banks head them. What is not named here (对方账号,
 * 余额, 支付方式, 身份证号, 手机号 …) is never read.
 */
import { toHalfWidth } from '../values/chinese-text'

export const STATEMENT_KINDS = ['wechat', 'alipay', 'bank'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

export interface StatementColumns {
  /** Where the day or the clock may stand, the best first. */
  readonly days: readonly number[]
  readonly payer: number | undefined
  readonly notes: readonly number[]
  /** 转账, 退款 …: says what a row is, never shown. */
  readonly sorts: readonly number[]
  /** A column of its own for what came in. */
  readonly income: number | undefined
  /** One for both ways. */
  readonly amount: number | undefined
  readonly currency: number | undefined
  readonly direction: number | undefined
  readonly state: number | undefined
  readonly refunded: number | undefined
  readonly number: number | undefined
  /** How many there are, read or not. */
  readonly count: number
}

const DAYS = [
  /^付款时间$/,
  /^(交易|入账|记账|到账|收款|交费|缴费)?(日期|时间)$/,
  /^(交易|入账|记账)日$/,
  /^交易(日期时间|创建时间)$/,
]
const PAYER =
  /^(交易对方|交易对手|对方(户名|名称|姓名|账户名称?|账户户名|单位(名称)?)|(付款|汇款|对手|转出)(人|方)?(户名|名称|姓名|账户名称?)|(付款|汇款|交费|缴费|交款)[人方]|(党员)?姓名)$/
const NOTE = /^(商品(说明|名称)?|(交易|客户|转账|汇款)?(备注|摘要|附言|用途|留言)|(摘要|交易)说明)$/
const SORT = /^(交易类型|交易分类|类型)$/
const INCOME = /^(贷方(发生额|金额)?|(收入|转入|存入|收款|入账)(金额)?|(交费|缴费)金额)(\/?元)?$/
const AMOUNT = /^(交易|发生|付款)?(金额|额)(\/?元)?$/
const CURRENCY = /^(交易|账户)?(币种|币别|货币)(名称|类型)?$/
const DIRECTION = /^(收\/?支|收支(类型|方向|标志)|借\/?贷|借贷(标[志识]|方向)|资金流向|收付标志)$/
const STATE = /^(当前|交易)?状态$/
const REFUNDED = /^成功退款$/
const NUMBER =
  /^(交易单号|交易订单号|交易号|(交易|核心|银行)?流水号|交易序号|回单(编号|号)|业务(编号|流水号)|凭证号码?)$/

/** A statement has its account, its period and remarks above its headings. */
const HEADINGS_WITHIN = 60
/** Nobody writes a longer heading: what is longer is text. */
const LONGEST_HEADING = 20

/** The line of headings: the first that names a day, an amount, and who paid or what for. */
export function headingsIn(
  sheet: readonly (readonly string[])[],
): { readonly at: number; readonly columns: StatementColumns } | undefined {
  for (const [at, cells] of sheet.slice(0, HEADINGS_WITHIN).entries()) {
    const columns = columnsOf(cells)
    const hasAmount = columns.income !== undefined || columns.amount !== undefined
    const saysWhat = columns.payer !== undefined || columns.notes.length > 0
    if (columns.days.length > 0 && hasAmount && saysWhat) return { at, columns }
  }
  return undefined
}

/** Whose statement it is, by its headings and what stands above them. */
export function kindOfStatement(upToHeadings: readonly (readonly string[])[]): StatementKind {
  const said = upToHeadings.map((cells) => cells.join(' ')).join(' ')
  if (said.includes('微信支付') || (said.includes('交易单号') && said.includes('商户单号'))) return 'wechat'
  return said.includes('支付宝') || said.includes('商家订单号') ? 'alipay' : 'bank'
}

/** Without blanks, and without what stands in brackets: `金额（元）`, `交易号      `. */
export function plainHeading(heading: string): string {
  if (heading.length > LONGEST_HEADING * 3) return ''
  const plain = toHalfWidth(heading)
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:]/g, '')
  return plain.length > LONGEST_HEADING ? '' : plain
}

function columnsOf(cells: readonly string[]): StatementColumns {
  const headings = cells.map(plainHeading)
  const every = (pattern: RegExp) => headings.flatMap((heading, at) => (pattern.test(heading) ? [at] : []))
  const first = (pattern: RegExp) => every(pattern)[0]
  return {
    days: DAYS.flatMap(every),
    payer: first(PAYER),
    notes: every(NOTE),
    sorts: every(SORT),
    income: first(INCOME),
    amount: first(AMOUNT),
    currency: first(CURRENCY),
    direction: first(DIRECTION),
    state: first(STATE),
    refunded: first(REFUNDED),
    number: first(NUMBER),
    count: cells.reduce((last, cell, at) => (cell.trim() === '' ? last : at + 1), 0),
  }
}
