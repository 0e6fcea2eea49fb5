import { orSaid } from '../../../../page-parts/telling'
import { isCivilDate } from '../../../../domain/time/civil-date'
import { ORGANS } from '../../../../domain/meeting/meeting-kinds'
import type { LawfullyLeftOut } from '../../../../domain/meeting/left-out'
import { isPartyMember } from '../../../../domain/people/roll'
import { tapped } from '../../../../page-parts/tapped'
import { outcomeOf } from '../../../../services/call-failure'
import type { DuePerson } from '../../../../services/meetings'
import { ask } from '../../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../../services/register'
import {
  candidates,
  duePeople,
  editFor,
  GROUND_CHOICES,
  NOT_KNOWN,
  takenOff,
  withGround,
  type DueEdit,
} from './due-card-view'

/**
 * Who would be due: how many and who, by the register of the day, adjustable with a reason. Asks anew when the organ, the
 * cell or the day changes. Fires `change` with `{ added, removed, reason, lawful, consent }`.
 */
Component({
  properties: {
    branchId: { type: String, value: '' },
    organ: { type: String, value: '' },
    cellId: { type: String, value: '' },
    occurredOn: { type: String, value: '' },
    added: { type: Array, value: [] as string[] },
    removed: { type: Array, value: [] as string[] },
    reason: { type: String, value: '' },
    lawful: { type: Array, value: [] as LawfullyLeftOut[] },
    consent: { type: String, value: '' },
    /** Who is due, where whoever shows the card has asked that already; see `KnownDue`. */
    known: { type: Object, value: NOT_KNOWN },
  },
  data: {
    byRule: [] as readonly DuePerson[],
    others: [] as readonly NamedPerson[],
    state: 'loading' as 'loading' | 'ready' | 'failed',
    message: '',
    count: 0,
    names: '',
    grounds: GROUND_CHOICES,
    off: [] as ReturnType<typeof takenOff>,
    isListed: false,
    isChoosing: false,
    people: [] as { memberId: string; name: string }[],
    chosen: [] as string[],
  },
  observers: {
    'branchId, organ, cellId, occurredOn, known'() {
      void this.load()
    },
    'byRule, others, added, removed, lawful'() {
      this.show()
    },
  },
  methods: {
    async load() {
      const { branchId, organ: wanted, cellId, occurredOn } = this.data
      const organ = ORGANS.find((each) => each === wanted)
      if (!branchId || !organ || !isCivilDate(occurredOn) || (organ === 'cell') !== (cellId !== '')) return
      const { known } = this.data
      if (known.organ === organ && known.cellId === cellId && known.occurredOn === occurredOn)
        return this.setData({ state: 'ready', byRule: known.people })
      const due = await outcomeOf(ask('meeting.due', { branchId, organ, cellId: cellId || null, occurredOn }))
      const now = this.data
      if (now.organ !== wanted || now.cellId !== cellId || now.occurredOn !== occurredOn) return
      if ('failure' in due) this.setData({ state: 'failed', message: due.failure.message })
      else this.setData({ state: 'ready', byRule: due.value.people })
    },
    show() {
      const { byRule, others, added, organ, removed, lawful } = this.data
      const due = duePeople(byRule, others, { added, removed })
      const off = takenOff(byRule, { organ, removed, lawful })
      this.setData({ count: due.length, names: due.map(({ name }) => name).join('、'), off })
    },
    list() {
      this.setData({ isListed: !this.data.isListed })
    },
    async open() {
      const { branchId, byRule, added, removed } = this.data
      const people = await orSaid(peopleWithBelow(branchId))
      if (!people) return
      const others = people.filter(({ stage }) => isPartyMember(stage))
      const chosen = duePeople(byRule, others, { added, removed }).map(({ memberId }) => memberId)
      this.setData({ others, chosen, people: candidates(byRule, others), isChoosing: true })
    },
    close() {
      this.setData({ isChoosing: false })
    },
    choose(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
      this.close()
      const { byRule, lawful } = this.data
      this.fire(editFor(byRule, event.detail.memberIds, lawful))
    },
    fire(change: Partial<DueEdit & { readonly reason: string; readonly consent: string }>) {
      const { added, removed, reason, lawful, consent } = this.data
      this.triggerEvent('change', { added, removed, reason, lawful, consent, ...change })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.fire({ reason: event.detail.value })
    },
    typeConsent(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.fire({ consent: event.detail.value })
    },
    chooseGround(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
      this.fire({ lawful: withGround(this.data.lawful, tapped(event, 'member'), Number(event.detail.value)) })
    },
  },
})
