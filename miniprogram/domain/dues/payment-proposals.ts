/**
 * Whose payment a row of a statement is, and for which months. Certain is only what leaves no choice: one member of that name,
 * and an amount that pays the next open months whole. Everything else is asked, with its reason; nothing is guessed.
 */
import { comparedName } from '../people/person-name'
import { daysBetween, type CivilDate, type Month } from '../time/civil-date'
import type { MemberId } from '../people/identity'
import type { Fen } from '../values/money'
import { reachNotice } from './dues-timing'
import { monthsNamed } from './note-months'
import { paidBy, type OpenMonth } from './open-months'
import type { StatementRow } from './statement-rows'

/** Why a row is asked, in the order in which the first that holds is said. */
export const ROW_DOUBTS = [
  'taken-back',
  'way-unknown',
  'in-the-future',
  'name-unknown',
  'namesakes',
  'several-named',
  'for-another',
  'other-note',
  'maybe-noted',
  'twice-alike',
  'no-account',
  'nothing-open',
  'months-differ',
  'part-of-month',
  'amount-differs',
  'far-months',
] as const
export type RowDoubt = (typeof ROW_DOUBTS)[number]

export interface Payer {
  readonly memberId: MemberId
  readonly name: string
  readonly hasAccount: boolean
  /** In order. */
  readonly open: readonly OpenMonth[]
}
/** A payment that was noted before, whoever noted it. */
export interface NotedPayment {
  readonly memberId: MemberId
  readonly occurredOn: CivilDate
  readonly fen: Fen
}

export interface Proposal {
  /** `unrelated`: nobody's name, no word of dues, and nobody's open months: asked only where somebody wants it. */
  readonly standing: 'certain' | 'doubtful' | 'unrelated' | 'taken'
  readonly doubt: RowDoubt | null
  /** Who it may be, the likeliest first. */
  readonly memberIds: readonly MemberId[]
  /** Those it pays; where the payer wrote down others, the open ones of those. */
  readonly months: readonly Month[]
}

export interface Scene {
  readonly payers: readonly Payer[]
  readonly noted: readonly NotedPayment[]
  readonly today: CivilDate
  /** What has become of the row before: `back` was withdrawn or corrected. */
  readonly before: (row: StatementRow) => 'taken' | 'back' | undefined
}

/** By hand and by list, a payment may be noted some days apart. */
const NEAR_DAYS = 7

/** A proposal for each row, in their order: what one row pays is no longer open for the next. */
export function proposals(rows: readonly StatementRow[], scene: Scene): Proposal[] {
  const open = new Map(scene.payers.map(({ memberId, open: months }) => [memberId, months]))
  const earlier: NotedPayment[] = []
  return rows.map((row) => {
    const payers = scene.payers.map((payer) => ({ ...payer, open: open.get(payer.memberId) ?? [] }))
    const proposal = proposalFor(row, { ...scene, payers }, earlier)
    const [memberId] = proposal.memberIds
    if (memberId !== undefined) earlier.push({ memberId, occurredOn: row.on, fen: row.fen })
    if (proposal.standing === 'certain' && memberId !== undefined)
      open.set(
        memberId,
        (open.get(memberId) ?? []).filter(({ month }) => !proposal.months.includes(month)),
      )
    return proposal
  })
}

function proposalFor(row: StatementRow, scene: Scene, earlier: readonly NotedPayment[]): Proposal {
  const before = scene.before(row)
  const who = whoIn(row, scene.payers)
  const [likeliest] = who.payers
  const paid = paidBy(likeliest?.open ?? [], row.fen)
  const memberIds = who.payers.map(({ memberId }) => memberId)
  if (before === 'taken') return { standing: 'taken', doubt: null, memberIds: [], months: [] }
  const doubt = firstDoubt(row, { who, before, earlier, scene })
  const months = doubt === 'months-differ' ? openNamed(row, likeliest) : paid.months
  if (doubt === undefined) return { standing: 'certain', doubt: null, memberIds, months }
  const isUnrelated = doubt === 'name-unknown' && likeliest === undefined && !isAboutDues(row, scene.payers)
  return { standing: isUnrelated ? 'unrelated' : 'doubtful', doubt, memberIds, months }
}

/** Of the months that the payer wrote down, those that are open: what is asked begins with their word. */
function openNamed({ note, on }: StatementRow, payer: Payer | undefined): Month[] {
  return monthsNamed(note, on).filter((named) => payer?.open.some(({ month }) => month === named))
}

interface Weighed {
  readonly who: Who
  readonly before: 'back' | undefined
  readonly earlier: readonly NotedPayment[]
  readonly scene: Scene
}

function firstDoubt(row: StatementRow, { who, before, earlier, scene }: Weighed): RowDoubt | undefined {
  if (before === 'back') return 'taken-back'
  if (row.isOpenWay) return 'way-unknown'
  if (row.on > scene.today) return 'in-the-future'
  const [payer] = who.payers
  if (who.doubt !== undefined || payer === undefined) return who.doubt ?? 'name-unknown'
  if (saysSomethingElse(row, payer)) return 'other-note'
  const isAlike = ({ memberId, fen }: NotedPayment) => memberId === payer.memberId && fen === row.fen
  if (scene.noted.some((each) => isAlike(each) && isNear(each.occurredOn, row.on))) return 'maybe-noted'
  if (earlier.some((each) => isAlike(each) && daysBetween(each.occurredOn, row.on) <= 1)) return 'twice-alike'
  return amountDoubt(row, payer)
}

