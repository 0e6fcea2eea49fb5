/**
 * Payments that were pasted, as text: rows of a statement with their headings, or a message a line (a bank's, a chat's). What is
 * made of it is a table for the same reading as a file; account numbers, balances, telephones and wages stay on the phone. Pure.
 */
import { addYears, parseCivilDate, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { toHalfWidth } from '../../../domain/values/chinese-text'
import { parseYuan } from '../../../domain/values/money'

export interface PastedList {
  /** A .csv of what is read, with its headings; empty where nothing is. */
  readonly csv: string
  readonly rows: number
  /** Lines without an amount in yuan, or longer than anybody writes: nothing of them is read. */
  readonly passed: number
  /** Lines about wages: nothing of them is read. */
  readonly wages: number
}

/** Of a table: what a list of payments says of a payment. What of it is read, the cloud decides by the heading. */
const KEPT =
  /日期|时间|日$|对方|对手|户名|姓名|名称|付款|汇款|交款|[交缴]费|商品|备注|摘要|附言|用途|留言|说明|类型|分类|贷|收|转入|存入|入账|额|币|借|流向|状态|退款|单号|流水|订单号|交易号|序号|回单|凭证/
const LEFT = /[账帐卡]号|余额|身份|证件|手机|电话|工资|薪|商户|基数/
/** A number that tells the payment from others is kept whole; every other long one is not. */
const OWN_NUMBER = /单号|流水|订单号|交易号|序号|回单|凭证|日期|时间|日$/
const LONG_NUMBER = /[\d*][\s-]?(?:[\d*][\s-]?){5,}[\dXx*]/g
const PAY = '(?:工资|薪|奖金|津贴|绩效|养老金|退休金|离?退休费|公积金|代发)'
const WAGES = new RegExp(PAY)
/** What somebody earns, beside the dues that are paid of it: 每月6000的工资, 基数6000元. */
const EARNED = `(?:${PAY}|基数|[月年]收入|[实应]发|税[前后]|到手)`
const WAGE_SAID = new RegExp(
  String.raw`(?:每个?月)?\d[\d,.]*(?:元|块)?的?${EARNED}(?!\s*:?\s*\d)|${EARNED}[^\d,。;]{0,8}\d[\d,.]*\s*(?:元|块)?`,
  'g',
)
/** Patterns take a line as long as a file by its square. */
const LONGEST_LINE = 2000

const HEADINGS = ['日期', '付款人', '金额', '收/支', '备注']

/** `without`: the day of what names none, not after `today`. */
export function listIn(pasted: string, days: { readonly without: CivilDate; readonly today: CivilDate }): PastedList {
  const written = toHalfWidth(pasted)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const lines = written.filter((line) => line.length <= LONGEST_LINE)
  const head = lines.findIndex((line) => isHeadings(cellsOf(line)))
  const list = head < 0 ? messagesIn(lines, days) : tableIn(lines.slice(head), lines.slice(0, head))
  return { ...list, passed: list.passed + written.length - lines.length }
}

function cellsOf(line: string): string[] {
  // A comma between quotes is of the cell.
  const cells = line.includes('\t') ? line.split('\t') : line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replace(/""/g, '"')
      .trim(),
  )
}

/** Of 1,200.00 without quotes both parts; where with that there are as many cells as headings, no other reading is left. */
function cellsUnder(titles: readonly string[], line: string): string[] {
  const cells = cellsOf(line)
  if (cells.length <= titles.length) return cells
  const whole: string[] = []
  for (const cell of cells) {
    const before = whole[whole.length - 1] ?? ''
    if (/^\d{3}(?:\.\d{1,2})?$/.test(cell) && /^[-+¥￥]*\d{1,3}(?:,\d{3})*$/.test(before))
      whole[whole.length - 1] = `${before},${cell}`
    else whole.push(cell)
  }
  return whole.length === titles.length ? whole : cells
}

function isHeadings(cells: readonly string[]): boolean {
  const has = (pattern: RegExp) => cells.some((cell) => cell.length <= 20 && pattern.test(cell))
  return cells.length > 2 && has(/日期|时间|日$/) && has(/额|收入|贷方|存入|转入/)
}

