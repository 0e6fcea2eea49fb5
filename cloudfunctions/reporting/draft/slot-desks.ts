/** Where the figures of a report are asked for: a desk for each stretch of days and each scope that its slots name. */
import type { Branch } from '#domain/branch/branch'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { Appointment } from '#domain/people/appointment'
import type { BranchId } from '#domain/people/identity'
import type { ReportAuthor, ReportScope } from '#domain/report/duty-report'
import { slotDays, type Slot, type SlotDays, type SlotScope } from '#domain/report/slot'
import type { CivilDate } from '#domain/time/civil-date'
import { formatChineseDate } from '#domain/time/civil-date'
import type { Reader } from '../../application/ports/store'
import { MeasureDesk } from '../measures/desk'
import { dimensionOf } from '../measures/dimensions'
import type { MeasureQuery } from '../measures/extent'
import { officeAmong, type Office } from '../measures/office'
import type { Question } from '../measures/question'
import { Records, type Reading } from '../measures/records'
import { sharedIndicators, type SharedIndicator } from '../measures/shared-indicators'

/** What a report is of: an organization, alone or with all below it, a year up to the cut-off date, seen `on` a day. */
export interface ReportQuery {
  readonly organization: Branch
  /** All below it that the year concerns, by name. */
  readonly below: readonly Branch[]
  readonly scope: ReportScope
  readonly author: Pick<ReportAuthor, 'memberId'> | null
  /** Kinds of record that were set up for the organization. */
  readonly kinds: readonly OwnKind[]
  readonly year: number
  readonly cutOff: CivilDate
  readonly on: CivilDate
  /** Of these organizations, and maybe of more. */
  readonly office: Office
}

/** Why no desk can answer: nobody to ask about, or no organization yet. */
export interface NoDesk {
  readonly why: string
}

export class SlotDesks {
  private readonly desks = new Map<string, MeasureDesk>()
  private readonly indicators: readonly SharedIndicator[]
  private readonly records: Records

  constructor(
    private readonly store: Reader,
    private readonly query: ReportQuery,
    reading: Reading = 'fields',
  ) {
    const organizations = [query.organization, ...query.below]
    this.indicators = sharedIndicators(organizations)
    const branchIds = organizations.map(({ _id }) => _id)
    this.records = new Records(store, officeAmong(query.office, branchIds), reading)
  }

  /** Reads what all of these need, at once: first the records, then those of branches that count for a share. */
  async load(slots: readonly Slot[]): Promise<void> {
    const asked = slots.flatMap((slot) => {
      const desk = this.of(slot)
      return isDesk(desk) ? [{ slot, desk }] : []
    })
    await this.records.load(asked.flatMap(({ slot, desk }) => questionsOf(desk, slot)))
    const counting = await Promise.all(
      asked.map(async ({ slot, desk }) => {
        const measure = slot.scope === 'each-below' ? undefined : desk.measure(slot.measure)
        const those = measure && (await desk.counting(measure))
        return those && those !== desk ? questionsOf(those, slot) : []
      }),
    )
    await this.records.load(counting.flat())
  }

  /** Who held which post in the organizations. */
  get appointments(): readonly Appointment[] {
    return this.records.office.appointments
  }

  /** Of all the report's days and organizations; undefined where nobody can answer for them. */
  get whole(): MeasureDesk | undefined {
    const desk = this.deskOf({})
    return isDesk(desk) ? desk : undefined
  }

  of(slot: Slot): MeasureDesk | NoDesk {
    const { measure: id, part, scope } = slot
    const desk = this.deskOf(slot)
    if (!isDesk(desk)) return desk
    // A template handed down may name an indicator that others have, and what is one's own may have been given up.
    const measure = desk.measure(id)
    const isSplit = part !== undefined && scope !== 'each-below'
    return measure && (!isSplit || dimensionOf(measure, part.by)) ? desk : { why: '这里没有这个指标' }
  }

  private deskOf({ period = 'report', scope = 'report' }: Pick<Slot, 'period' | 'scope'>): MeasureDesk | NoDesk {
    const { year, cutOff, organization, author } = this.query
    const days = slotDays(period, year, cutOff)
    // Since a year that is still to come.
    if (!days) return { why: '所述的年份还没有到' }
    const { formedOn } = organization
    if ((days.cutOff ?? days.period.to) < formedOn) return { why: `${formatChineseDate(formedOn)}才成立` }
    if (scope === 'author' && !author) return { why: '截止日无人任职' }
    const name = `${period} ${scope}`
    const desk = this.desks.get(name) ?? new MeasureDesk(this.store, this.records, this.asked(scope, days))
    this.desks.set(name, desk)
    return desk
  }

  private asked(scope: SlotScope, days: SlotDays): MeasureQuery {
    const { author, on, organization, kinds } = this.query
    const query = { branchIds: this.branchIds(scope), indicators: this.indicators, kinds, on, ...days }
    if (scope !== 'author' || !author) return query
    return { ...query, actor: 'secretary', actorOf: { branchId: organization._id, memberId: author.memberId } }
  }

  private branchIds(scope: SlotScope): BranchId[] {
    const { organization, below, scope: whole } = this.query
    const belowIds = below.map(({ _id }) => _id)
    if (scope === 'each-below') return belowIds
    const isOwn = scope === 'own' || (scope !== 'with-below' && whole === 'own')
    return isOwn ? [organization._id] : [organization._id, ...belowIds]
  }
}

export function isDesk(desk: MeasureDesk | NoDesk): desk is MeasureDesk {
  return desk instanceof MeasureDesk
}

function questionsOf(desk: MeasureDesk, { measure, part, scope }: Slot): Question[] {
  const isEach = scope === 'each-below'
  const whole = desk.measure(measure)
  const dimension = whole && part && !isEach ? dimensionOf(whole, part.by) : undefined
  const { labels, isMeasure } = dimension ?? {}
  const ofParts = isMeasure && typeof labels === 'object' ? Object.keys(labels).map(isMeasure) : []
  const asked = [{ measure, ...(part && !isEach ? { by: part.by } : {}) }, ...ofParts.map((id) => ({ measure: id }))]
  return desk.questions(asked, isEach)
}