function amountDoubt(row: StatementRow, { hasAccount, open }: Payer): RowDoubt | undefined {
  if (!hasAccount) return 'no-account'
  const [first] = open
  if (!first) return 'nothing-open'
  if (row.fen < first.openFen) return 'part-of-month'
  const { months, leftFen } = paidBy(open, row.fen)
  if (leftFen > 0) return 'amount-differs'
  const named = monthsNamed(row.note, row.on)
  if (named.length > 0 && named.join() !== months.join()) return 'months-differ'
  return reachNotice(months, row.on) === undefined ? undefined : 'far-months'
}

function isNear(a: CivilDate, b: CivilDate): boolean {
  return Math.abs(daysBetween(a, b)) <= NEAR_DAYS
}

interface Who {
  readonly payers: readonly Payer[]
  readonly doubt?: RowDoubt
}

/** Who paid by their own name; where that is nobody's, who is named in what it was for. */
function whoIn({ payer, note }: StatementRow, payers: readonly Payer[]): Who {
  const written = comparedName(payer)
  const own = payers.filter(({ name }) => written !== '' && comparedName(name) === written)
  const named = namedIn(note, payers)
  if (own.length > 1) return { payers: own, doubt: 'namesakes' }
  const [self] = own
  if (self) {
    const others = named.filter(({ payer: other }) => other.memberId !== self.memberId)
    return others.length === 0
      ? { payers: own }
      : { payers: [...others.map(({ payer: other }) => other), self], doubt: 'for-another' }
  }
  const found = named.map(({ payer: each }) => each)
  if (new Set(found.map(({ name }) => comparedName(name))).size > 1) return { payers: found, doubt: 'several-named' }
  if (found.length > 1) return { payers: found, doubt: 'namesakes' }
  return named.every(({ isWhole }) => isWhole) ? { payers: found } : { payers: found, doubt: 'name-unknown' }
}

/** What may stand beside a name and is no part of it: of 李明华 the first two are not 李明. */
const BEFORE_NAME = new RegExp(
  String.raw`(^|[^\p{Script=Han}]|党费|党员|同志|支部|小组|[代替帮给为由交缴费月年度半全])$`,
  'u',
)
const AFTER_NAME = new RegExp(
  String.raw`^($|[^\p{Script=Han}·]|党费|党员|同志|交|缴|补|预|的|[一二三四五六七八九十]+[月季]|第|全年|上半年|下半年|本月|今年)`,
  'u',
)

/** The members whose names stand in the text; a name within a longer one that stands there too is not meant. */
function namedIn(note: string, payers: readonly Payer[]): { readonly payer: Payer; readonly isWhole: boolean }[] {
  const text = comparedName(note)
  const found = payers.filter(({ name }) => name.length > 1 && text.includes(comparedName(name)))
  return found.flatMap((payer) => {
    const name = comparedName(payer.name)
    const isWithin = found.some((other) => other !== payer && longerHolds(comparedName(other.name), name, text))
    return isWithin ? [] : [{ payer, isWhole: standsAlone(text, name) }]
  })
}

function longerHolds(longer: string, name: string, text: string): boolean {
  return longer.length > name.length && longer.includes(name) && !text.split(longer).join('|').includes(name)
}

function standsAlone(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return BEFORE_NAME.test(text.slice(0, at)) && AFTER_NAME.test(text.slice(at + name.length))
}

const LETTER = new RegExp(String.raw`\p{L}`, 'u')
const DUES_WORDS = /党费|党员|党组织|支部|[交缴]费/
/** What WeChat, Alipay and banks write themselves. */
const USUAL_WORDS =
  /转账备注|微信转账|转账|汇款|汇入|跨行|他行|本行|行内|网上银行|手机银行|电子银行|网银|超级网银|互联|来账|存入|入账|转存|转入|群收款|二维码|收款|扫码|扫一扫|红包|收钱|零钱|余额|银联|实时|普通|快捷|支付宝|微信|财付通|电子|付款|收入|备注|附言|无|个人|往来款?|款/g

/** A note that speaks of something that is not dues: 午饭, 团购. */
function saysSomethingElse({ note, on }: StatementRow, { name }: Payer): boolean {
  if (DUES_WORDS.test(note) || monthsNamed(note, on).length > 0) return false
  const text = comparedName(note).split(comparedName(name)).join('').replace(USUAL_WORDS, '')
  return LETTER.test(text)
}

/** Whether a row of nobody's name may be dues all the same. */
function isAboutDues(row: StatementRow, payers: readonly Payer[]): boolean {
  if (DUES_WORDS.test(row.note)) return true
  return payers.some(({ open }) => {
    const { months, leftFen } = paidBy(open, row.fen)
    return months.length > 0 && leftFen === 0
  })
}