function tableIn([headings = '', ...lines]: readonly string[], above: readonly string[]): PastedList {
  const titles = cellsOf(headings)
  const below = lines.map((line) => cellsUnder(titles, line))
  const kept = titles.flatMap((title, at) => (KEPT.test(title) && !LEFT.test(title) ? [at] : []))
  const wages = below.filter((cells) => cells.some((cell) => WAGES.test(cell) && !cell.includes('党费')))
  const rows = below.filter((cells) => !wages.includes(cells))
  const read = rows.map((cells) => [
    ...kept.map((at) => (OWN_NUMBER.test(titles[at] ?? '') ? (cells[at] ?? '') : plain(cells[at] ?? ''))),
    // None of its cells is sure then; that there are more is all that is said.
    ...(cells.slice(titles.length).some((cell) => cell !== '') ? ['…'] : []),
  ])
  // Whose statement it is stands above its headings.
  const kinds = above.flatMap((line) => /微信支付|支付宝/.exec(line) ?? [])
  return {
    csv: csvOf([...kinds.slice(0, 1).map((kind) => [kind]), kept.map((at) => titles[at] ?? ''), ...read]),
    ...{ rows: rows.length, passed: 0, wages: wages.length },
  }
}

/** Who wrote, and when, where a chat says it above what was written. */
interface Above {
  readonly payer: string
  readonly day: string | undefined
  readonly clock: string
}
const SIGNATURE = /^([\u4e00-\u9fa5·]{2,6})\s*(:?)$/

function messagesIn(
  lines: readonly string[],
  days: { readonly without: CivilDate; readonly today: CivilDate },
): PastedList {
  const rows: string[][] = []
  let above: Above = { payer: '', day: undefined, clock: '' }
  let [passed, wages] = [0, 0]
  for (const line of lines) {
    const { day, clock, rest } = dated(line, days.today)
    const [, signature, colon] = SIGNATURE.exec(rest.trim()) ?? []
    const signs = colon === ':' || day !== undefined || clock !== ''
    if (signature !== undefined && signs) above = { payer: signature, day: day ?? above.day, clock }
    else if (WAGES.test(line) && !line.includes('党费')) wages += 1
    else {
      const amount = FOREIGN.test(rest) ? undefined : amountIn(rest)
      const said = amount && messageIn(rest, amount.said)
      if (!said || !amount) passed += 1
      else {
        const on = day ?? above.day ?? days.without
        const at = [on, clock || above.clock].join(' ').trim()
        const isOut = said.isOut || amount.isMinus
        rows.push([at, said.payer || above.payer, amount.yuan, isOut ? '支出' : '收入', said.note])
      }
    }
  }
  return { csv: rows.length === 0 ? '' : csvOf([HEADINGS, ...rows]), rows: rows.length, passed, wages }
}

const WHOLE_DAY = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/
const DAY = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/
const CLOCK = /(?:上午|下午|晚上|早上|凌晨|中午)?\s*(\d{1,2}):(\d{2})(?::\d{2})?/

/**
 * The day and the clock of a line, and the line without them. A day without its year is of this year, or the last; one that is none
 * stays as written, for the reading to say so.
 */
