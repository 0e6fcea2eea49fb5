/** Offered shifts in plain words, and what one can do about each. Pure: the pages and their tests use it. */
import type { OutputOf } from '#contract'
import type { EntryState } from '../../domain/entries/entry'
import { beijingDate, beijingTime, minutesBetween, type Instant } from '../../domain/time/instant'
import { isProven, signInPeriod, slippedIn, type Moment } from '../../domain/service/shift-offer'
import { formatMinutes } from '../../domain/service/volunteering'
import { dayWithWeekday, momentText } from '../../text/dates'

export type Offer = OutputOf<'offer.coming'>['items'][number]
export type OfferWithPeople = OutputOf<'offer.get'>
type Standing = NonNullable<Offer['own']>

/** What the phone still has to send about one offer. */
export type Unsent = 'nothing' | 'sign-in' | 'sign-out'
/** `scanOut`: signing out by the code; `signOut`: without. */
export type OfferAct = 'join' | 'stepBack' | 'signIn' | 'scanOut' | 'signOut'

export interface OfferCard {
  readonly offerId: string
  readonly project: string
  readonly when: string
  readonly site: string
  readonly tag: string
  readonly tone: 'good' | 'wait' | ''
  /** How many mean to come, and how many are wished for. */
  readonly people: string
}

export function offerCard(offer: Offer, thisYear: number): OfferCard {
  const { offerId, project, site, own, state } = offer
  const base = { offerId, project, site, when: whenText(offer, thisYear), people: peopleText(offer) }
  if (state === 'cancelled') return { ...base, tag: '已取消', tone: '', people: offer.reason ?? '' }
  if (own?.left) return { ...base, tag: '已签退', tone: 'good' }
  if (own?.came) return { ...base, tag: '已签到', tone: 'good' }
  if (state === 'closed') return { ...base, tag: '已结束', tone: '' }
  return own ? { ...base, tag: '已报名', tone: 'good' } : { ...base, tag: '', tone: '' }
}

/** `6月11日 周三 09:00–11:30`, `6月11日 周三 22:00–次日02:00` */
export function whenText({ occurredOn, startsAt, endsAt }: Offer, thisYear: number): string {
  const next = beijingDate(endsAt) === occurredOn ? '' : '次日'
  return `${dayWithWeekday(occurredOn, thisYear)} ${beijingTime(startsAt)}–${next}${beijingTime(endsAt)}`
}

function peopleText({ joined, wanted, state }: Offer): string {
  if (state === 'closed') return `${joined} 人参加`
  const wish = wanted === null ? '' : `，希望 ${wanted} 人`
  return joined === 0 ? `还没有人报名${wish}` : `${joined} 人报名${wish}`
}

interface Step {
  readonly act: OfferAct
  readonly label: string
}
export interface OfferSteps {
  /** Where one stands, and what comes next. */
  readonly said: string
  readonly main: Step | null
  /** What can be done instead. */
  readonly other: Step | null
}

/** What the code of the shift is for now, if for anything. */
export type CodeUse = Extract<OfferAct, 'signIn' | 'scanOut'>
export function codeUse({ main }: OfferSteps): CodeUse | null {
  return main?.act === 'signIn' || main?.act === 'scanOut' ? main.act : null
}

const JOIN: Step = { act: 'join', label: '报名参加' }
const STEP_BACK: Step = { act: 'stepBack', label: '退出报名' }
/** Without the code the time is what the person says, for whoever organises to look at. */
const LEAVE = {
  main: { act: 'scanOut', label: '扫码签退' },
  other: { act: 'signOut', label: '没有扫到码，直接签退' },
} as const
const RECORD_WORDS: Partial<Record<EntryState, string>> = {
  proposed: '等组织的同志确认',
  confirmed: '已确认',
  disputed: '支部想和您核实',
  withdrawn: '已撤回',
  superseded: '已更正，请在“我的志愿服务”里看',
}