function dated(line: string, today: CivilDate) {
  const whole = WHOLE_DAY.exec(line)
  const short = whole ? null : DAY.exec(line)
  const [said = '', ...parts] = whole ?? (short ? [short[0], String(yearOf(today)), short[1], short[2]] : [])
  const [year = '', month = '', dayOfMonth = ''] = parts
  const named = parseCivilDate(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  const real = named !== undefined && short && named > today ? addYears(named, -1) : named
  const day: string | undefined = real ?? (said === '' ? undefined : said.trim())
  const withoutDay = line.replace(said, ' ')
  const clock = CLOCK.exec(withoutDay)
  return {
    day,
    clock: clock ? `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}` : '',
    rest: clock ? withoutDay.replace(clock[0], ' ') : withoutDay,
  }
}

const FOREIGN = /[$€£]|USD|HK[D元]|EUR|GBP|JPY|美[元金]|港[币元]|欧元|英镑|日元/i
const BALANCE = /(?:可用|活期|账户|当前)*余额[^,。;]*(?:,\d{3})*[^,。;]*/g
const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)`
/** The surest first. A number with 月 behind it is no amount. */
const AMOUNTS = [
  new RegExp(
    `(?:收入|入账|到账|转入|存入|汇入|收到|收款|支出|转出|消费|人民币)[^\\d余]{0,24}?${NUMBER}(?![\\d月号日])`,
  ),
  new RegExp(`[¥￥]\\s*${NUMBER}`),
  new RegExp(`${NUMBER}\\s*(?:元|块)`),
  new RegExp(`(?:^|[^\\d.])${NUMBER}\\s*$`),
]

interface Amount {
  readonly yuan: string
  /** The words it stands in. */
  readonly said: string
  readonly isMinus: boolean
}

function amountIn(rest: string): Amount | undefined {
  const text = plain(rest.replace(BALANCE, ''))
  for (const pattern of AMOUNTS) {
    const found = pattern.exec(text)
    const yuan = found?.[1]
    if (!found || yuan === undefined || parseYuan(yuan) === undefined) continue
    const before = text.slice(0, found.index + found[0].lastIndexOf(yuan))
    // What stands right before the number is of the name, or a sign: 李明30.
    return { yuan, said: found[0].replace(/^\D(?=\d)/, ''), isMinus: MINUS.test(before) }
  }
  return undefined
}

const MINUS = /(?:^|[\s:,;])[-−]\s*[¥￥]?\s*$/

const PAYERS = [
  /(?:对方户名|对方|付款[人方]|汇款人|户名)[\s:为是]*([\u4e00-\u9fa5·]{2,10})/,
  /[((]([\u4e00-\u9fa5·]{2,4}?)(?:支付宝|微信|财付通|跨行|网银|手机|转|汇)/,
  /(?:^|】)\s*([\u4e00-\u9fa5·]{2,4}?)(?:于|向您|向你)/,
  /收到\s*(?!党费|转账|汇款|款)([\u4e00-\u9fa5·]{2,4}?)(?=的|转|交|缴|汇|党费|[\s:,、\d])/,
  /^\s*(?:\d{1,3}[.、)\s]\s*)?(?!党费|交|缴|转|收|已|微信|支付宝|您|账户|红包)([\u4e00-\u9fa5·]{2,4}?)(?=[\s:,、]|\d|党费|的|交|缴|转|退|$)/,
]
const OF_BANK = /尾号|账户|帐户|银行|支行|余额/
const PAID_BACK = /退款|退还|退回|退汇|冲正|冲销|撤销|抹账/
const GOES_OUT = /支出|转出|消费|扣款|付款给|取现/
const IN_BRACKETS = /[((]([^()()]*)[))]/
const USUAL = /支付宝|微信|财付通|转账|跨行|网银|汇款|他行|来账|收入|存入|快捷/g

/** A bank's words are left out of the note: what the payer wrote stands in brackets. */
function messageIn(rest: string, amount: string) {
  const text = plain(rest.replace(BALANCE, ''))
  const payer = PAYERS.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined) ?? ''
  const isBank = OF_BANK.test(rest)
  const words = isBank ? (IN_BRACKETS.exec(text)?.[1] ?? '').replace(USUAL, '') : text.replace(amount, ' ')
  const note = [words, PAID_BACK.exec(text)?.[0] ?? '']
    .join(' ')
    .replace(payer, ' ')
    .replace(/^\s*\d{1,3}[.、)]/, '')
    .replace(/[,。;:¥￥元块]/g, ' ')
  return { payer, note: note.replace(/\s+/g, ' ').trim(), isOut: GOES_OUT.test(text) && !/收入/.test(text) }
}

function plain(text: string): string {
  return text
    .replace(WAGE_SAID, '')
    .replace(LONG_NUMBER, '')
    .replace(/\(\s*\)/g, '')
}

function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')).join('\r\n')
}