/** What the person can do about the offer now. What was not sent yet counts as not done; `why` says for what it waits. */
export function stepsOf(offer: Offer, now: Instant, unsent: Unsent, why = ''): OfferSteps {
  const { state, own, reason, startsAt, endsAt } = offer
  const nothing = { main: null, other: null }
  if (state === 'cancelled') return { ...nothing, said: `班次已取消：${reason ?? ''}` }
  if (own?.left) return { ...nothing, said: leftWords(own) }
  if (own?.came && slippedIn(offer, own))
    return { ...nothing, said: `${cameSaid(own.came)}班次同时结束了，等组织的同志核对。` }
  if (state === 'closed') return { ...nothing, said: '班次已经结束。' }
  if (unsent === 'sign-out') return { ...nothing, said: `签退还没有送到：${why}` }
  if (own?.came || unsent === 'sign-in') {
    const said = own?.came ? cameSaid(own.came) : `签到还没有送到：${why}`
    return { said: `${said}离开时请扫组织的同志出示的码签退。`, ...LEAVE }
  }
  const joined = own !== null
  if (now >= endsAt) return { ...nothing, said: '已过结束时间。确实参加了的，请告诉组织的同志登记。' }
  const { opensAt } = signInPeriod(offer)
  if (now >= opensAt)
    return {
      said: `${joined ? '' : '自愿参加。'}到了现场，请扫组织的同志出示的码签到；不方便扫的，请组织的同志登记。`,
      main: { act: 'signIn', label: '扫码签到' },
      other: joined ? STEP_BACK : JOIN,
    }
  const opens = `当天 ${beijingTime(opensAt)} 起可以签到。`
  if (joined) return { said: `您已报名。${opens}`, main: null, other: STEP_BACK }
  const isToday = beijingDate(now) === beijingDate(startsAt)
  const said = `自愿参加${isToday ? `，${opens}` : '。不报名，到时直接来也可以。'}`
  return { said, main: JOIN, other: null }
}

function cameSaid({ at, way }: Moment): string {
  return way === 'kept'
    ? `您 ${beijingTime(at)} 的签到是后来补送的，等组织的同志核对。`
    : `您已在 ${beijingTime(at)} 签到。`
}

function leftWords({ came, left, shift }: Standing): string {
  if (!shift) {
    const isBrief = came && left && minutesBetween(came.at, left.at) < 1
    return `您已签退，${isBrief ? '到场不到一分钟' : '不在班次的时间里'}，没有计时长。有误的，请告诉组织的同志登记。`
  }
  return `您服务了 ${formatMinutes(shift.minutes)}，${RECORD_WORDS[shift.state] ?? ''}。`
}

export interface PersonRow {
  readonly memberId: string
  readonly name: string
  readonly said: string
  /** What else is to be known of how the times came about. */
  readonly note: string
  readonly tag: string
  readonly tone: 'good' | 'wait' | ''
  /** There is no record yet: the times can still be noted here. */
  readonly mayNote: boolean
  readonly cameTime: string
  readonly leftTime: string
}

/** Everybody of an offer, for who organises it. */
export function personRows({ people, state }: OfferWithPeople, thisYear: number): PersonRow[] {
  return (people ?? []).map(({ memberId, memberName, place }) => {
    const { came, left, shift } = place
    return {
      memberId,
      name: memberName ?? '',
      said: cameWords(place),
      note: sourceWords(place, thisYear),
      ...personTag(place, state),
      mayNote: state === 'offered' && shift === null,
      cameTime: came ? beijingTime(came.at) : '',
      leftTime: left ? beijingTime(left.at) : '',
    }
  })
}

function cameWords({ came, left, shift }: Standing): string {
  if (!came) return '已报名，还没有签到'
  const until = left ? `${beijingTime(left.at)} 离开` : '还没有签退'
  return `${beijingTime(came.at)} 到，${until}${shift ? `，${formatMinutes(shift.minutes)}` : ''}`
}

/** How each of the times is known: by the code, sent later, from whoever organised it, or from the person. */
export function sourceWords({ came, left }: Standing, thisYear: number): string {
  const one = (what: string, { way, notedAt }: Moment) =>
    ({
      scan: `${what}：扫码`,
      tap: `${what}：由本人说明`,
      kept: `${what}：没有网络，${momentText(notedAt, thisYear)} 补送`,
      noted: `${what}：组织者登记`,
      closing: '没有签退，按班次结束计',
    })[way]
  return [...(came ? [one('签到', came)] : []), ...(left ? [one('签退', left)] : [])].join('；')
}

function personTag({ came, left, shift }: Standing, state: Offer['state']): Pick<PersonRow, 'tag' | 'tone'> {
  if (slippedIn({ state }, { came, left })) return { tag: '待核对', tone: 'wait' }
  const isOpen = state === 'offered' && (shift === null || shift.state === 'proposed')
  if (isOpen && came && !(isProven(came) && (left === null || isProven(left)))) return { tag: '待核对', tone: 'wait' }
  if (shift?.state === 'confirmed') return { tag: '已确认', tone: 'good' }
  if (shift?.state === 'proposed') return { tag: '待确认', tone: 'wait' }
  if (shift) return { tag: shift.state === 'disputed' ? '有异议' : '已另行处理', tone: '' }
  if (left) return { tag: '没有时长', tone: '' }
  return came ? { tag: '在场', tone: 'good' } : { tag: '', tone: '' }
}
